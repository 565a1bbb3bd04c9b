"""What a process took: seconds, processor seconds, and the most memory it held.

A child's peak counts what its parent held by then, so who measures imports nothing large.
"""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one process: seconds on the wall and of all processors, megabytes (of 10^6 bytes)."""

    seconds: float
    processor: float
    megabytes: float

    def written(self) -> dict[str, float]:
        return {name: round(value, 3) for name, value in asdict(self).items()}


class FailedError(Exception):
    """A process that is measured ended with a fault; its message is what it said."""


def run(
    command: Sequence[str], *, scratch: Path, environment: Mapping[str, str] | None = None
) -> Taken:
    """Run it to its end. Exit code 1 is a finding, as `standards audit` means it.

    Raises FailedError with what it said for any other code but 0.
    """
    given = {**os.environ, "TMPDIR": str(scratch), **(environment or {})}
    with tempfile.TemporaryFile(dir=scratch) as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=REPOSITORY, env=given, stdout=said, stderr=said)
        used, status = _waited(child)
        seconds = time.perf_counter() - began
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, 1):
            said.seek(0)
            text = said.read().decode(errors="replace")
            raise FailedError(f"{' '.join(command)} ended with {code}\n{text}")
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def _waited(child: subprocess.Popen[bytes]) -> tuple[resource.struct_rusage, int]:
    """What the system says of the child; ends it first if this is interrupted."""
    try:
        _, status, used = os.wait4(child.pid, 0)
    except BaseException:
        child.kill()
        child.wait()
        raise
    child.returncode = os.waitstatus_to_exitcode(status)  # or it would be waited for again
    return used, status

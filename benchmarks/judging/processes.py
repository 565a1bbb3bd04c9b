"""What a process took: seconds, processor seconds, and the most memory it held.

A child's peak counts what its parent held by then, so who measures imports nothing large. Of a
process that starts others, memory is looked up several times a second, of all of them together:
what they share is counted once.
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

_LOOK = 0.7
"""Seconds between two looks at what processes hold; each takes some milliseconds a gigabyte."""
_TICK = 0.02
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
        used, status, together = _waited(child)
        seconds = time.perf_counter() - began
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, 1):
            said.seek(0)
            text = said.read().decode(errors="replace")
            raise FailedError(f"{' '.join(command)} ended with {code}\n{text}")
    return Taken(seconds, used.ru_utime + used.ru_stime, max(used.ru_maxrss, together) * 1024 / 1e6)


def _waited(child: subprocess.Popen[bytes]) -> tuple[resource.struct_rusage, int, int]:
    """What the system says of the child; ends it first if this is interrupted.

    The last number are the kilobytes that it and those it started held at most, 0 if it was alone.
    """
    together, look = 0, time.perf_counter() + _LOOK
    try:
        while True:
            pid, status, used = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() >= look:
                together = max(together, _held_together(child.pid))
                look = time.perf_counter() + _LOOK
            time.sleep(_TICK)
    except BaseException:
        child.kill()
        child.wait()
        raise
    child.returncode = os.waitstatus_to_exitcode(status)  # or it would be waited for again
    return used, status, together


def _held_together(pid: int) -> int:
    """Kilobytes of a process and all below it; 0 where it has started none, or none can be seen."""
    family, below = [pid], 0
    while below < len(family):
        family += _started_by(family[below])
        below += 1
    return sum(map(_share, family)) if len(family) > 1 else 0


def _started_by(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        texts = [(thread / "children").read_text() for thread in threads]
    except OSError:
        return []
    return [int(each) for text in texts for each in text.split()]


def _share(pid: int) -> int:
    """What it holds, and of what it shares with others its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)

"""Runs the command and sends it signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

_HEEDING = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-m", "standards_engine", *sys.argv[1:]])
"""
"""A shell that runs the tests in the background may have had Ctrl-C ignored."""


class Stopped(NamedTuple):
    code: int
    out: str
    err: str
    children: list[str]
    """Processes of its group that outlived it."""


def stopped(
    arguments: Sequence[str | Path],
    temporary: Path,
    *,
    when: Callable[[], object],
    signals: Sequence[int] = (signal.SIGINT,),
) -> Stopped:
    """`standards ARGUMENTS`, stopped as soon as `when` holds; `temporary` is its TMPDIR."""
    running = subprocess.Popen(
        [sys.executable, "-c", _HEEDING, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
        start_new_session=True,
    )
    while not when() and running.poll() is None:
        time.sleep(0.005)
    assert running.poll() is None, f"it ended by itself: {running.communicate()}"
    for number in signals:
        os.killpg(running.pid, number)
        time.sleep(0.02)
    out, err = running.communicate(timeout=60)
    assert "Traceback" not in err, err
    return Stopped(running.returncode, out, err, _of_group(running.pid))


def _of_group(group: int) -> list[str]:
    """But those that are ended and not yet cleared away, which stand in brackets."""
    found = subprocess.run(
        ["ps", "-o", "args=", "-g", str(group)], capture_output=True, text=True, check=False
    )
    return [line for line in found.stdout.splitlines() if not line.startswith("[")]

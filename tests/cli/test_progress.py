"""Long work is visible on a terminal, and only there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from standards_engine.cli.progress import Display, Stage, told
from tests.cli.command import standards

_LONG = "100,000,000 of 1,000,000,000 rows, 9:00:00 left"
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_a_terminal(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output, and what was written to the terminal that is standard error."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "standards_engine", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env={**os.environ, "TERM": "xterm"},
    ) as running:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
        out = running.stdout.read() if running.stdout else ""
    os.close(ours)
    return running.returncode, out, seen.decode()


def _read(terminal: int) -> bytes:
    """Nothing once the last one has closed the other side, which some systems tell as a fault."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_long_audit_shows_where_it_is(long_log: Path) -> None:
    asked = ("audit", long_log, "-r", long_log.with_name("calls.std"), "--brief", "--quiet")
    code, out, seen = on_a_terminal(*(each for each in asked if each != "--quiet"))
    shown = CODES.sub("", seen)
    assert code == 1
    assert out == standards(*asked).out
    stages = ["reading", "sorting", "judging"]
    assert [word for word in stages if word in shown] == stages
    assert re.search(r"judging .* of 1,200,000 rows, 0:\d\d left", shown)
    assert seen.endswith("\x1b[1A\x1b[2K")


@pytest.mark.parametrize("option", ["--quiet", "--brief"])
def test_nothing_flickers_on_a_short_audit(small_log: Path, option: str) -> None:
    """Also where the display is prepared, since the work may be long."""
    rules = small_log.with_name("calls.std")
    code, out, seen = on_a_terminal("schema", "plan")
    assert (code, seen) == (0, "")
    code, out, seen = on_a_terminal("audit", small_log, "-r", rules, option)
    assert code == 1
    assert out.startswith("1 of 2 standards violated")


def test_nothing_is_shown_where_nobody_looks(long_log: Path) -> None:
    ended = standards("audit", long_log, "-r", long_log.with_name("calls.std"), "--brief")
    assert (ended.code, ended.err) == (1, "")


class _Call:
    """Something that works for long, at so many percent."""

    def __init__(self, *percents: float) -> None:
        self._percents = iter(percents)

    def interrupt(self) -> None: ...

    def query_progress(self) -> float:
        return next(self._percents)


def test_how_far_it_is_comes_from_rows_or_else_from_the_call() -> None:
    assert Stage("judging", 200, 0.0, done=50).share([_Call(10)]) == 0.25
    assert Stage("judging", 200, 0.0, done=500).share([]) == 1
    reading = Stage("reading", None, 0.0)
    call = _Call(-1, 10, 80, 5)
    assert [reading.share([call]) for _ in range(4)] == [None, 0.1, 0.8, 0.05]
    assert reading.began > 0, "a call that begins anew has its own time"
    assert reading.share([call]) is None, "it has ended by itself"


@pytest.mark.parametrize(
    ("stage", "share", "elapsed", "words"),
    [
        (Stage("judging", 1000, 0, done=250), 0.25, 60, "250 of 1,000 rows, 3:00 left"),
        (Stage("judging", 1000, 0), 0.0, 60, "0 of 1,000 rows"),
        (Stage("judging", 10**9, 0, done=10**8), 0.1, 3600, _LONG),
        (Stage("reading", None, 0), 0.5, 7, "50%, 0:07 left"),
        (Stage("reading", None, 0), 0.5, 0.1, "50%"),
        (Stage("sorting", None, 0), None, 65, "for 1:05"),
        (Stage("opening", None, 0, done=12), None, 5, "12 rows, for 0:05"),
    ],
)
def test_what_is_known_is_told(
    stage: Stage, share: float | None, elapsed: float, words: str
) -> None:
    assert told(stage, share, elapsed) == words


def test_a_display_that_was_never_shown_ends_at_once() -> None:
    with Display(after=3600) as display:
        display.stage("reading")
        with display.during(_Call(1)):
            display.advance(5)

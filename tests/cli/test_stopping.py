"""Whatever a command is doing when it is stopped, it says so, and leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.stopping import stopped

MOMENTS: dict[str, Callable[[Path, Path], object]] = {
    "while it begins": lambda _temporary, _results: True,
    "while it reads": lambda temporary, _: list(temporary.iterdir()),
    "while it judges": lambda _, results: any(
        each.stat().st_size > 1000 for each in results.glob(".found.*/verdicts.parquet")
    ),
}
"""The folder for temporary files, and that of the results."""


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("signals", "code"),
    [
        ((signal.SIGINT,), 130),
        ((signal.SIGINT, signal.SIGINT), 130),
        ((signal.SIGTERM,), 143),
    ],
    ids=["Ctrl-C", "Ctrl-C twice", "as CI ends a job"],
)
def test_a_stopped_audit_leaves_nothing(
    long_log: Path, tmp_path: Path, moment: str, signals: tuple[int, ...], code: int
) -> None:
    temporary, results = tmp_path / "temporary", tmp_path / "results"
    temporary.mkdir()
    results.mkdir()
    (results / "old.json").write_text("old")
    rules, found, old = long_log.with_name("calls.std"), results / "found", results / "old.json"
    ended = stopped(
        ["audit", long_log, "-r", rules, "--out", found, "-o", old],
        temporary,
        when=lambda: MOMENTS[moment](temporary, results),
        signals=signals,
    )
    assert ended.out == ""
    assert list(temporary.iterdir()) == []
    assert [each.name for each in results.iterdir()] == ["old.json"]
    assert old.read_text() == "old"
    assert ended.children == []
    if moment != "while it begins":  # as early as that, Python itself may be what is stopped
        assert ended.code == code
        assert ended.err.strip() == "interrupted"


@pytest.mark.parametrize(
    "begun", ["spark.log", "blockmgr-*"], ids=["while Java starts", "while Spark works"]
)
def test_a_stopped_audit_on_spark_leaves_nothing(
    long_log: Path, tmp_path: Path, begun: str
) -> None:
    """Java is a process of its own, and so are those of Python that it starts."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    rules = long_log.with_name("calls.std")
    ended = stopped(
        ["audit", long_log, "-r", rules, "--engine", "spark"],
        temporary,
        when=lambda: list(temporary.glob(f"standards-*/{begun}")),
    )
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "interrupted")
    assert list(temporary.iterdir()) == []
    assert ended.children == []


def test_a_killed_audit_leaves_no_half_file(long_log: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("old")
    ended = stopped(
        ["audit", long_log, "-r", long_log.with_name("calls.std"), "--out", tmp_path / "found"],
        tmp_path,
        when=lambda: MOMENTS["while it judges"](tmp_path, tmp_path),
        signals=[signal.SIGKILL],
    )
    assert ended.code == -signal.SIGKILL
    assert not (tmp_path / "found").exists()


def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    """`nohup standards audit …` is meant to outlive its terminal."""
    program = (
        "import signal, subprocess, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
        "sys.exit(subprocess.run([sys.executable, '-c', sys.argv[1]]).returncode)"
    )
    inner = (
        "import os, signal; from standards_engine.cli.interruption import Interruption;"
        "from standards_engine.cli.work import Work\n"
        "with Interruption(Work()): os.kill(os.getpid(), signal.SIGHUP); print('still here')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, inner], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "still here\n")


_DEAF = """\
import os, signal, sys, threading
from pathlib import Path
from standards_engine.cli.interruption import Interruption
from standards_engine.cli.work import Work

work = Work()
with Interruption(work), work.temporary(Path(sys.argv[1])):
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    while True:
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass
"""


def test_work_that_does_not_come_back_is_ended(tmp_path: Path) -> None:
    """What is left is taken back by the thread that heard the signal."""
    left = tmp_path / "left"
    left.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", _DEAF, str(left)], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (143, "interrupted\n")
    assert not left.exists()

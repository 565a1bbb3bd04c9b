"""Logs that are not what they were, that may not be read, or of which half cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import standards
from tests.cli.test_auditing_a_small_log import LOG, RULES


def _grown(log: Path) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write("case-1,asked,2026-01-01 00:00:00,late\n")


def _replaced(log: Path) -> None:
    other = log.with_name("other.csv")
    other.write_bytes(log.read_bytes())
    other.replace(log)


def _cut(log: Path) -> None:
    os.truncate(log, log.stat().st_size // 2)


@pytest.mark.parametrize("change", [_grown, _replaced, _cut, Path.unlink])
def test_a_log_that_changes_while_it_is_read_is_refused(
    long_log: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    log, temporary = tmp_path / "log.csv", tmp_path / "temporary"
    log.write_bytes(long_log.read_bytes())
    temporary.mkdir()
    program = [sys.executable, "-m", "standards_engine", "audit", log, "--out", tmp_path / "found"]
    with subprocess.Popen(
        [*program, "-r", long_log.with_name("calls.std")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    ) as running:
        while not list(temporary.iterdir()):
            assert running.poll() is None
        change(log)
        out, err = running.communicate()
    assert (running.returncode, out) == (2, "")
    assert err == (
        f"error: `{log}` changed while it was read [log-changed]\n"
        "  help: audit a copy, or wait until nothing writes to it: findings must say of which "
        "file\n"
    )
    assert not (tmp_path / "found").exists()
    assert list(temporary.iterdir()) == []


_UNPRIVILEGED = (
    "import ctypes, os, sys; prctl = ctypes.CDLL(None).prctl\n"
    "for capability in (1, 2): prctl(24, capability, 0, 0, 0)\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'standards_engine', *sys.argv[1:]])"
)
"""Even where the tests run as the system's own user, whom rights do not bind."""


@pytest.mark.parametrize("of_the_folder", [False, True], ids=["file", "folder"])
def test_a_log_without_the_right_to_read_it(tmp_path: Path, *, of_the_folder: bool) -> None:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    log = tmp_path / "logs" / "repairs.csv"
    log.parent.mkdir()
    log.write_text(LOG, encoding="utf-8")
    locked = log.parent if of_the_folder else log
    locked.chmod(0)
    ended = subprocess.run(
        [sys.executable, "-c", _UNPRIVILEGED, "audit", "logs/repairs.csv", "-r", "repairs.std"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    locked.chmod(0o700)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[0] == (
        "error: `logs/repairs.csv` cannot be read: permission denied [log-not-readable]"
    )


def test_a_device_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    ended = standards("audit", "/dev/null", "-r", "repairs.std", cwd=tmp_path)
    assert ended.code == 2
    assert "/dev/null" in ended.err


def test_half_of_the_rows_without_a_case(tmp_path: Path) -> None:
    """The other half is judged, and the loss is told; more than allowed of it ends with 2."""
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    head, *rows = LOG.splitlines()
    lost = ["," + row.partition(",")[2] for row in rows]
    both = [row for pair in zip(rows, lost, strict=True) for row in pair]
    (tmp_path / "repairs.csv").write_text("\n".join([head, *both]), encoding="utf-8")
    asked = ("audit", "repairs.csv", "-r", "repairs.std", "-f", "json")
    ended = standards(*asked, cwd=tmp_path)
    log = json.loads(ended.out)["log"]
    assert ended.code == 1
    assert (log["rows_read"], log["rows_used"], log["rows_quarantined"]) == (14, 7, 7)
    assert [(each["count"], each["first_row"]) for each in log["quarantine"]] == [(7, 3)]
    assert standards(*asked, "--max-quarantined", "10%", cwd=tmp_path).code == 2


def test_times_of_mixed_offsets_are_the_instants_they_say(tmp_path: Path) -> None:
    """09:00 in Rome is 08:00 UTC, 16:00 in Shanghai and, without an offset, 09:00 of the rules."""
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    written = ["2026-03-02 09:00", "2026-03-02T08:00:00Z", "2026-03-02 16:00:00+08:00"]
    rows = [f"{case},{time},reported,north," for case, time in enumerate(written, 1)]
    rows += [f"{case},2026-03-03T02:59:59-05:00,visited,," for case in (1, 2, 3)]
    text = "\n".join([LOG.splitlines()[0], *rows])
    (tmp_path / "repairs.csv").write_text(text, encoding="utf-8")
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", "-f", "json", cwd=tmp_path)
    findings = json.loads(ended.out)
    assert ended.code == 0
    assert (findings["log"]["first"], findings["log"]["last"]) == (
        "2026-03-02T09:00:00+01:00",
        "2026-03-03T08:59:59+01:00",
    )
    assert findings["standards"][0]["met"] == 3

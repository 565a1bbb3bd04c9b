"""`standards explain` of `by …`: a deadline is a deadline, and no limit that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset care "Care"
  zone "Asia/Shanghai"

a case ends at closed

event reported
  due instant
event visited
event closed

standard visit "Visit"
  for each reported
  expect visited by reported.due
"""
LOG = """case_id,timestamp,activity,due
1,2026-03-02 09:00,reported,2026-03-04 04:00
1,2026-03-04 09:00,visited,
2,2026-03-02 09:00,reported,2026-03-04 04:00
2,2026-03-04 04:00,visited,
"""


@pytest.mark.parametrize(
    ("case", "verdict", "told"),
    [
        ("1", "Missed", "The deadline is 2026-03-04 04:00; 5 h too late"),
        ("2", "Met", "The deadline is 2026-03-04 04:00"),
    ],
)
def test_the_deadline_is_told(tmp_path: Path, case: str, verdict: str, told: str) -> None:
    (tmp_path / "care.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    log = ("--log", "log.csv", "--case", case)
    done = standards("explain", "care.std", "visit", *log, cwd=tmp_path)
    assert done.code == 0
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[3].startswith(verdict)
    assert told in lines
    assert not any("limit is" in line for line in lines)

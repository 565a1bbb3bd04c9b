"""`standards explain` says which waiver covers a miss, and leaves the arithmetic as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset care "Care"
  zone "Asia/Shanghai"

a case ends at closed

each case has
  region text

event reported
event visited
event closed

standard visit "Visit"
  for each reported
  expect visited within 24 hours

waive visit where case.region = "north" from 2026-03-01 until 2026-03-15
  because     "Floods closed the roads"
  approved by "regional quality manager"
"""
LOG = """case_id,timestamp,activity,region
1,2026-03-02 09:00,reported,north
1,2026-03-05 09:00,visited,north
2,2026-03-02 09:00,reported,south
2,2026-03-05 09:00,visited,south
3,2026-03-20 09:00,reported,north
3,2026-03-25 09:00,visited,north
4,2026-03-02 09:00,reported,north
4,2026-03-02 10:00,visited,north
"""
SINGLE = """waivers:
  - rule: visit
    case: "2"
    from: 2026-03-01
    until: 2026-03-31
    because: the customer asked for that day
    approved_by: head of service
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("care.std", RULES), ("log.csv", LOG), ("single.yaml", SINGLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def explained(folder: Path, case: str, *options: str) -> list[str]:
    log = ("--log", "log.csv", "--case", case)
    done = standards("explain", "care.std", "visit", *log, *options, cwd=folder)
    assert done.code == 0
    return done.out.splitlines()


def test_a_miss_that_a_waiver_covers(folder: Path) -> None:
    lines = explained(folder, "1")
    assert lines[3] == "Waived: the awaited event came after it was due"
    assert lines[4] == (
        "Waived from 2026-03-01 until 2026-03-15, approved by regional quality manager: "
        "Floods closed the roads"
    )
    assert any("72 h passed, and all of it counted" in line for line in lines)


@pytest.mark.parametrize("case", ["2", "3"])
def test_another_region_and_another_day_are_missed(folder: Path, case: str) -> None:
    lines = explained(folder, case)
    assert lines[3].startswith("Missed:")
    assert not any("Floods" in line for line in lines)


def test_what_was_met_needs_no_waiver(folder: Path) -> None:
    lines = explained(folder, "4")
    assert lines[3].startswith("Met:")
    assert not any("Floods" in line for line in lines)


def test_a_waiver_of_a_single_case(folder: Path) -> None:
    lines = explained(folder, "2", "--waivers", "single.yaml")
    assert lines[3].startswith("Waived:")
    assert lines[4].endswith("approved by head of service: the customer asked for that day")

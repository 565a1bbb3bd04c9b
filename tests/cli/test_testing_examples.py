"""`standards test`: files, folders, and coverage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

EVENTS = "event reported\nevent visited\n"
STANDARD = "standard visit for each reported expect visited within 24 hours\n"
MET = """example "in time" of visit
  2026-03-01 09:00 reported
  2026-03-01 10:00 visited
  expect met
"""
MISSED = """example "late" of visit
  2026-03-01 09:00 reported
  2026-03-03 10:00 visited
  expect missed
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = 'ruleset {} "Care"\n  zone "Asia/Shanghai"\n'
    (tmp_path / "one.std").write_text(head.format("one") + EVENTS + STANDARD + MET)
    (tmp_path / "two.std").write_text(head.format("two") + "use one\n" + MISSED)
    return tmp_path


def test_every_file_of_a_folder_by_itself_and_every_example_once(folder: Path) -> None:
    done = standards("test", folder)
    assert done.code == 0
    assert done.out.splitlines() == [
        "ok    visit: in time",
        "ok    visit: late",
        "2 of 2 examples as expected",
    ]


def test_coverage_names_what_no_example_shows(folder: Path) -> None:
    done = standards("test", folder / "one.std", "--coverage")
    assert done.code == 3
    assert done.out.splitlines()[1:] == [
        "1 of 1 examples as expected",
        "0 of 1 rules and exceptions shown both ways",
        "      visit: no example is not met",
    ]


def test_whole_coverage_is_success(folder: Path) -> None:
    (folder / "one.std").write_text((folder / "one.std").read_text() + MISSED)
    done = standards("test", folder / "one.std", "--coverage", "--quiet")
    assert done.code == 0
    assert "1 of 1 rules and exceptions shown both ways" in done.out


def test_a_failing_example_outranks_coverage(folder: Path) -> None:
    text = (folder / "one.std").read_text().replace("expect met", "expect missed")
    (folder / "one.std").write_text(text)
    done = standards("test", folder / "one.std", "--coverage")
    assert done.code == 1
    assert "expected missed, was met (answered)" in done.out

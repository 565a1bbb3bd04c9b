"""`standards test`: files, folders, differences, and coverage."""

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


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_every_file_of_a_folder_by_itself_and_every_example_once(folder: Path) -> None:
    done = standards("test", folder)
    assert done.code == 0
    assert done.out.splitlines() == [
        "ok    visit: in time",
        "ok    visit: late",
        "2 of 2 examples as expected",
    ]


def test_without_rules_those_of_the_current_folder_but_not_of_hidden_ones(folder: Path) -> None:
    (folder / ".venv").mkdir()
    (folder / ".venv" / "broken.std").write_text("this is no rule file")
    done = standards("test", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert "2 of 2 examples as expected" in done.out


def test_a_folder_without_rules_says_so(tmp_path: Path) -> None:
    done = standards("test", cwd=tmp_path)
    assert done.code == 2
    assert "the folder holds no rule file" in done.err


def test_rules_without_an_example_are_not_a_success(folder: Path) -> None:
    changed(folder / "one.std", MET, "")
    done = standards("test", folder / "one.std")
    assert (done.code, done.out) == (3, "0 of 0 examples as expected\n")


def test_coverage_names_what_no_example_shows(folder: Path) -> None:
    done = standards("test", folder / "one.std", "--coverage")
    assert done.code == 3
    assert done.out.splitlines()[1:] == [
        "1 of 1 example as expected",
        "",
        "rule   clause    shown by examples  not shown",
        "visit  the rule  met 1              not met",
        "",
        "0 of 1 rules and exceptions shown both ways",
        "50% of all their ways are shown by an example",
    ]


def test_whole_coverage_is_success(folder: Path) -> None:
    (folder / "one.std").write_text((folder / "one.std").read_text() + MISSED)
    done = standards("test", folder / "one.std", "--coverage", "--quiet")
    assert done.code == 0
    assert done.out.splitlines() == [
        "2 of 2 examples as expected",
        "1 of 1 rules and exceptions shown both ways",
        "100% of all their ways are shown by an example",
    ]


def test_what_is_only_told_does_not_change_the_exit_code(folder: Path) -> None:
    """A condition of which no example shows that it does not hold."""
    changed(folder / "one.std", "event reported", "event reported\n  urgent boolean")
    changed(
        folder / "one.std", "each reported expect", "each reported where reported.urgent expect"
    )
    changed(folder / "one.std", "09:00 reported", "09:00 reported urgent = true")
    text = (folder / "one.std").read_text()
    late = MISSED.replace("09:00 reported", "09:00 reported urgent = true")
    (folder / "one.std").write_text(text + late)
    done = standards("test", folder / "one.std", "--coverage", "--quiet")
    assert done.code == 0
    assert "visit  for each … where `reported.urgent`  holds 2            does not hold" in done.out
    assert "0 of 1 other clauses shown in every way" in done.out


def test_a_failing_example_outranks_coverage(folder: Path) -> None:
    changed(folder / "one.std", "expect met", "expect missed")
    done = standards("test", folder / "one.std", "--coverage")
    assert done.code == 1
    assert "expected missed, was met: the awaited event came in time" in done.out


def test_a_difference_shows_the_word_and_how_the_verdict_was_found(folder: Path) -> None:
    changed(folder / "two.std", "expect missed", "expect met")
    came = "`visited` came 2026-03-03 10:00, not within 24 hours of"
    done = standards("test", "two.std", cwd=folder)
    assert done.code == 1
    assert done.out.splitlines() == [
        "fails visit: late",
        "      two.std:7:10",
        "        7 |   expect met",
        "          |          ^^^",
        f"      expected met, was missed: {came} `reported` at",
        "      2026-03-01 09:00; due 2026-03-02 09:00, 1 day 1 hour late",
        "        Due 2026-03-02 09:00",
        "        The limit is 24 h, due 2026-03-02 09:00; the clock shows 49 h; 25 h too late",
        "",
        "        What applied",
        "          what",
        "          limit: 24 hours",
        "",
        "        What happened",
        "          time              row  event       what it is to the standard",
        "          2026-03-01 09:00  1    `reported`  the trigger",
        "          2026-03-03 10:00  2    `visited`   the awaited event, too late",
        "",
        "0 of 1 example as expected",
    ]


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("met, pending", "obligation 2 of 2: expected pending, but there is no such obligation"),
        ("missed, met", "obligation 1 of 2: expected missed, was met: the awaited event came in"),
    ],
)
def test_of_several_obligations_each_is_told(folder: Path, expect: str, told: str) -> None:
    changed(folder / "one.std", "expect met", f"expect {expect}")
    assert told in standards("test", folder / "one.std").out


def test_more_obligations_than_expected(folder: Path) -> None:
    again = "  2026-03-02 10:00 reported\n  expect met"
    changed(folder / "one.std", "  expect met", again)
    done = standards("test", folder / "one.std")
    assert done.code == 1
    assert (
        "obligation 2 of 2: was pending, and nothing was expected: the awaited event may still come"
        in done.out
    )


def test_where_nothing_is_owed_it_is_said_why(folder: Path) -> None:
    changed(folder / "one.std", "  2026-03-01 09:00 reported\n", "")
    done = standards("test", folder / "one.std")
    assert "expected met, but nothing is owed: it has 1 row, and no `reported`" in done.out


def test_a_waiver_does_not_count_and_that_is_said(folder: Path) -> None:
    waiver = (
        'waive visit from 2026-03-01 until 2026-03-31\n  because "flood"\n  approved by "boss"\n'
    )
    text = (folder / "one.std").read_text()
    (folder / "one.std").write_text(text + waiver + MISSED.replace("expect missed", "expect met"))
    done = standards("test", folder / "one.std")
    assert done.code == 1
    assert "      `visit` has a waiver; examples are judged without waivers" in done.out


def test_in_chinese(folder: Path) -> None:
    changed(folder / "two.std", "expect missed", "expect met")
    done = standards("test", folder, "--coverage", "--lang", "zh")
    assert done.code == 1
    assert "符合  visit: in time" in done.out
    assert "不符  visit: late" in done.out
    assert "预期达标，结果未达标：" in done.out
    assert "2个示例中1个符合预期" in done.out
    assert "1条规则和例外中，0条的两种情形都有示例" in done.out

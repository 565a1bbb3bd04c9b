"""`standards explain`: every number of a small case by hand, and what is said of no case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset repairs "Repairs at home"
  zone "Europe/Rome"

calendar office
  open monday..friday 09:00..17:00

a case ends at closed

event reported
  fault       text
  appointment optional instant
event visited
event away
event back
event moved
  to          instant
event withdrawn
event closed

standard home_visit "An engineer arrives within 24 hours"
  promise  "We come within 24 hours."
  for each reported where reported.fault != "question"
  expect   visited within 24 hours
  except   named_time when reported.appointment is given
           expect visited after reported.appointment within 24 hours
  pause    away until back
  cancelled by withdrawn
  owner    "service centre"

standard most_visits "At most two visits a day"
  for each day
  require count(visited) <= 2

standard in_office_hours "An engineer arrives within 12 open hours"
  effective from 2026-01-01
  for each reported
  expect   visited within 12 hours
  clock runs during office
"""
HEAD = "case_id,timestamp,activity,fault,appointment\n"
LOG = HEAD + (
    "1,2026-03-02 09:00,reported,noise,\n"
    "1,2026-03-02 10:00,away,,\n"
    "1,2026-03-02 10:30,phoned,,\n"
    "1,2026-03-02 15:00,back,,\n"
    "1,2026-03-03 14:00:00.000001,visited,,\n"
    "1,2026-03-03 15:00,closed,,\n"
    "2,2026-03-02 09:00,reported,door,2026-03-04 09:00\n"
    "2,2026-03-03 09:00,visited,,\n"
    "2,2026-03-04 10:00,visited,,\n"
    "3,2026-03-02 09:00,reported,question,\n"
    "4,2026-03-02 09:00,visited,,\n"
)
NO_QUESTION = '`reported.fault != "question"` does not hold (reported.fault is "question")'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def explained(folder: Path, name: str, case: str, *more: str) -> str:
    ended = standards(
        "explain", "repairs.std", name, "--log", "log.csv", "--case", case, *more, cwd=folder
    )
    assert ended.code == 0, ended.said
    return ended.out


def squeezed(text: str) -> list[str]:
    """Lines without the blanks that align their columns."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_a_case_to_the_microsecond(folder: Path) -> None:
    lines = squeezed(explained(folder, "home_visit", "1"))
    assert lines[0] == "home_visit, case 1, as of 2026-03-04 10:00 (Europe/Rome)"
    assert "Missed: the awaited event came after it was due" in lines
    assert "2026-03-02 09:00 1 h 1 h the clock runs" in lines
    assert "2026-03-02 10:00 5 h – paused from row 3 to row 5" in lines
    assert "2026-03-03 14:00 0.000001 s 0.000001 s late: the clock runs" in lines
    assert "2026-03-02 15:00 23 h 23 h the clock runs" in lines
    passed = "Until 2026-03-03 14:00:00.000001, 29 h 0.000001 s passed"
    assert f"{passed}: 24 h 0.000001 s counted, 5 h left out" in lines
    shown = "the clock shows 24 h 0.000001 s; 0.000001 s too late"
    assert f"The limit is 24 h, due 2026-03-03 14:00; {shown}" in " ".join(lines)


def test_the_exception_that_held_and_the_visit_that_came_too_soon(folder: Path) -> None:
    lines = squeezed(explained(folder, "home_visit", "2"))
    assert "Met: the awaited event came in time" in lines
    assert any(line.startswith("exception `named_time` reported.appointment is") for line in lines)
    assert any(
        line.startswith("2026-03-03 09:00 9 `visited` does not count: it comes before")
        for line in lines
    )
    assert any(line.startswith("2026-03-02 09:00 48 h – not started") for line in lines)
    assert "Until 2026-03-04 10:00, 49 h passed: 1 h counted, 48 h left out" in lines


def test_open_hours_one_by_one(folder: Path) -> None:
    lines = squeezed(explained(folder, "in_office_hours", "1"))
    assert "2026-03-02 09:00 8 h 8 h `office` is open" in lines
    assert "2026-03-02 17:00 16 h – `office` is closed" in lines
    passed = "Until 2026-03-03 14:00:00.000001, 29 h 0.000001 s passed"
    assert f"{passed}: 13 h 0.000001 s counted, 16 h left out" in lines


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        (
            "3",
            [
                "nothing is owed in this case: nothing in it begins an obligation",
                "What could have begun one:",
                f"  2026-03-02 09:00 · 11 · `reported` · {NO_QUESTION}",
            ],
        ),
        ("4", ["nothing is owed in this case: it has 1 row, and no `reported`"]),
    ],
)
def test_a_case_in_which_nothing_is_owed(folder: Path, case: str, lines: list[str]) -> None:
    found = json.loads(explained(folder, "home_visit", case, "-f", "json"))
    assert found["nothing_owed"] == [{"version": None, "lines": lines}]
    assert "Nothing is owed in this case" in explained(folder, "home_visit", case)


def test_json_adds_up(folder: Path) -> None:
    found = json.loads(explained(folder, "home_visit", "1", "-f", "json"))
    [explanation] = found["explanations"]
    assert (explanation["limit"], explanation["counted"]) == (
        "24 hours",
        "24 hours 0.000001 seconds",
    )
    assert [each["effect"] for each in explanation["stretches"]] == [
        "counted",
        "paused",
        "counted",
        "counted",
    ]
    assert [each["late"] for each in explanation["stretches"]] == [False, False, False, True]
    assert explanation["stretches"][1]["pauses"] == [
        {"clause": "pause away until back", "first_row": 3, "last_row": 5}
    ]
    assert explanation["lines"][0] == "missed: the awaited event came after it was due"


def test_json_is_as_its_schema_says(folder: Path) -> None:
    from pydantic import TypeAdapter

    from standards_engine.reports.explained.documents import CaseExplained

    for name, case in (("home_visit", "1"), ("home_visit", "3"), ("most_visits", "2")):
        found = explained(folder, name, case, "-f", "json")
        assert TypeAdapter(CaseExplained).validate_json(found, strict=True)["case"] == case
    schema = json.loads(standards("schema", "explanation").out)
    assert schema["$id"] == "standards-engine/explanation/1"


def test_what_a_case_adds_to_a_standard_for_each_period(folder: Path) -> None:
    found = json.loads(explained(folder, "most_visits", "2", "-f", "json"))
    assert [(each["row"], each["period"], each["certain"]) for each in found["contributions"]] == [
        (9, "2026-03-03", True),
        (10, "2026-03-04", True),
    ]
    lines = squeezed(explained(folder, "most_visits", "2"))
    assert "This case is counted: 2 of 3 rows" in lines
    assert "2026-03-03 09:00 9 `visited` 2026-03-03 count(visited) one" in lines
    nothing = squeezed(explained(folder, "most_visits", "3"))
    assert "This case adds nothing: 0 of 1 row counted" in nothing


def test_of_very_many_obligations_only_the_first_are_shown(folder: Path) -> None:
    rows = "".join(f"1,2026-03-02 09:00:{number:02},reported,noise,\n" for number in range(30))
    (folder / "log.csv").write_text(HEAD + rows, encoding="utf-8")
    out = explained(folder, "home_visit", "1")
    assert "Obligation 20 of 30" in out
    assert "Obligation 21 of 30" not in out
    assert "10 more of 30 obligations are not shown: --obligation names one" in out
    last = explained(folder, "home_visit", "1", "--obligation", "30")
    assert "Obligation 30 of 30" in last
    assert "not shown" not in last


def test_markdown(folder: Path) -> None:
    out = explained(folder, "home_visit", "1", "-f", "markdown")
    assert "**Missed**: the awaited event came after it was due" in out
    assert "| from | lasts | counts | why |" in out


def test_a_standard_as_it_is_written(folder: Path) -> None:
    ended = standards("explain", "repairs.std", "home_visit", cwd=folder)
    assert ended.code == 0
    assert ended.out.startswith("home_visit: An engineer arrives within 24 hours\n")
    assert "promise   We come within 24 hours." in ended.out
    assert "  except   named_time when reported.appointment is given\n" in ended.out
    assert "in_office_hours" not in ended.out


def test_a_standard_that_does_not_exist(folder: Path) -> None:
    ended = standards("explain", "repairs.std", "home_visits", cwd=folder)
    assert ended.code == 2
    assert "the rules declare nothing called `home_visits` [unknown-declaration]" in ended.err
    assert "did you mean `home_visit`?" in ended.err


def test_a_case_that_does_not_exist(folder: Path) -> None:
    where = ("explain", "repairs.std", "home_visit", "--log", "log.csv", "--case")
    ended = standards(*where, "17", cwd=folder)
    assert ended.code == 2
    assert "the log has no case `17` [unknown-case]" in ended.err
    assert "did you mean `1`?" in ended.err
    assert "it has 4 cases, such as `1`, `2`, `3`" in standards(*where, "R-99", cwd=folder).err
    early = standards(*where, "1", "--as-of", "2026-03-01", cwd=folder)
    assert early.code == 2
    assert "the case `1` has no row up to the end of 2026-03-01" in early.err
    assert "give a later `--as-of`" in early.err


@pytest.mark.parametrize("half", [("--log", "log.csv"), ("--case", "1")])
def test_a_case_needs_a_log_and_a_log_a_case(folder: Path, half: tuple[str, str]) -> None:
    ended = standards("explain", "repairs.std", "home_visit", *half, cwd=folder)
    assert ended.code == 2
    assert "name both: --log LOG and --case ID" in ended.err


def test_an_obligation_that_the_case_does_not_have(folder: Path) -> None:
    ended = standards(
        "explain", "repairs.std", "home_visit", "--log", "log.csv", "--case", "1",
        "--obligation", "2", cwd=folder,
    )  # fmt: skip
    assert ended.code == 2
    assert "the case has no obligation 2" in ended.err

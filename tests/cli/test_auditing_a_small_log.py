"""The main road of an auditor: a rule file and a CSV, the answer, the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """\
ruleset repairs "Repairs at home"
  zone "Europe/Rome"

event reported "A customer reports a fault"
  region      text
  appointment optional instant
event visited "An engineer arrives"

standard home_visit "An engineer comes within 24 hours"
  for each reported
  expect   visited within 24 hours
  except   named_time when reported.appointment is given
           expect visited after reported.appointment within 24 hours
  goal     95% each month by reported.region
"""
LOG = """\
case_id,timestamp,activity,region,appointment
1,2026-03-02 09:00,reported,north,
1,2026-03-02 17:30,visited,,
2,2026-03-02 10:00,reported,north,2026-03-06 14:00
2,2026-03-06 15:10,visited,,
3,2026-03-04 16:20,reported,north,
3,2026-03-06 08:05,visited,,
4,2026-03-31 18:00,reported,south,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "repairs.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def audit(folder: Path, *options: str) -> tuple[int, dict[str, object]]:
    ended = standards(
        "audit", "repairs.csv", "-r", "repairs.std", "-f", "json", *options, cwd=folder
    )
    return ended.code, json.loads(ended.out)


def test_a_missed_goal_ends_with_1_and_is_named(folder: Path) -> None:
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert ended.code == 1
    assert "2 of 3 met (66.7%), below the goal of 95% in 2026-03" in ended.out
    assert "\x1b" not in ended.out


def test_the_findings_are_those_of_the_contract(folder: Path) -> None:
    code, found = audit(folder)
    assert code == found["exit_code"] == 1
    assert found["schema"] == "standards-engine/findings/1"
    assert found["as_of"] == "2026-03-31T18:00:00+02:00"
    (standard,) = found["standards"]
    counts = {name: standard[name] for name in ("obligations", "met", "missed", "pending")}
    assert counts == {"obligations": 4, "met": 2, "missed": 1, "pending": 1}
    assert standard["attainment"] == 0.6667
    log = found["log"]
    assert log["rows_read"] == log["rows_used"] == 7
    (violation,) = found["violations"]
    assert violation["missed_cases"] == ["3"]
    assert violation["confirmed"] is True


def test_both_judges_find_the_same(folder: Path) -> None:
    _, columnar = audit(folder)
    _, reference = audit(folder, "--engine", "reference")
    assert reference.pop("engine") == "reference"
    assert columnar.pop("engine") == "duckdb"
    assert columnar == reference


def test_as_of_decides_what_is_pending(folder: Path) -> None:
    code, found = audit(folder, "--as-of", "2026-03-05 12:00")
    (standard,) = found["standards"]
    assert (standard["met"], standard["missed"], standard["pending"]) == (1, 0, 2)
    assert code == 0
    _, found = audit(folder, "--as-of", "2026-04-10")
    (standard,) = found["standards"]
    assert (standard["met"], standard["missed"], standard["pending"]) == (2, 2, 0)


def test_from_and_to_select_obligations_by_their_beginning(folder: Path) -> None:
    _, found = audit(folder, "--from", "2026-03-03", "--to", "2026-03-04")
    (standard,) = found["standards"]
    assert (standard["obligations"], standard["missed"]) == (1, 1)


def test_severity_below_the_threshold_does_not_change_the_exit_code(folder: Path) -> None:
    ended = standards(
        "audit", "repairs.csv", "-r", "repairs.std", "--severity", "critical", cwd=folder
    )
    assert ended.code == 0
    assert "violated" in ended.out


def test_a_report_in_a_file_is_whole_and_needs_no_network(folder: Path) -> None:
    ended = standards(
        "audit", "repairs.csv", "-r", "repairs.std", "-f", "html", "-o", "report.html", cwd=folder
    )
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert (ended.code, ended.out) == (1, "")
    assert "home_visit" in page
    assert "</html>" in page
    assert not [word for word in ("http://", "https://", "<script", "@import") if word in page]


def test_a_waiver_of_one_case_takes_the_miss_out_of_the_ratio(folder: Path) -> None:
    (folder / "waivers.yaml").write_text(
        "waivers:\n  - rule: home_visit\n    case: 3\n    from: 2026-03-01\n    until: 2026-03-31\n"
        "    because: the road was flooded\n    approved_by: regional quality manager\n",
        encoding="utf-8",
    )
    code, found = audit(folder, "--waivers", "waivers.yaml")
    (standard,) = found["standards"]
    assert (standard["met"], standard["missed"], standard["waived"]) == (2, 0, 1)
    assert code == 0


def test_a_clause_that_is_not_judged_is_refused(folder: Path) -> None:
    rules = RULES.replace(
        "expect   visited within", "reopened by reported resume\n  expect its own visited within"
    )
    (folder / "repairs.std").write_text(rules, encoding="utf-8")
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert ended.code == 2
    assert "`home_visit` uses `reopened by … resume, with its own`" in ended.err
    assert ended.out == ""


def test_rules_without_a_standard_are_refused(folder: Path) -> None:
    ended = standards("audit", "repairs.csv", "-r", "planning/seven_constraints", cwd=folder)
    assert ended.code == 2
    assert "nothing to judge a log by" in ended.err


def test_a_parameter_takes_another_value(folder: Path) -> None:
    rules = RULES.replace("within 24 hours\n  except", "within visit_limit\n  except")
    rules = rules.replace("standard home", "parameter visit_limit = 24 hours\n\nstandard home")
    (folder / "repairs.std").write_text(rules, encoding="utf-8")
    _, found = audit(folder, "--set", "visit_limit=48 hours")
    (standard,) = found["standards"]
    assert (standard["met"], standard["missed"]) == (3, 0)
    assert found["parameters"] == {"visit_limit": "48 hours"}
    ended = standards(
        "audit", "repairs.csv", "-r", "repairs.std", "--set", "visit_limit=CNY 3", cwd=folder
    )
    assert ended.code == 2
    assert "visit_limit" in ended.err


def test_too_much_undetermined_or_unreadable_changes_the_exit_code(folder: Path) -> None:
    log = (
        LOG.replace("3,2026-03-06 08:05,visited", "3,soon,visited")
        + ",2026-03-09 10:00,visited,,\n"
    )
    (folder / "repairs.csv").write_text(log, encoding="utf-8")
    code, found = audit(folder)
    (standard,) = found["standards"]
    assert (standard["missed"], standard["undetermined"]) == (0, 1)
    read = found["log"]
    assert (read["rows_partly_used"], read["rows_quarantined"]) == (1, 1)
    assert code == 0
    assert audit(folder, "--max-undetermined", "5%")[0] == 3
    assert audit(folder, "--max-quarantined", "1%")[0] == 2


def test_a_group_too_small_to_judge_is_said_to_be(folder: Path) -> None:
    rules = RULES.replace("by reported.region", "by reported.region given at least 20")
    (folder / "repairs.std").write_text(rules, encoding="utf-8")
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert ended.out.startswith("There was too little to judge")


def test_one_row_is_told_as_one(folder: Path) -> None:
    (folder / "repairs.csv").write_text(
        "".join(LOG.splitlines(keepends=True)[:2]), encoding="utf-8"
    )
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert "repairs.csv: 1 row read, 1 used" in ended.out


INSPECTIONS = """\
ruleset inspections
  zone "Europe/Rome"
each case has
  region text
event opened
event inspected
standard monthly "Every region is inspected each month"
  for each month by case.region
  require count(inspected) >= 1
"""


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_a_group_without_any_counted_event_is_judged_too(tmp_path: Path, engine: str) -> None:
    (tmp_path / "r.std").write_text(INSPECTIONS, encoding="utf-8")
    rows = "case_id,timestamp,activity,region\na,2026-01-05 10:00,opened,north\n"
    rows += "a,2026-01-06 10:00,inspected,north\nb,2026-01-05 10:00,opened,south\n"
    (tmp_path / "log.csv").write_text(rows, encoding="utf-8")
    options = ("--as-of", "2026-01-31", "--engine", engine, "-f", "json")
    ended = standards("audit", "log.csv", "-r", "r.std", *options, cwd=tmp_path)
    (standard,) = json.loads(ended.out)["standards"]
    found = {each["by"]["case.region"]: each["met"] for each in standard["groups"]}
    assert found == {"north": 1, "south": 0}
    assert (standard["met"], standard["missed"], ended.code) == (1, 1, 1)

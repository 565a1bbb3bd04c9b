"""Which clauses the examples show: each way of each clause is shown by one example, and only it."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.analysis.examples import run_examples, whole_coverage_of
from standards_engine.diagnostics import render_all
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules

RULES = """ruleset care "Care"
  zone "Europe/Rome"

a case ends at closed

calendar office
  open monday..friday 08:00..18:00
calendar plant
  open daily 06:00..22:00

event reported
  kind        one of "door", "cooling", "noise"
  area        text
  appointment optional instant
event visited
  done        boolean
event away
event back
event moved
event withdrawn
event again
event closed
event called
  wait        duration

table hours(area)
  "north" gives 4 hours
  any     gives 8 hours

standard visit "A visit"
  for each reported where reported.kind != "noise"
  expect   visited where visited.done
           within 10 hours when reported.kind = "door", otherwise 24 hours
  except   named when reported.appointment is given
           expect visited after reported.appointment within hours(reported.area)
  clock runs during plant when reported.area = "works", otherwise office
  pause    away until back
  cancelled by withdrawn
  restarted by moved
  reopened by again resume
  warn     at 50%

standard calls "Calls are answered quickly"
  for each month
  require  average(called.wait) <= 20 seconds if there are at least 2 called

standard closing "Closed within 2 days"
  effective until 2026-02-28
  for each reported
  expect closed within 2 days

standard closing "Closed within a day"
  effective from 2026-03-01
  for each reported
  expect closed within 1 day
"""

DOOR = 'kind = "door", area = "south"'
COOLING = 'kind = "cooling", area = "south"'
WORKS = 'kind = "cooling", area = "works"'
EXAMPLES = {
    # 2 March 2026 is a Monday
    "door": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-02 10:00 visited done = true",
        "met",
    ),
    "cooling": (
        "visit",
        f"2026-03-02 09:00 reported {COOLING}",
        "2026-03-02 10:00 visited done = false",
        "2026-03-09 10:00 visited done = true",
        "missed",
    ),
    "noise": (
        "visit",
        '2026-03-02 09:00 reported kind = "noise", area = "south"',
        f"2026-03-02 09:30 reported {DOOR}",
        "2026-03-02 10:00 visited done = true",
        "met",
    ),
    "north": (
        "visit",
        '2026-03-02 09:00 reported kind = "door", area = "north", appointment = 2026-03-03 10:00',
        "2026-03-03 11:00 visited done = true",
        "met",
    ),
    "elsewhere": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}, appointment = 2026-03-03 10:00",
        "2026-03-03 11:00 visited done = true",
        "met",
    ),
    "works": (
        "visit",
        f"2026-03-02 20:00 reported {WORKS}",
        "2026-03-03 07:00 visited done = true",
        "met",
    ),
    "away": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-02 09:10 away",
        "2026-03-02 09:20 back",
        "2026-03-02 10:00 visited done = true",
        "met",
    ),
    "withdrawn": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-02 10:00 withdrawn",
        "excused",
    ),
    "moved": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-02 10:00 moved",
        "2026-03-02 11:00 visited done = true",
        "met",
    ),
    "again": (
        "visit",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-02 10:00 visited done = true",
        "2026-03-02 11:00 again",
        "2026-03-02 12:00 visited done = true",
        "met",
    ),
    "soon": ("visit", f"2026-03-02 09:00 reported {DOOR}", "as of 2026-03-02 10:00", "pending"),
    "nearly": ("visit", f"2026-03-02 09:00 reported {DOOR}", "as of 2026-03-02 17:00", "pending"),
    "quick": (
        "calls",
        "2026-01-02 09:00 called wait = 10 seconds",
        "2026-01-02 09:10 called wait = 12 seconds",
        "as of 2026-01-31",
        "met",
    ),
    "slow": (
        "calls",
        "2026-01-02 09:00 called wait = 40 seconds",
        "2026-01-02 09:10 called wait = 12 seconds",
        "as of 2026-01-31",
        "missed",
    ),
    "quiet": (
        "calls",
        "2026-01-02 09:00 called wait = 40 seconds",
        "as of 2026-01-31",
        "excused",
    ),
    "before": (
        "closing",
        f"2026-02-02 09:00 reported {DOOR}",
        "2026-02-03 10:00 closed",
        "met",
    ),
    "since": (
        "closing",
        f"2026-03-02 09:00 reported {DOOR}",
        "2026-03-06 10:00 closed",
        "missed",
    ),
}


def written(name: str) -> str:
    rule, *lines, verdicts = EXAMPLES[name]
    expect = [f"expect {verdicts}"] if verdicts else []
    body = "".join(f"  {line}\n" for line in [*lines, *expect])
    return f'example "{name}" of {rule}\n{body}'


def lacking(folder: Path, *names: str) -> set[tuple[str, str, str | None, str]]:
    rules = folder / "care.std"
    rules.write_text(RULES + "".join(map(written, names)), encoding="utf-8")
    checked = load_rules([str(rules)], vocabulary=plan_vocabulary())
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    results = list(run_examples(checked.ruleset))
    assert not [result for result in results if not result.kept]
    return {
        (each.rule, each.kind.value, each.clause, way)
        for each in whole_coverage_of(checked.ruleset, results)
        for way in each.lacking
    }


def test_all_examples_together_show_every_way_of_every_clause(tmp_path: Path) -> None:
    assert lacking(tmp_path, *EXAMPLES) == set()


def test_without_examples_every_way_of_every_clause_is_lacking(tmp_path: Path) -> None:
    found = lacking(tmp_path)
    kinds = {kind for _, kind, _, _ in found}
    assert kinds == {
        "rule",
        "exception",
        "version",
        "for each … where",
        "expect … where",
        "limit",
        "table row",
        "clock runs during",
        "pause",
        "cancelled by",
        "restarted by",
        "reopened by",
        "warn",
        "if there are at least",
    }
    assert len(found) == 30


@pytest.mark.parametrize(
    ("without", "told"),
    [
        (
            "cooling",
            {
                ("rule", None, "not met"),
                ("expect … where", "visited.done", "does not hold"),
                ("clock runs during", "office", "closed time left out"),
            },
        ),
        ("noise", {("for each … where", 'reported.kind != "noise"', "does not hold")}),
        ("north", {("table row", 'hours: "north" gives 4 hours', "chosen")}),
        ("elsewhere", {("table row", "hours: any gives 8 hours", "chosen")}),
        (
            "works",
            {
                ("clock runs during", "plant", "chosen"),
                ("clock runs during", "plant", "closed time left out"),
            },
        ),
        ("away", {("pause", "pause away until back", "run")}),
        ("withdrawn", {("cancelled by", "withdrawn", "happened")}),
        ("moved", {("restarted by", "moved", "happened")}),
        ("again", {("reopened by", "again", "happened")}),
        ("soon", {("warn", None, "pending, not at risk")}),
        ("nearly", {("warn", None, "at risk")}),
        ("slow", {("rule", None, "not met")}),
        ("quiet", {("if there are at least", "2", "too few")}),
        ("before", {("rule", None, "met"), ("version", "..2026-02-28", "judged by")}),
        ("since", {("rule", None, "not met"), ("version", "2026-03-01..", "judged by")}),
    ],
)
def test_without_one_example_its_way_is_lacking(
    tmp_path: Path, without: str, told: set[tuple[str, str | None, str]]
) -> None:
    found = lacking(tmp_path, *(name for name in EXAMPLES if name != without))
    assert {(kind, clause, way) for _, kind, clause, way in found} == told


def test_a_way_of_an_exception_is_not_that_of_the_standard(tmp_path: Path) -> None:
    """Both limits of the standard are lacking where only its exception was judged."""
    found = {
        (kind, clause) for _, kind, clause, way in lacking(tmp_path, "north") if kind == "limit"
    }
    assert found == {
        ("limit", '10 hours, reported.kind = "door"'),
        ("limit", "24 hours"),
    }

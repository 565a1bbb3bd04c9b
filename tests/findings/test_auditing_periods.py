"""Standards for each period: judged when every case was seen, and again over the whole log."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from standards_engine.findings import periods_again
from standards_engine.findings.judging import Judged, reference_judge
from standards_engine.findings.status import Status
from standards_engine.judge.fold import Cell, Part
from standards_engine.judge.tallies import Counted, Tally
from standards_engine.logs.events import EventBatch
from standards_engine.reports.phrases import remarks
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Fold,
    Order,
)
from standards_engine.rules.nodes import (
    ForEachPeriod,
    Goal,
    Period,
    PeriodRequirement,
    Ruleset,
    Standard,
)
from standards_engine.rules.types import ListOf, Number, Record
from tests.findings.auditing import audited, visits, waiver
from tests.findings.building import DAY, at, home_visit


def two_visits_a_month(**changes: object) -> Standard:
    visited = EventsOf(("visited",), ListOf(Record("visited")))
    count = Aggregate(Fold.COUNT, "visited", visited, None, None, Number())
    enough = Comparison(Order.AT_LEAST, count, Constant(Fraction(2), Number()))
    return home_visit(
        name="two_visits",
        trigger=ForEachPeriod(Period.MONTH),
        expectation=PeriodRequirement(enough),
        **changes,
    )


MONTHS = [
    *visits("0", "2026-01-03 09:00", 1),
    *visits("1", "2026-02-03 09:00", 1),
    *visits("2", "2026-02-03 10:00", 1),
    *visits("3", "2026-03-03 09:00", 1),
]


def test_a_period_is_judged_when_every_case_was_seen() -> None:
    found = audited(two_visits_a_month(), rows=MONTHS, batch=1)
    assert [(g.period, g.status) for g in found.standards[0].groups] == [
        ("2026-01", Status.VIOLATED),
        ("2026-02", Status.KEPT),
        ("2026-03", Status.NOTHING),
    ]
    (violation,) = found.violations
    assert (violation.period, violation.case, violation.observed) == ("2026-01", None, "1")
    assert violation.partial is True
    assert violation.confirmed is True
    assert violation.message == "the required condition does not hold in 2026-01: observed 1"
    assert found.exit_code == 1


def test_a_goal_over_periods_is_one_ratio_of_all_of_them() -> None:
    half = two_visits_a_month(goal=Goal(Fraction(1, 2)))
    assert audited(half, rows=MONTHS).standards[0].status is Status.KEPT
    more = two_visits_a_month(goal=Goal(Fraction(3, 4)))
    (violation,) = audited(more, rows=MONTHS).violations
    assert violation.missed_cases == ("2026-01",)
    assert violation.message == (
        "1 of 2 met (50.0%), below the goal of 75%; at best 66.7% can be reached"
    )


def test_a_period_keeps_its_id_when_the_log_begins_earlier() -> None:
    earlier = [*visits("x", "2025-12-03 09:00", 1), *visits("y", "2025-12-03 09:00", 1), *MONTHS]
    (before,) = audited(two_visits_a_month(), rows=MONTHS).violations
    (after,) = audited(two_visits_a_month(), rows=earlier).violations
    assert before.id == after.id


def test_a_waiver_covers_a_period_that_began_within_its_dates() -> None:
    january = waiver(rule="two_visits", first=at("2026-01-01 08:00") // DAY)
    found = audited(two_visits_a_month(), rows=MONTHS, waivers=(january,))
    assert found.violations == ()
    assert found.standards[0].counts.waived == 1


# --- judging again ------------------------------------------------------------------------------


def forgetful(rules: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """A judge that overlooks one visit of each period."""
    judged = reference_judge(rules, events, as_of)
    return Judged(judged.verdicts, [(index, _without_one(part)) for index, part in judged.parts])


def _without_one(part: Part) -> Part:
    cells: dict[Cell, Tally] = {
        cell: replace(tally, certain=tally.certain - 1)
        for cell, tally in part.cells.items()
        if isinstance(tally, Counted)
    }
    return Part(cells, part.groups)


def test_a_period_that_comes_out_differently_is_a_fault_of_the_tool() -> None:
    """Of January too few visits are found either way, but not as few."""
    found = audited(two_visits_a_month(), rows=MONTHS, judge=forgetful)
    assert found.exit_code == 4
    told = {(d.case, d.field, d.judged, d.judged_again) for d in found.disagreements}
    assert told == {
        ("2026-01", "observed", "0", "1"),
        ("2026-02", "verdict", "missed", "met"),
        ("2026-02", "reason", "fails", "holds"),
        ("2026-02", "observed", "1", "2"),
    }
    assert [violation.confirmed for violation in found.violations] == [False, False]


def test_the_periods_of_a_goal_are_judged_again_too() -> None:
    goal = two_visits_a_month(goal=Goal(Fraction(3, 4)))
    assert [v.confirmed for v in audited(goal, rows=MONTHS).violations] == [True]
    assert [v.confirmed for v in audited(goal, rows=MONTHS, judge=forgetful).violations] == [False]


def test_a_log_that_is_too_long_is_read_again_for_as_many_standards_as_it_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Eight events for the first standard; what is left does not do for the second."""
    monkeypatch.setattr(periods_again, "MOST_EVENTS", 15)
    second = two_visits_a_month()
    found = audited(two_visits_a_month(), replace(second, name="second"), rows=MONTHS)
    assert [(v.standard, v.confirmed) for v in found.violations] == [
        ("two_visits", True),
        ("second", None),
    ]
    (warning,) = found.warnings
    assert warning == (
        "the violations of `second` were not judged a second time: its periods rest on all 8 "
        "events of the log, and of all such standards together 15 are read again"
    )
    assert remarks(found.violations[1], found)[-1] == (
        "not judged a second time, since the log is too long"
    )
    assert found.exit_code == 1

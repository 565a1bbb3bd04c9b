"""Clauses that generated standards lack: tables, comparisons with the trigger, odd limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.logs.events import Case
from standards_engine.rules.expressions import (
    Arithmetic,
    Calculation,
    Comparison,
    FieldOf,
    LatestOf,
    Lookup,
    Order,
    Variable,
)
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    CalendarChoice,
    Count,
    EventMatch,
    ForEachCase,
    PauseBetween,
    PauseWhile,
    Precedence,
    Requirement,
    Response,
    Restart,
    Standard,
    Table,
    TableRow,
    Until,
)
from standards_engine.rules.types import Date, Duration, Instant, Record
from tests.judge.building import (
    any_of,
    days,
    equals,
    event,
    expecting,
    field,
    hours,
    months,
    standard,
    within,
    working_days,
)
from tests.judge.comparing import agreeing
from tests.judge.standards_and_cases import AS_OF, cases


def same_kind(name: str) -> Comparison:
    return Comparison(Order.EQUAL, field(name, "kind"), field("reported", "kind"))


def later_due(name: str) -> Comparison:
    """An inequality, so that a match takes several rounds."""
    return Comparison(Order.AT_LEAST, field(name, "due"), field("reported", "due"))


LIMITS = Table(
    "limits",
    ("kind", "state"),
    (
        TableRow(("a", "waiting"), hours(2)),
        TableRow(("a", None), hours(8)),
        TableRow((None, "active"), hours(8)),
        TableRow((None, None), hours(24)),
    ),
    Duration(),
)
BY_TABLE = Lookup("limits", (field("reported", "kind"), field("reported", "state")), Duration())
OFFICE = (CalendarChoice("office"),)
PAUSED = (PauseBetween(event("away"), event("back")),)
LATEST = FieldOf(
    LatestOf(("visited", "rescheduled"), "inner", None, Record("event")), "due", Instant()
)
REPORTED = Variable("reported", Record("reported"))

STANDARDS: dict[str, Standard] = {
    "a limit by table": expecting(within(BY_TABLE), pauses=PAUSED),
    "a limit by table in working time": expecting(within(BY_TABLE), calendars=OFFICE),
    "a limit that is worked out": expecting(
        within(
            Calculation(
                Arithmetic.SUBTRACT,
                field("reported", "due"),
                FieldOf(REPORTED, "at", Instant()),
                Duration(),
            )
        )
    ),
    "by a date": expecting(By(FieldOf(REPORTED, "date", Date())), pauses=PAUSED),
    "by an instant plus pauses in working time": expecting(
        By(field("reported", "due"), plus_pauses=True), pauses=PAUSED, calendars=OFFICE
    ),
    "by the latest appointment": expecting(By(LATEST)),
    "an answer of the same kind": standard(
        expectation=Response(event("visited", same_kind("visited")), limit=within(hours(24)))
    ),
    "an answer that takes several rounds": standard(
        expectation=Response(
            EventMatch(("visited", "reopened"), "answer", later_due("answer")),
            limit=within(days(1)),
        ),
        restarts=(Restart(event("rescheduled", same_kind("rescheduled"))),),
    ),
    "cancelled by one of the same kind": standard(
        cancels=(event("withdrawn", same_kind("withdrawn")), event("closed", later_due("closed"))),
        pauses=PAUSED,
    ),
    "restarted from an appointment, in days": expecting(
        within(months(1)),
        restarts=(Restart(event("rescheduled"), field("rescheduled", "due")),),
    ),
    "restarted in working days": expecting(
        within(working_days(1)),
        restarts=(
            Restart(event("rescheduled", same_kind("rescheduled")), field("reported", "due")),
            Restart(event("reopened")),
        ),
        calendars=OFFICE,
        pauses=PAUSED,
    ),
    "forbidden until one of the same kind": standard(
        expectation=Absence(event("reopened"), limit=Until(event("visited", same_kind("visited"))))
    ),
    "counted until one of the same kind": standard(
        expectation=Count(
            Bound.EXACTLY,
            1,
            any_of("visited", "away", called="either"),
            Until(event("closed", later_due("closed"))),
        ),
        cancels=(event("withdrawn"),),
        restarts=(Restart(event("rescheduled")),),
    ),
    "before, of the same kind, within a month": standard(
        expectation=Precedence(event("visited", same_kind("visited")), within(months(1)))
    ),
    "before, in working time": standard(
        expectation=Precedence(event("visited", later_due("visited")), within(hours(4))),
        calendars=OFFICE,
        pauses=PAUSED,
    ),
    "a pause that may turn either way": standard(
        pauses=(
            PauseBetween(any_of("away", "back", called="x"), any_of("back", "visited", called="y")),
            PauseWhile(equals(field("event", "kind"), "a")),
        )
    ),
    "a case with a condition": standard(
        trigger=ForEachCase(Comparison(Order.LESS, LATEST, FieldOf(REPORTED, "at", Instant()))),
        expectation=Count(Bound.AT_LEAST, 2, event("visited"), within(days(1))),
    ),
    "a condition on what came before": standard(
        trigger=replace(standard().trigger, match=event("reported")),
        expectation=Requirement(Comparison(Order.AT_MOST, LATEST, field("reported", "due"))),
    ),
}


@pytest.mark.parametrize("name", STANDARDS)
def test_every_field_of_a_rarer_clause(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(cases(), min_size=1, max_size=4))
    def agree(several: list[Case]) -> None:
        numbered = [replace(each, key=str(number)) for number, each in enumerate(several)]
        agreeing(STANDARDS[name], *numbered, as_of=AS_OF, tables=(LIMITS,))

    agree()

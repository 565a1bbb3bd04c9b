"""Which events have a role: those named by a clause or looked at by a condition."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.judge.roles import roles
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Fold,
    Order,
)
from standards_engine.rules.nodes import (
    Absence,
    ForEachCase,
    PauseBetween,
    PauseWhile,
    Precedence,
    Requirement,
    Restart,
    Until,
)
from standards_engine.rules.types import ListOf, Number, Record
from tests.judge.building import equals, event, field, standard


def test_every_clause_gives_a_role() -> None:
    of = standard(
        expectation=Absence(event("reopened"), limit=Until(event("visited"))),
        pauses=(PauseBetween(event("away"), event("back")),),
        cancels=(event("withdrawn"),),
        restarts=(Restart(event("rescheduled")),),
    )
    assert roles(of) == {
        "reported",
        "reopened",
        "visited",
        "away",
        "back",
        "withdrawn",
        "rescheduled",
        "closed",
    }


def test_an_event_that_a_condition_counts_has_a_role() -> None:
    visits = EventsOf(("visited",), ListOf(Record("visited")))
    count = Aggregate(Fold.COUNT, "visited", visits, None, None, Number())
    some = Comparison(Order.MORE, count, Constant(Fraction(0), Number()))
    of = standard(trigger=ForEachCase(), expectation=Requirement(some))
    assert roles(of) == {"visited", "closed"}


def test_just_before_and_pause_while_look_at_every_row() -> None:
    assert roles(standard(expectation=Precedence(event("visited"), just=True))) is None
    waiting = PauseWhile(equals(field("event", "state"), "waiting"))
    assert roles(standard(pauses=(waiting,))) is None

"""Hypothesis strategies: standards of every clause that is judged, and cases full of trouble.

Times are few, so that rows tie and meet limits exactly; fields and times are sometimes missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from standards_engine.logs.events import Case, Event
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Expression,
    Fold,
    IsGiven,
    Not,
    Order,
)
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    CalendarChoice,
    Count,
    EndsAt,
    EndsWithTheLog,
    EventMatch,
    Excepted,
    ExceptionClause,
    ForEachCase,
    ForEachEvent,
    Goal,
    GroupKey,
    LimitChoice,
    Pattern,
    PauseBetween,
    PauseWhile,
    Period,
    Precedence,
    Requirement,
    Response,
    Restart,
    Standard,
    Trigger,
    Until,
    Within,
)
from standards_engine.rules.types import ListOf, Number, Record
from standards_engine.verdicts import Verdict
from tests.judge.building import (
    HOUR,
    at,
    day,
    days,
    equals,
    event,
    field,
    hours,
    months,
    standard,
    working_days,
)

START = at("2026-03-27 16:00")  # a Friday; the clocks change on Sunday
HOURS = (0, 1, 2, 3, 4, 8, 9, 16, 24, 32, 48, 56, 72, 96)
AS_OF = START + 80 * HOUR
EVENTS = ("reported", "visited", "away", "back", "withdrawn", "rescheduled", "closed", "reopened")
KINDS = ("a", "b")


def kind_is(variable: str) -> st.SearchStrategy[Expression]:
    given = field(variable, "kind")
    options: list[Expression] = [equals(given, "a"), Not(equals(given, "a")), IsGiven(given)]
    return st.sampled_from(options)


def matches(name: str, *, conditions: bool = True) -> st.SearchStrategy[EventMatch]:
    where = st.none() | st.none() | kind_is(name) if conditions else st.none()
    return where.map(lambda condition: EventMatch((name,), name, condition))


RESPONSE = st.one_of(
    matches("visited"),
    st.just(EventMatch(("visited", "reopened"), "answer")),
    st.just(
        event(
            "visited",
            Comparison(Order.EQUAL, field("visited", "kind"), field("reported", "kind")),
        )
    ),
)
AMOUNTS = st.sampled_from([hours(2), hours(8), hours(24), days(0), days(1), days(2), months(1)])
DUE = field("reported", "due")


def withins(amounts: st.SearchStrategy[Constant] = AMOUNTS) -> st.SearchStrategy[Within]:
    plain = amounts.map(lambda amount: Within((LimitChoice(amount),)))
    chosen = st.tuples(amounts, amounts).map(
        lambda two: Within(
            (LimitChoice(two[0], equals(field("reported", "kind"), "a")), LimitChoice(two[1]))
        )
    )
    return plain | chosen


BYS = st.booleans().map(lambda plus: By(DUE, plus))
UNTILS = st.just(Until(event("closed"))) | matches("withdrawn").map(Until)
AFTERS = st.sampled_from([None, None, DUE])
BOUNDS = st.sampled_from(Bound)


def count_at_most(name: str, number: int) -> Expression:
    events = EventsOf((name,), ListOf(Record(name)))
    count = Aggregate(Fold.COUNT, name, events, None, None, Number())
    return Comparison(Order.AT_MOST, count, Constant(Fraction(number), Number()))


CONDITIONS = st.sampled_from(
    [count_at_most("visited", 1), Not(count_at_most("visited", 0)), count_at_most("reopened", 0)]
)


def patterns(*, of_event: bool) -> st.SearchStrategy[Pattern]:
    """Expectations; those that look at the trigger's fields only for the trigger `reported`."""
    limits = st.none() | withins() | BYS if of_event else st.none() | plain_withins()
    afters = AFTERS if of_event else st.none()
    response = RESPONSE if of_event else matches("visited")
    simple = st.one_of(
        st.builds(Response, response, afters, limits),
        st.builds(Absence, response, afters, limits | UNTILS),
        st.builds(Count, BOUNDS, st.integers(0, 2), response, limits | UNTILS),
        st.builds(Requirement, CONDITIONS),
    )
    before = st.builds(
        Precedence,
        matches("visited"),
        st.none() | plain_withins(),
        st.booleans(),
        forbidden=st.booleans(),
    )
    return simple | before if of_event else simple


def plain_withins() -> st.SearchStrategy[Within]:
    return AMOUNTS.map(lambda amount: Within((LimitChoice(amount),)))


TRIGGERS: st.SearchStrategy[Trigger] = st.builds(ForEachEvent, matches("reported"), st.booleans())
PAUSES = st.lists(
    st.sampled_from(
        [
            PauseBetween(event("away"), event("back")),
            PauseBetween(event("reopened"), event("back")),
            PauseBetween(event("away", equals(field("away", "kind"), "a")), event("visited")),
            PauseWhile(equals(field("event", "state"), "waiting")),
        ]
    ),
    max_size=2,
    unique_by=repr,
).map(tuple)
CANCELS = st.lists(matches("withdrawn"), max_size=1).map(tuple)
RESTARTS = st.lists(
    st.builds(
        Restart, matches("rescheduled"), st.sampled_from([None, field("rescheduled", "due")])
    ),
    max_size=1,
).map(tuple)
CASE_ENDS = st.sampled_from([EndsAt(("closed",)), EndsAt(("closed", "visited")), EndsWithTheLog()])
GOALS = st.sampled_from(
    [
        None,
        Goal(Fraction(19, 20), Period.DAY, by=(GroupKey("kind", field("reported", "kind")),)),
        Goal(Fraction(19, 20), Period.WEEK, instant=DUE),
    ]
)


def exceptions() -> st.SearchStrategy[tuple[ExceptionClause, ...]]:
    outcome = st.one_of(
        st.sampled_from([Excepted(Verdict.EXCUSED), Excepted(Verdict.UNDETERMINED)]),
        patterns(of_event=True),
    )
    clause = st.builds(ExceptionClause, st.just("exception"), kind_is("reported"), outcome)
    return st.lists(clause, max_size=1).map(tuple)


def _with_calendar(of: Standard) -> st.SearchStrategy[Standard]:
    """Working time, and a limit in working days, for an expectation of an exact duration."""
    if not isinstance(of.expectation, Response | Absence | Count | Precedence) or of.exceptions:
        return st.just(of)
    office, limits = (CalendarChoice("office"),), st.sampled_from([hours(4), hours(8)])
    picked = (CalendarChoice("office", equals(field("reported", "kind"), "a")), *office)
    of_event = isinstance(of.trigger, ForEachEvent)
    calendars = st.sampled_from([office, picked] if of_event else [office])
    amounts = limits | st.integers(0, 3).map(working_days)
    within = amounts.map(lambda amount: Within((LimitChoice(amount),)))
    return st.builds(
        lambda limit, choices: replace(
            of, expectation=replace(of.expectation, limit=limit), calendars=choices
        ),
        within,
        calendars,
    )


def _standards(
    trigger: st.SearchStrategy[Trigger], *, of_event: bool
) -> st.SearchStrategy[Standard]:
    plain = st.builds(
        standard,
        trigger=trigger,
        expectation=patterns(of_event=of_event),
        exceptions=exceptions() if of_event else st.just(()),
        pauses=PAUSES,
        cancels=CANCELS,
        restarts=RESTARTS,
        case_end=CASE_ENDS,
        goal=GOALS if of_event else st.none(),
        warn_at=st.sampled_from([None, Fraction(1, 2)]),
        first=st.sampled_from([None, None, day("2026-03-28")]),
    )
    return plain | plain.flatmap(_with_calendar)


STANDARDS = _standards(TRIGGERS, of_event=True) | _standards(st.just(ForEachCase()), of_event=False)

VALUES = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(KINDS),
        "due": st.sampled_from(HOURS).map(lambda hour: START + (hour - 3) * HOUR),
        "state": st.sampled_from(("waiting", "active")),
    },
)
NAMES = st.sampled_from((*EVENTS, *EVENTS, ""))
HOLES = st.tuples(st.none() | st.sampled_from(EVENTS), st.none(), VALUES) | st.tuples(
    st.none(), st.sampled_from(HOURS), st.just({})
)
ROWS = st.tuples(NAMES, st.sampled_from(HOURS), VALUES)


def case_of(rows: Sequence[tuple[Any, ...]], key: str = "1") -> Case:
    """Rows in the order of time, those without one last; rows of one time are a block."""
    ordered = sorted(rows, key=lambda row: (row[1] is None, row[1] or 0))
    events: list[Event] = []
    for number, (name, hour, values) in enumerate(ordered, start=2):
        time = None if hour is None else START + hour * HOUR
        tied = bool(events) and time is not None and events[-1].time == time
        block = events[-1].block if tied else number
        events.append(Event(name, time, block, number, values if name else {}))
    return Case(key, tuple(events), {})


def cases(*, holes: bool = True) -> st.SearchStrategy[Case]:
    rows = st.lists(ROWS, min_size=1, max_size=9)
    hidden = st.lists(HOLES, max_size=1) if holes else st.just([])
    return st.tuples(rows, st.just([]) | hidden).map(lambda both: case_of([*both[0], *both[1]]))


CROWD = st.sampled_from(("reported", "visited", "reported", "visited", "away", "withdrawn"))
CROWDED_CASES = st.lists(
    st.tuples(CROWD, st.sampled_from(HOURS[:6]), VALUES), min_size=3, max_size=9
).map(case_of)
"""Several triggers, and several answers, close to each other."""

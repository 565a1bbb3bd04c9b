"""Standards and cases built by hand, without the language or a log.

Times are written as local times in the zone of the standard, `day hh:mm` of March 2026 or a whole
date; an event is written `(time, name, values…)`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from standards_engine.judge.reference import judge_case
from standards_engine.logs.events import Case, Event
from standards_engine.rules.expressions import (
    Comparison,
    Constant,
    Expression,
    FieldOf,
    Order,
    Variable,
)
from standards_engine.rules.nodes import (
    By,
    Calendar,
    EndsAt,
    EventMatch,
    EventType,
    ForEachEvent,
    Hours,
    LimitChoice,
    Origin,
    Response,
    Ruleset,
    Standard,
    WeeklyLine,
    Within,
)
from standards_engine.rules.types import (
    Days,
    Duration,
    Field,
    Instant,
    Months,
    Record,
    Text,
    Type,
    WorkingDays,
)
from standards_engine.verdicts import Obligation

ZONE = "Europe/Paris"
MINUTE = 60_000_000
HOUR = 60 * MINUTE
ORIGIN = Origin("test", None, "test.std", "", ZONE)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

NAMES = ("reported", "visited", "away", "back", "withdrawn", "rescheduled", "closed", "reopened")
FIELDS = (
    Field("kind", Text(), optional=True),
    Field("due", Instant(), optional=True),
    Field("state", Text(), optional=True),
)


def at(text: str) -> int:
    """`2 09:00` is in March 2026; `2026-10-25 09:00` anywhere; seconds may follow."""
    day, time = text.split()
    full = day if "-" in day else f"2026-03-{int(day):02}"
    moment = datetime.fromisoformat(f"{full} {time}").replace(tzinfo=ZoneInfo(ZONE))
    return (moment - _EPOCH) // timedelta(microseconds=1)


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def case(*events: tuple[Any, ...], key: str = "1", **values: object) -> Case:
    """Events as `(time or None, name or None, {values})`; equal times share a block."""
    rows: list[Event] = []
    for number, (time, name, *given) in enumerate(events, start=2):
        instant = None if time is None else at(time)
        tied = bool(rows) and instant is not None and rows[-1].time == instant
        block = rows[-1].block if tied else number
        rows.append(Event(name, instant, block, number, given[0] if given else {}))
    return Case(key, tuple(rows), values)


def event(name: str, where: Expression | None = None) -> EventMatch:
    return EventMatch((name,), name, where)


def any_of(*names: str, called: str) -> EventMatch:
    return EventMatch(names, called, None)


def field(variable: str, name: str, type_: Type | None = None) -> FieldOf:
    found = next((each.type for each in FIELDS if each.name == name), Text())
    return FieldOf(Variable(variable, Record(variable)), name, type_ or found)


def equals(left: Expression, right: str) -> Comparison:
    return Comparison(Order.EQUAL, left, Constant(right, Text()))


def hours(number: float) -> Constant:
    return Constant(int(number * HOUR), Duration())


def days(number: int) -> Constant:
    return Constant(number, Days())


def working_days(number: int) -> Constant:
    return Constant(number, WorkingDays())


def months(number: int) -> Constant:
    return Constant(number, Months())


def within(value: Expression) -> Within:
    return Within((LimitChoice(value),))


def by(deadline: Expression, *, plus_pauses: bool = False) -> By:
    return By(deadline, plus_pauses)


OFFICE = Calendar(
    "office", None, ZONE, (WeeklyLine(True, frozenset(range(5)), (Hours(9 * 60, 17 * 60),)),)
)

VISIT_IN_A_DAY = Standard(
    name="home_visit",
    title=None,
    origin=ORIGIN,
    zone=ZONE,
    case_end=EndsAt(("closed",)),
    trigger=ForEachEvent(event("reported")),
    expectation=Response(event("visited"), limit=within(hours(24))),
)


def standard(**changes: Any) -> Standard:
    """A visit within 24 hours of each report, with these changes."""
    return replace(VISIT_IN_A_DAY, **changes)


def expecting(limit: Any, **changes: Any) -> Standard:
    """A visit within another limit."""
    return standard(expectation=Response(event("visited"), limit=limit), **changes)


def ruleset(*standards: Standard, **changes: Any) -> Ruleset:
    record = Record("event", (*FIELDS, Field("at", Instant())))
    made = Ruleset(
        name="test",
        title=None,
        origins=(ORIGIN,),
        zone=ZONE,
        events=tuple(EventType(name, None, replace(record, name=name)) for name in NAMES),
        case_record=Record("case", (Field("region", Text()),)),
        calendars=(OFFICE,),
        standards=standards,
    )
    return replace(made, **changes)


def judged(standard_: Standard, of: Case, as_of: str, **changes: Any) -> list[Obligation]:
    return judge_case(standard_, of, ruleset(standard_, **changes), at(as_of))


def only(standard_: Standard, of: Case, as_of: str, **changes: Any) -> Obligation:
    """The one obligation of a case."""
    [obligation] = judged(standard_, of, as_of, **changes)
    return obligation


def words(standard_: Standard, of: Case, as_of: str, **changes: Any) -> list[str]:
    """`verdict reason` of every obligation."""
    found = judged(standard_, of, as_of, **changes)
    return [f"{each.verdict.word} {each.reason.word}" for each in found]


def share(percent: int) -> Fraction:
    return Fraction(percent, 100)

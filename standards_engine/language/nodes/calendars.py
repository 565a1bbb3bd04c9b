"""Calendars, and the dates between which something holds."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Node, String, Wording
from standards_engine.language.nodes.expressions import DateLiteral


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@frozen
class Daily(Node):
    pass


@frozen
class WeekdayRange(Node):
    """`monday`, `monday..friday`."""

    first: Weekday
    last: Weekday


@frozen
class Weekdays(Node):
    """`monday..friday, sunday`."""

    ranges: tuple[WeekdayRange, ...]


@frozen
class DateRange(Node):
    """`2026-02-16`, `2026-02-16..2026-02-22`."""

    first: DateLiteral
    last: DateLiteral


@frozen
class Holidays(Node):
    """`holidays "CN"`."""

    country: String


@frozen
class TimeRange(Node):
    """`08:00..16:00`, as written."""

    start: str
    end: str


@frozen
class Effective(Node):
    """`from DATE until DATE`; either may be missing."""

    first: DateLiteral | None
    last: DateLiteral | None


@frozen
class CalendarLine(Node):
    open: bool
    days: Daily | Weekdays | DateRange | Holidays
    hours: tuple[TimeRange, ...]
    effective: Effective | None
    reason: Wording | None


@frozen
class CalendarZone(Node):
    zone: String

"""Working time."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.rules.nodes.base import _Node
from standards_engine.rules.wordings import Wording


@frozen
class Hours:
    """A shift, in minutes since local midnight; `end` ≤ `start` runs into the next day."""

    start: int
    end: int


@frozen
class WeeklyLine(_Node):
    """`open monday..friday 08:00..16:00`; days 0 (Monday) to 6. No hours means the whole day."""

    open: bool
    days: frozenset[int]
    hours: tuple[Hours, ...]
    first: int | None = None
    last: int | None = None
    """The dates (days since 1970-01-01, inclusive) within which the line holds."""
    reason: Wording | None = None


@frozen
class DatedLine(_Node):
    """`closed 2026-02-16..2026-02-22`, `open 2026-02-14 09:00..18:00`."""

    open: bool
    start: int
    end: int
    hours: tuple[Hours, ...]
    reason: Wording | None = None


@frozen
class HolidayLine(_Node):
    """`closed holidays "CN"`."""

    country: str
    first: int | None = None
    last: int | None = None


CalendarLine = WeeklyLine | DatedLine | HolidayLine


@frozen
class Calendar(_Node):
    name: str
    title: Wording | None
    zone: str
    lines: tuple[CalendarLine, ...]

"""Short ways to write calendars, dates and instants."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from standards_engine.calendars import WorkingTime
from standards_engine.rules.nodes import Calendar, CalendarLine, DatedLine, Hours, WeeklyLine

DAILY = frozenset(range(7))
MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def at(text: str, zone: str = "Asia/Shanghai", fold: int = 0) -> int:
    """The instant of a local time, `2026-03-01 09:00`."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    since = wall - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def hours(text: str) -> tuple[Hours, ...]:
    """`08:00..12:00 13:00..17:00`"""
    return tuple(Hours(*(_minutes(time) for time in each.split(".."))) for each in text.split())


def _minutes(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def weekly(text: str = "", days: frozenset[int] = DAILY, *, open_: bool = True) -> WeeklyLine:
    return WeeklyLine(open_, days, hours(text))


def closed(first: str, last: str | None = None, text: str = "") -> DatedLine:
    return DatedLine(False, day(first), day(last or first), hours(text))


def opened(first: str, text: str) -> DatedLine:
    return DatedLine(True, day(first), day(first), hours(text))


def calendar(*lines: CalendarLine, zone: str = "Asia/Shanghai") -> Calendar:
    return Calendar("hotline", None, zone, lines)


def working(*lines: CalendarLine, zone: str = "Asia/Shanghai") -> WorkingTime:
    """Built from one date only: the rest must come on demand."""
    return WorkingTime(calendar(*lines, zone=zone), day("2026-03-01"), day("2026-03-01"))

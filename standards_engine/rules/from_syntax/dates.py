"""Dates, instants and times of day as written, to numbers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_EPOCH_DATE = date(1970, 1, 1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OFFSET = re.compile(r"(?:[+-]\d{2}:?\d{2}|Z)$")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?")
MINUTES_OF_A_DAY = 24 * 60


def date_number(text: str) -> int | None:
    """Days since 1970-01-01, or None where there is no such date."""
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return (date(*(int(part) for part in match.groups())) - _EPOCH_DATE).days
    except ValueError:
        return None


def has_offset(text: str) -> bool:
    """Whether an instant as written says how far it is from UTC."""
    return _OFFSET.search(text, 10) is not None


def instant_number(text: str, zone: str) -> int | None:
    """Microseconds since 1970-01-01 UTC, or None where there is no such instant.

    Without an offset it is in `zone`: a repeated local time is the first of the two, a skipped
    one moves forward by the gap (semantics 1.1). Finer than microseconds is cut off.
    """
    day, clock = _DATE.match(text), _TIME.search(text, 8)
    if day is None or clock is None:
        return None
    hour, minute, second, fraction = clock.groups()
    micro = int(((fraction or "") + "000000")[:6])
    try:
        date_part = date(*(int(part) for part in day.groups()))
        wall = datetime.combine(date_part, time(int(hour), int(minute), int(second or 0), micro))
    except ValueError:
        return None
    return _since_epoch(wall, text, zone)


def end_of_date(number: int, zone: str) -> int:
    """The last microsecond of a local date."""
    day = _EPOCH_DATE + timedelta(days=number)
    return _utc(datetime.combine(day, time.max), zone)


def minutes_of(text: str) -> int | None:
    """Minutes since midnight of `08:00`, up to `24:00`; None where there is no such time."""
    hour, _, minute = text.strip().partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(minute) < 60):
        return None
    minutes = int(hour) * 60 + int(minute)
    return minutes if minutes <= MINUTES_OF_A_DAY else None


def _since_epoch(wall: datetime, text: str, zone: str) -> int | None:
    offset = _OFFSET.search(text, 10)
    if offset is None:
        return _utc(wall, zone)
    try:
        moved = datetime.fromisoformat(wall.isoformat() + offset.group())
    except ValueError:
        return None
    return (moved - _EPOCH) // timedelta(microseconds=1)


def _utc(wall: datetime, zone: str) -> int:
    return (wall.replace(tzinfo=ZoneInfo(zone)) - _EPOCH) // timedelta(microseconds=1)

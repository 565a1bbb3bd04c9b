"""Dates and instants moved by durations, days and months, in a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from standards_engine.calendars import LocalDays

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def local_days(zone: str) -> LocalDays:
    """The local days of a zone, made once."""
    return LocalDays(zone)


def date_of(instant: int, zone: str) -> int:
    """The local date, in days since 1970-01-01."""
    return local_days(zone).date_of(instant)


def add_days(instant: int, days: int, zone: str) -> int:
    """The same local time of day, some local days on."""
    date = date_of(instant, zone) + days
    return local_days(zone).instant_of(date, _time_of_day(instant, zone))


def add_months(instant: int, months: int, zone: str) -> int:
    """The same local time of day on the same day of another month, clipped to its end."""
    date = local_days(zone).add_months(date_of(instant, zone), months)
    return local_days(zone).instant_of(date, _time_of_day(instant, zone))


def add_months_to_date(date: int, months: int) -> int:
    """The same day of another month, clipped to its end."""
    return local_days("UTC").add_months(date, months)


def _time_of_day(instant: int, zone: str) -> int:
    """Microseconds the clock on the wall shows since midnight."""
    wall = (_EPOCH + timedelta(microseconds=instant)).astimezone(ZoneInfo(zone))
    since = timedelta(
        hours=wall.hour, minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond
    )
    return since // timedelta(microseconds=1)

"""The one place that asks the clock: as of when plans, and logs without events, are judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standards_engine.calendars.local_days import LocalDays

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def end_of_today(zone: str) -> int:
    """The last microsecond of today in the zone."""
    days = LocalDays(zone)
    now = (datetime.now(UTC) - _EPOCH) // _MICROSECOND
    return days.end_of(days.date_of(now))

"""Instants as people give them on the command line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import click

from standards_engine.calendars import LocalDays
from standards_engine.wording import say

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def instant_of(text: str, zone: str, *, option: str, end_of_day: bool) -> int:
    """Microseconds UTC of `2026-03-31` (its end or start) or `2026-03-31 12:00[+08:00]`."""
    try:
        if _DATE.fullmatch(text.strip()):
            return _day(date.fromisoformat(text.strip()), zone, end_of_day=end_of_day)
        return _moment(datetime.fromisoformat(text.strip()), zone)
    except ValueError as error:
        message = say(
            "`{text}` is no date or time; write `2026-03-31` or `'2026-03-31 12:00'`", text=text
        )
        raise click.BadParameter(message, param_hint=option) from error


def _day(day: date, zone: str, *, end_of_day: bool) -> int:
    number = (day - _EPOCH.date()).days
    days = LocalDays(zone)
    return days.end_of(number) if end_of_day else days.start_of(number)


def _moment(moment: datetime, zone: str) -> int:
    if moment.tzinfo is not None:
        return (moment.astimezone(UTC) - _EPOCH) // _MICROSECOND
    number = (moment.date() - _EPOCH.date()).days
    since_midnight = moment - datetime.combine(moment.date(), datetime.min.time())
    return LocalDays(zone).instant_of(number, since_midnight // _MICROSECOND)

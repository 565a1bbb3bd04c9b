"""Dates as whole numbers: days since 1970-01-01."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
LAST_DATE = date.max.toordinal() - EPOCH_ORDINAL
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
"""The Gregorian calendar repeats after 400 years."""


def to_date(days: int) -> date:
    """Only for the years 1 to 9999."""
    return date.fromordinal(days + EPOCH_ORDINAL)


def from_date(day: date) -> int:
    return day.toordinal() - EPOCH_ORDINAL


def year_bounds(year: int) -> tuple[int, int]:
    """The first and the last date of one of the years 1 to 9999."""
    return from_date(date(year, 1, 1)), from_date(date(year, 12, 31))


def weekday(days: int) -> int:
    """0 is Monday."""
    return (days + 3) % 7


def add_months(days: int, months: int) -> int:
    """The same day of another month, clipped to the month's end; any year."""
    cycles, rest = divmod(days, _CYCLE_DAYS)
    start = to_date(rest)
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    more_cycles, year = divmod(years, _CYCLE_YEARS)
    year += _CYCLE_YEARS
    day = min(start.day, monthrange(year, month + 1)[1])
    return from_date(date(year, month + 1, day)) + (cycles + more_cycles - 1) * _CYCLE_DAYS

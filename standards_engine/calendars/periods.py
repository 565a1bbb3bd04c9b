"""Days, ISO weeks, months, quarters and years: their names and bounds."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, assert_never

from standards_engine.calendars import civil
from standards_engine.rules.nodes import Period


class Span(NamedTuple):
    """A period with its first and last date, both inclusive."""

    label: str
    first: int
    last: int


def label(day: int, period: Period) -> str:
    """`2026`, `2026-Q1`, `2026-03`, `2026-W14` (ISO), `2026-03-05`."""
    found = civil.to_date(day)
    match period:
        case Period.DAY:
            return found.isoformat()
        case Period.WEEK:
            year, week, _ = found.isocalendar()
            return f"{year:04}-W{week:02}"
        case Period.MONTH:
            return f"{found.year:04}-{found.month:02}"
        case Period.QUARTER:
            return f"{found.year:04}-Q{(found.month + 2) // 3}"
        case Period.YEAR:
            return f"{found.year:04}"
        case _:
            assert_never(period)


def bounds(day: int, period: Period) -> tuple[int, int]:
    """First and last date of the period that holds `day`."""
    match period:
        case Period.DAY:
            return day, day
        case Period.WEEK:
            monday = day - civil.weekday(day)
            return monday, monday + 6
        case Period.MONTH:
            return _months(day, 1)
        case Period.QUARTER:
            return _months(day, 3)
        case Period.YEAR:
            return _months(day, 12)
        case _:
            assert_never(period)


def between(first: int, last: int, period: Period) -> list[Span]:
    """Every period that holds a date from `first` through `last`, in order."""
    found: list[Span] = []
    while first <= last:
        begins, ends = bounds(first, period)
        found.append(Span(label(first, period), begins, ends))
        first = ends + 1
    return found


def _months(day: int, length: int) -> tuple[int, int]:
    found = civil.to_date(day)
    month = (found.month - 1) // length * length + 1
    first = civil.from_date(date(found.year, month, 1))
    return first, civil.add_months(first, length) - 1

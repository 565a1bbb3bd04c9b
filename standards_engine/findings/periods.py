"""When a period, known by its label, begins and ends."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from standards_engine.calendars import periods
from standards_engine.rules.nodes import Period

_EPOCH = date(1970, 1, 1).toordinal()


def bounds(label: str, period: Period) -> tuple[int, int]:
    """First and last date, in days since 1970-01-01, of `2026-03`, `2026-Q1`, `2026-W14` …"""
    return periods.bounds(_first_day(label, period).toordinal() - _EPOCH, period)


def _first_day(label: str, period: Period) -> date:
    match period:
        case Period.DAY:
            return date.fromisoformat(label)
        case Period.WEEK:
            return date.fromisoformat(f"{label}-1")
        case Period.MONTH:
            return date.fromisoformat(f"{label}-01")
        case Period.QUARTER:
            year, quarter = label.split("-Q")
            return date(int(year), 3 * int(quarter) - 2, 1)
        case Period.YEAR:
            return date(int(label), 1, 1)
        case _:
            assert_never(period)

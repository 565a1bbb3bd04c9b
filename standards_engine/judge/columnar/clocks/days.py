"""Local dates of many instants."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from standards_engine.calendars import LocalDays
from standards_engine.judge.columnar.arrays import Int64

_DAY = 86_400_000_000
_DENSE = 100_000
"""Dates that lie farther apart are looked up one by one, each once."""


class LocalDates:
    """Dates are days since 1970-01-01 in one zone."""

    def __init__(self, zone: str) -> None:
        self.days = LocalDays(zone)
        self._table: tuple[int, Int64] = 0, np.zeros(0, np.int64)

    def date_of(self, instants: Int64) -> Int64:
        """A zone is never a whole day away from UTC, so only two midnights come in question."""
        if len(instants) and (steady := self._steady(int(instants.min()), int(instants.max()))):
            first, start = steady
            return first + (instants - start) // _DAY
        date = instants // _DAY
        found: Int64 = date - 1 + (instants >= self.start_of(date))
        return found + (instants >= self.start_of(date + 1))

    def _steady(self, low: int, high: int) -> tuple[int, int] | None:
        """A date and its start, if from two days before `low` to two after `high` all days last
        24 hours.
        """
        first, last = low // _DAY - 2, high // _DAY + 2
        if last - first > _DENSE:
            return None
        known, table = self._covering(first, last)
        starts = table[first - known : last - known + 1]
        return (first, int(starts[0])) if (np.diff(starts) == _DAY).all() else None

    def start_of(self, dates: Int64) -> Int64:
        """The first instant of each date."""
        if not len(dates):
            return dates
        low, high = int(dates.min()), int(dates.max())
        if high - low > _DENSE:
            return self._one_by_one(dates)
        first, table = self._covering(low, high)
        return table[dates - first]

    def _covering(self, low: int, high: int) -> tuple[int, Int64]:
        """A table of starts from `low` or before through `high` or later."""
        first, table = self._table
        last = first + len(table) - 1
        if low >= first and high <= last:
            return first, table
        wider = (min(low, first), max(high, last)) if len(table) else (low, high)
        if wider[1] - wider[0] > _DENSE:
            wider = low, high
        starts = [self.days.start_of(date) for date in range(wider[0], wider[1] + 1)]
        self._table = wider[0], np.array(starts, dtype=np.int64)
        return self._table

    def _one_by_one(self, dates: Int64) -> Int64:
        distinct, codes = np.unique(dates, return_inverse=True)
        starts = [self.days.start_of(date) for date in distinct.tolist()]
        return np.array(starts, dtype=np.int64)[codes]


@lru_cache(maxsize=64)
def local_dates(zone: str) -> LocalDates:
    """The dates of a zone, made once for all batches."""
    return LocalDates(zone)


def add_months(dates: Int64, months: Int64) -> Int64:
    """The same day of another month, clipped to the month's end."""
    month = dates.astype("datetime64[D]").astype("datetime64[M]")
    day = dates - month.astype("datetime64[D]").astype(np.int64)
    target = month + months
    first = target.astype("datetime64[D]").astype(np.int64)
    length = (target + 1).astype("datetime64[D]").astype(np.int64) - first
    found: Int64 = first + np.minimum(day, length - 1)
    return found

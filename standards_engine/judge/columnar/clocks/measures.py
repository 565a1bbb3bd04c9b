"""What passes on a clock that is not paused, as running totals of instants.

What passes between two instants is the difference of their totals. The totals of a measure are
comparable with each other only.
"""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import NamedTuple, Protocol

import numpy as np

from standards_engine.calendars import WorkingTime
from standards_engine.calendars.civil import LAST_DATE
from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.clocks.days import LocalDates, local_dates
from standards_engine.rules.nodes import Calendar
from standards_engine.verdicts import NO_INSTANT, Unit

_MOST_BUCKETS = 200_000


class Measure(Protocol):
    unit: Unit

    def total(self, instants: Int64) -> Int64:
        """What has passed by each instant, in the unit."""

    def last_instant(self, totals: Int64) -> Int64:
        """The last instant with at most each total; `NO_INSTANT` if it is never exceeded."""


class Elapsed:
    unit = Unit.MICROSECONDS

    def total(self, instants: Int64) -> Int64:
        return instants

    def last_instant(self, totals: Int64) -> Int64:
        return totals


class WholeDays:
    """Local dates: they rise by one at each start of a day."""

    unit = Unit.DAYS

    def __init__(self, dates: LocalDates) -> None:
        self._dates = dates

    def total(self, instants: Int64) -> Int64:
        return self._dates.date_of(instants)

    def last_instant(self, totals: Int64) -> Int64:
        return self._dates.start_of(totals + 1) - 1


class _Buckets(NamedTuple):
    """The same by stretches of one length, each of which is open or closed as a whole."""

    first: int
    """The instant at which the first stretch begins."""
    size: int
    is_open: Int64
    """1 or 0 for each stretch."""
    before: Int64
    """The open time before each."""

    def total(self, instants: Int64) -> Int64:
        since = instants - self.first
        place = since // self.size
        passed: Int64 = self.before[place]
        return passed + self.is_open[place] * (since - place * self.size)

    def hold(self, low: int, high: int) -> bool:
        return self.first <= low and high < self.first + self.size * len(self.before)


def _buckets(opened: _Open) -> _Buckets | None:
    """None where the calendar's edges have no common length that is long enough."""
    if not len(opened.starts):
        return None
    edges = np.concatenate([opened.starts, opened.ends])
    first = int(edges.min())
    size = int(np.gcd.reduce(edges - first))
    count = (int(edges.max()) - first) // size if size else 0
    if not 0 < count <= _MOST_BUCKETS:
        return None
    opens, closes = (opened.starts - first) // size, (opened.ends - first) // size
    turns = np.bincount(opens, minlength=count + 1) - np.bincount(closes, minlength=count + 1)
    is_open = np.cumsum(turns)[:count]
    before = int(opened.before[0]) + np.cumsum(is_open * size) - is_open * size
    return _Buckets(first, size, is_open, before)


class _Open(NamedTuple):
    """Open intervals, and the open time before each of them and in all, since some origin."""

    starts: Int64
    ends: Int64
    before: Int64

    def total(self, instants: Int64) -> Int64:
        if not len(self.starts):
            return np.zeros(len(instants), np.int64)
        place = np.searchsorted(self.starts, instants, side="right") - 1
        inside = np.maximum(place, 0)
        since = np.minimum(instants, self.ends[inside]) - self.starts[inside]
        return self.before[inside] + np.where(place < 0, 0, since)


class OpenTime:
    """Elapsed time while a calendar is open."""

    unit = Unit.MICROSECONDS

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._lock = Lock()
        self._working: WorkingTime | None = None
        self._origin = 0
        self._built: tuple[object, _Open]
        self._divided: tuple[_Open | None, _Buckets | None] = None, None

    def total(self, instants: Int64) -> Int64:
        if not len(instants):
            return instants
        low, high = int(instants.min()), int(instants.max())
        with self._lock:
            opened, buckets = self._covering(low, high), self._in_buckets()
        if buckets is not None and buckets.hold(low, high):
            return buckets.total(instants)
        return opened.total(instants)

    def last_instant(self, totals: Int64) -> Int64:
        """The calendar is built on until every total is exceeded, or never will be."""
        if not len(totals):
            return totals
        with self._lock:
            while True:
                opened = self._open()
                place = np.searchsorted(opened.before, totals, side="right") - 1
                beyond = place >= len(opened.starts)
                if not beyond.any() or not self._exceeds(int(totals[beyond].min()), opened):
                    break
        if not len(opened.starts):
            return np.full(len(totals), NO_INSTANT)
        inside = np.where(beyond, 0, np.maximum(place, 0))
        found = opened.starts[inside] + totals - opened.before[inside]
        return np.where(beyond, NO_INSTANT, found)

    def _exceeds(self, total: int, opened: _Open) -> bool:
        """Builds the calendar up to where a total is exceeded; False if it never is."""
        last = int(opened.ends[-1]) if len(opened.ends) else self._origin
        return self._time(last).due(last, total - int(opened.before[-1])) is not None

    def _covering(self, first: int, last: int) -> _Open:
        working = self._time(first)
        working.cover(working.days.date_of(first), working.days.date_of(last))
        return self._open()

    def _time(self, instant: int) -> WorkingTime:
        if self._working is None:
            date = local_dates(self._calendar.zone).days.date_of(instant)
            self._working = WorkingTime(self._calendar, date, date + 1)
            self._origin = instant
            self._built = None, _Open(*(np.zeros(0, np.int64) for _ in range(3)))
        return self._working

    def _in_buckets(self) -> _Buckets | None:
        opened = self._open()
        if self._divided[0] is not opened:
            self._divided = opened, _buckets(opened)
        return self._divided[1]

    def _open(self) -> _Open:
        """The intervals as arrays, made anew when the calendar was built on."""
        working = self._time(0)
        if self._built[0] is not working.starts:
            starts, ends = (np.array(x, dtype=np.int64) for x in (working.starts, working.ends))
            before = np.concatenate([np.zeros(1, np.int64), np.cumsum(ends - starts)])
            origin = _Open(starts, ends, before).total(np.array([self._origin]))
            self._built = working.starts, _Open(starts, ends, before - origin)
        return self._built[1]


class WorkingDays:
    """Local midnights that begin a date on which a calendar opens."""

    unit = Unit.WORKING_DAYS

    def __init__(self, calendar: Calendar, dates: LocalDates) -> None:
        self._lock = Lock()
        self._dates = dates
        self._calendar = calendar
        self._working: WorkingTime | None = None
        self._first = 0
        self._origin = 0
        self._before = np.zeros(0, np.int64)
        """Open dates in (origin, date], for the date `first` and each one after it."""

    def total(self, instants: Int64) -> Int64:
        if not len(instants):
            return instants
        dates = np.minimum(self._dates.date_of(instants), LAST_DATE)
        with self._lock:
            self._cover(int(dates.min()), int(dates.max()))
            counted: Int64 = self._before[dates - self._first]
        return counted

    def last_instant(self, totals: Int64) -> Int64:
        if not len(totals):
            return totals
        with self._lock:
            while True:
                place = np.searchsorted(self._before, totals, side="right")
                beyond = place >= len(self._before)
                if not beyond.any() or not self._reaches(int(totals[beyond].min())):
                    break
            first = self._first
        starts = self._dates.start_of(first + np.where(beyond, 0, place))
        return np.where(beyond, NO_INSTANT, starts - 1)

    def _reaches(self, total: int) -> bool:
        assert self._working is not None
        last = self._first + len(self._before) - 1
        date = self._working.working_day(last, total - int(self._before[-1]) + 1)
        if date is not None:
            self._cover(self._first, date)
        return date is not None

    def _cover(self, first: int, last: int) -> None:
        if self._working is None:
            self._working = WorkingTime(self._calendar, first, last)
            self._origin = first
        elif first >= self._first and last < self._first + len(self._before):
            return
        working = self._working
        working.cover(first, last)
        self._first = working.first_date
        dates = range(self._first, working.last_date + 1)
        opened = np.fromiter((working.opens_on(date) for date in dates), np.bool_, len(dates))
        before = np.cumsum(opened, dtype=np.int64)
        self._before = before - before[self._origin - self._first]


@lru_cache(maxsize=256)
def measure(unit: Unit, calendar: Calendar | None, zone: str) -> Measure:
    """The measure of a limit in this unit, made once for all batches."""
    if unit is Unit.DAYS:
        return WholeDays(local_dates(zone))
    if calendar is None:
        return Elapsed()
    if unit is Unit.MICROSECONDS:
        return OpenTime(calendar)
    return WorkingDays(calendar, local_dates(zone))

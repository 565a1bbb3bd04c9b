"""A calendar's open time, exact over daylight saving: elapsed time inside open intervals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from standards_engine.calendars import civil
from standards_engine.calendars.local_days import DAY, LocalDays
from standards_engine.calendars.pattern import (
    DAY_MINUTES,
    Minutes,
    last_special_date,
    merged,
    shifts_of,
)
from standards_engine.rules.nodes import Calendar, DatedLine, HolidayLine

_MINUTE = 60_000_000
_STEP = 366
_RECURRENCE = 2 * 366
"""If nothing opens for two years after the last special date, nothing ever will."""
_HORIZON = 200 * 366
"""How many days ahead a limit is looked for: longer ones never fall due."""
_ZONES_WRITTEN_TO = civil.year_bounds(2100)[1]
"""Up to here zones may name single nights on which clocks change; after it years are alike."""


class WorkingTime:
    """Open time from `first_date` through `last_date`, and beyond where it is asked for."""

    def __init__(self, calendar: Calendar, first_date: int, last_date: int) -> None:
        self.calendar = calendar
        self.days = LocalDays(calendar.zone)
        self._last_special = last_special_date(calendar)
        self._has_holidays = any(isinstance(line, HolidayLine) for line in calendar.lines)
        self._week: dict[int, tuple[Minutes, ...]] = {}
        self._years: dict[tuple[int, int], tuple[int, list[Minutes], list[bool]]] = {}
        self._build(first_date, max(first_date, min(last_date, civil.LAST_DATE)))

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Open intervals: instants, half-open, sorted, apart from each other."""

    @property
    def first_date(self) -> int:
        """The first date whose instants the intervals cover wholly; `last_date` the last."""
        return self._first

    @property
    def last_date(self) -> int:
        return self._last

    def cover(self, first_date: int, last_date: int) -> None:
        """Makes the intervals reach from one date through another, and never shrinks them.

        Nothing opens after the year 9999.
        """
        first, last = self._first, self._last
        if first_date < first:
            first = min(first_date, first - _STEP)
        if last_date > last:
            last = max(last_date, last + max(_STEP, last - first))
            last = max(self._last, min(last, civil.LAST_DATE))
        if (first, last) != (self._first, self._last):
            self._build(first, last)

    def counted(self, start: int, end: int) -> int:
        """Open microseconds between two instants, `start` not after `end`."""
        self._cover_instants(start, end)
        return self._before(end) - self._before(start)

    def due(self, start: int, amount: int) -> int | None:
        """The last instant until which no more than `amount` is counted from `start`.

        An amount used up at closing time lasts to the next opening. None where the calendar never
        opens again.
        """
        self._cover_instants(start, start)
        while True:
            found = self._due_within(start, amount)
            if found is not None or self._never_opens(start):
                return found
            self.cover(self._first, self._last + 1)

    def is_open(self, instant: int) -> bool:
        self._cover_instants(instant, instant)
        index = bisect_right(self.starts, instant) - 1
        return index >= 0 and instant < self.ends[index]

    def opens_on(self, date: int) -> bool:
        """Whether a shift opens on the date; a night shift is that of the day it opens."""
        return self.working_days(date - 1, date) == 1

    def working_days(self, after: int, through: int) -> int:
        """How many dates d, after < d <= through, the calendar opens on."""
        after, through = min(after, civil.LAST_DATE), min(through, civil.LAST_DATE)
        self.cover(min(after, through) + 1, max(after, through))
        counts = self._open_dates_before
        return counts[through + 1 - self._first] - counts[after + 1 - self._first]

    def working_day(self, after: int, number: int) -> int | None:
        """The first date with `number` open dates in (after, date], `number` being at least 1.

        None if there never is one.
        """
        after = min(after, civil.LAST_DATE)
        self.cover(after, after)
        while True:
            sought = self._open_dates_before[after + 1 - self._first] + number
            if self._open_dates_before[-1] >= sought:
                return self._first + bisect_right(self._open_dates_before, sought - 1) - 1
            if self._never_opens(self.days.start_of(after)):
                return None
            self.cover(self._first, self._last + 1)

    def _build(self, first: int, last: int) -> None:
        self._first, self._last = first, last
        opened, open_dates = self._opened(first - 1, min(last + 1, civil.LAST_DATE))
        self.starts = tuple(start for start, _ in opened)
        self.ends = tuple(end for _, end in opened)
        self._open_before = tuple(accumulate((end - start for start, end in opened), initial=0))
        inside = open_dates[1 : last - first + 2]
        self._open_dates_before = tuple(accumulate(inside, initial=0))

    def _opened(self, first: int, last: int) -> tuple[list[Minutes], list[bool]]:
        """The merged intervals of the shifts on these dates, and which of the dates have one."""
        plain = last if self._has_holidays else max(_ZONES_WRITTEN_TO, self._last_special + 2)
        opened, open_dates = self._dates_opened(first, min(plain, last))
        date = max(first, plain + 1)
        while date <= last:
            begins, ends = civil.year_bounds(civil.to_date(date).year)
            is_like_others = date == begins and ends <= last and ends < civil.LAST_DATE
            build = self._like_year if is_like_others else self._dates_opened
            part, days = build(date, min(ends, last))
            _join(opened, part)
            open_dates += days
            date = ends + 1
        return opened, open_dates

    def _like_year(self, first: int, last: int) -> tuple[list[Minutes], list[bool]]:
        """A year of as many days that begins on the same weekday, moved."""
        kind = civil.weekday(first), last - first
        if kind not in self._years:
            self._years[kind] = first, *self._dates_opened(first, last)
        built, opened, open_dates = self._years[kind]
        shift = (first - built) * DAY
        return [(start + shift, end + shift) for start, end in opened], open_dates

    def _dates_opened(self, first: int, last: int) -> tuple[list[Minutes], list[bool]]:
        shifts = [(date, self._shifts(date)) for date in range(first, last + 1)]
        opened = merged(
            (self._instant(date, start), self._instant(date, end))
            for date, stretches in shifts
            for start, end in stretches
        )
        return list(opened), [bool(stretches) for _, stretches in shifts]

    def _shifts(self, date: int) -> tuple[Minutes, ...]:
        if date <= self._last_special + 1 or self._has_holidays:
            return shifts_of(self.calendar, date)
        weekday = civil.weekday(date)
        if weekday not in self._week:
            self._week[weekday] = shifts_of(self.calendar, date)
        return self._week[weekday]

    def _instant(self, date: int, minutes: int) -> int:
        days, rest = divmod(minutes, DAY_MINUTES)
        if rest == 0:
            return self.days.start_of(date + days)
        return self.days.instant_of(date + days, rest * _MINUTE)

    def _cover_instants(self, start: int, end: int) -> None:
        if start < self.days.start_of(self._first) or end >= self.days.start_of(self._last + 1):
            self.cover(self.days.date_of(start), self.days.date_of(end))

    def _before(self, instant: int) -> int:
        """Open time before an instant, since the first interval."""
        index = bisect_right(self.starts, instant) - 1
        if index < 0:
            return 0
        return self._open_before[index] + min(instant, self.ends[index]) - self.starts[index]

    def _due_within(self, start: int, amount: int) -> int | None:
        """The due instant, where the intervals built so far reach it."""
        used = self._before(start) + amount
        index = bisect_right(self._open_before, used) - 1
        if index >= len(self.starts):
            return None
        return self.starts[index] + used - self._open_before[index]

    def _never_opens(self, start: int) -> bool:
        """Whether looking further ahead is in vain."""
        date = self.days.date_of(start)
        latest_opening = self.days.date_of(self.starts[-1]) if self.starts else self._first
        settled = max(date, self._last_special, latest_opening)
        vain = min(settled + _RECURRENCE, date + _HORIZON, civil.LAST_DATE - 1)
        return self._last > vain


def _join(opened: list[Minutes], part: list[Minutes]) -> None:
    """Adds the intervals of later dates; the last shifts before them may run into these."""
    if not opened or not part:
        opened += part
        return
    kept = bisect_left(opened, part[0][0], key=lambda each: each[1])
    new = bisect_right(part, opened[-1][1], key=lambda each: each[0])
    opened[kept:] = merged((*opened[kept:], *part[:new]))
    opened += part[new:]


def dated_years(calendar: Calendar) -> frozenset[int]:
    """The years for which dated lines exist; beyond them holidays may have been forgotten."""
    dates = [line for line in calendar.lines if isinstance(line, DatedLine)]
    return frozenset(
        year
        for line in dates
        for year in range(civil.to_date(line.start).year, civil.to_date(line.end).year + 1)
    )

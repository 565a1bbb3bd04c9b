"""What a calendar's lines say about one date, in minutes on the wall.

A dated line (holidays too) beats the weekly ones, and a later dated line an earlier. Among
weekly lines that hold on a date, in written order:

- `closed sunday` takes the whole day, `closed daily 12:00..13:00` those hours;
- `open` adds its hours, but first puts aside every earlier line that it narrows: one with more
  days or longer dates. After `open daily 08:00..16:00`, `open saturday 09:00..12:00` leaves three
  hours on Saturday, and `open saturday 18:00..20:00` after that adds two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import assert_never

from standards_engine.calendars import civil
from standards_engine.calendars.holiday_dates import is_holiday
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import (
    Calendar,
    CalendarLine,
    DatedLine,
    HolidayLine,
    Hours,
    WeeklyLine,
)

DAY_MINUTES = 1440
Minutes = tuple[int, int]
"""A half-open stretch, in minutes since the date's midnight; it may run past 24:00."""

_FOREVER = 10**9


@frozen
class Day:
    """The shifts that open on a date, and hours of it in which nothing is open.

    The closed hours also cut a night shift of the day before, and, where they run past midnight,
    the next day's shifts.
    """

    shifts: tuple[Minutes, ...] = ()
    closed: tuple[Minutes, ...] = ()


def shifts_of(calendar: Calendar, date: int) -> tuple[Minutes, ...]:
    """The shifts that open on a date, sorted and merged."""
    before, day, after = (_day(calendar, date + offset) for offset in (-1, 0, 1))
    shifts = _without(day.shifts, _moved(before.closed, -DAY_MINUTES))
    return merged(_without(shifts, _moved(after.closed, DAY_MINUTES)))


def merged(stretches: Iterable[Minutes]) -> tuple[Minutes, ...]:
    """The union of half-open stretches, sorted; empty ones vanish, touching ones join."""
    found: list[Minutes] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def last_special_date(calendar: Calendar) -> int:
    """The last date that a line names; after it weeks repeat, but for holidays."""
    named = [date for line in calendar.lines for date in _named(line)]
    return max(named, default=-_FOREVER)


def _day(calendar: Calendar, date: int) -> Day:
    weekly = reduce(_apply, _weekly(calendar, date), Day())
    return reduce(_apply, _dated(calendar, date), weekly)


def _weekly(calendar: Calendar, date: int) -> Iterator[WeeklyLine]:
    lines = [line for line in calendar.lines if isinstance(line, WeeklyLine)]
    held = [line for line in lines if _holds(line, date)]
    for index, line in enumerate(held):
        if not any(later.open and _narrows(later, line) for later in held[index + 1 :]):
            yield line


def _dated(calendar: Calendar, date: int) -> Iterator[DatedLine | HolidayLine]:
    for line in calendar.lines:
        if not isinstance(line, WeeklyLine) and _holds(line, date):
            yield line


def _apply(day: Day, line: CalendarLine) -> Day:
    """What stands on the day once the line has spoken."""
    match line:
        case HolidayLine() | DatedLine(open=False, hours=()) | WeeklyLine(open=False, hours=()):
            return Day()
        case DatedLine(open=True):
            return Day(_stretches(line.hours))
        case WeeklyLine(open=True):
            hours = _stretches(line.hours)
            return Day(merged((*day.shifts, *hours)), _without(day.closed, hours))
        case DatedLine() | WeeklyLine():
            hours = _stretches(line.hours)
            return Day(_without(day.shifts, hours), merged((*day.closed, *hours)))
        case _:
            assert_never(line)


def _stretches(hours: tuple[Hours, ...]) -> tuple[Minutes, ...]:
    """Shifts that end at or before their start run into the next day; none is the whole day."""
    if not hours:
        return ((0, DAY_MINUTES),)
    ends = ((h.start, h.end if h.end > h.start else h.end + DAY_MINUTES) for h in hours)
    return merged(ends)


def _holds(line: CalendarLine, date: int) -> bool:
    match line:
        case WeeklyLine():
            return civil.weekday(date) in line.days and _within(line, date)
        case DatedLine():
            return line.start <= date <= line.end
        case HolidayLine():
            return _within(line, date) and is_holiday(line.country, date)
        case _:
            assert_never(line)


def _within(line: WeeklyLine | HolidayLine, date: int) -> bool:
    first, last = _dates(line)
    return first <= date <= last


def _narrows(later: WeeklyLine, earlier: WeeklyLine) -> bool:
    """Whether the later line speaks of fewer days or dates, and of no others."""
    first, last = _dates(later)
    earlier_first, earlier_last = _dates(earlier)
    inside = later.days <= earlier.days and earlier_first <= first and last <= earlier_last
    return inside and (later.days, first, last) != (earlier.days, earlier_first, earlier_last)


def _dates(line: WeeklyLine | HolidayLine) -> tuple[int, int]:
    first = -_FOREVER if line.first is None else line.first
    return first, _FOREVER if line.last is None else line.last


def _named(line: CalendarLine) -> tuple[int, ...]:
    dates = (line.start, line.end) if isinstance(line, DatedLine) else (line.first, line.last)
    return tuple(date for date in dates if date is not None)


def _moved(stretches: tuple[Minutes, ...], by: int) -> tuple[Minutes, ...]:
    return tuple((start + by, end + by) for start, end in stretches)


def _without(stretches: tuple[Minutes, ...], cuts: tuple[Minutes, ...]) -> tuple[Minutes, ...]:
    """What is left of the stretches outside the cuts."""
    for cut_start, cut_end in cuts:
        parts = (
            part
            for start, end in stretches
            for part in ((start, min(end, cut_start)), (max(start, cut_end), end))
        )
        stretches = tuple((start, end) for start, end in parts if start < end)
    return stretches

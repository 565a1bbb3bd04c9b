"""What a calendar's lines say about one date, in minutes on the wall.

They speak in order: the weekly ones as written, then those with dates (holidays too) as written.
A later one wins:

- `closed` without hours takes the shifts that open on a date, with hours whatever is open then,
  also of the night that opened on the date before;
- `open` with a date replaces the shifts that open on it;
- a weekly `open` adds its hours, but first puts aside every earlier weekly line that it narrows:
  one with more days or longer dates. After `open daily 08:00..16:00`, `open saturday
  09:00..12:00` leaves three hours on Saturday, and `open saturday 18:00..20:00` adds two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from standards_engine.calendars import civil
from standards_engine.calendars.holiday_dates import is_holiday
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


def shifts_of(calendar: Calendar, date: int) -> tuple[Minutes, ...]:
    """The shifts that open on a date, sorted and merged.

    Hours closed on the date before may run into them, and they into those of the date after.
    """
    lines = sorted(calendar.lines, key=lambda line: not isinstance(line, WeeklyLine))
    speaking = {offset: _speaking(lines, date + offset) for offset in (-1, 0, 1)}
    shifts: tuple[Minutes, ...] = ()
    for index, line in enumerate(lines):
        for offset, indexes in speaking.items():
            if index in indexes:
                shifts = _after(shifts, line, offset)
    return merged(shifts)


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


def _speaking(lines: Sequence[CalendarLine], date: int) -> frozenset[int]:
    """Which lines hold on a date and are not put aside there."""
    held = [index for index, line in enumerate(lines) if _holds(line, date)]
    return frozenset(
        index
        for place, index in enumerate(held)
        if not any(_narrows(lines[later], lines[index]) for later in held[place + 1 :])
    )


def _after(shifts: tuple[Minutes, ...], line: CalendarLine, offset: int) -> tuple[Minutes, ...]:
    """The shifts of a date once a line has spoken about it, or the date `offset` days from it."""
    match line:
        case DatedLine(open=False, hours=(_, *_)) | WeeklyLine(open=False, hours=(_, *_)):
            return _without(shifts, _moved(_stretches(line.hours), offset * DAY_MINUTES))
        case _ if offset:
            return shifts
        case HolidayLine() | DatedLine(open=False) | WeeklyLine(open=False):
            return ()
        case DatedLine():
            return _stretches(line.hours)
        case WeeklyLine():
            return (*shifts, *_stretches(line.hours))
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


def _narrows(later: CalendarLine, earlier: CalendarLine) -> bool:
    """Whether the later weekly line opens on fewer days or dates, and on no others."""
    if not (isinstance(later, WeeklyLine) and isinstance(earlier, WeeklyLine) and later.open):
        return False
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

"""Lines of calendars that say what later ones unsay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from standards_engine.calendars.pattern import DAY_MINUTES, Minutes, shifts_of
from standards_engine.diagnostics.idle import IdleLine
from standards_engine.rules.nodes import (
    Calendar,
    CalendarLine,
    DatedLine,
    HolidayLine,
    Ruleset,
    WeeklyLine,
)

_WEEK = 7
_MOST_DATES = 62
"""A longer range of dates is looked at by its first ones."""


def idle_lines(ruleset: Ruleset) -> Iterator[IdleLine]:
    """One for each line without which the calendar would be the same, because of a later line.

    A holiday on a day that is closed anyway is no such line.
    """
    for calendar in ruleset.calendars:
        rest = calendar
        for line in calendar.lines:
            if _is_idle(line, calendar):
                yield IdleLine(span=line.span, calendar=calendar.name, opens=_opens(line, rest))
                rest = _without(line, rest)


def _opens(line: CalendarLine, rest: Calendar) -> bool:
    """Whether it opens what other lines open too. Of two alike that is only the first."""
    opening = tuple(each for each in rest.lines if not isinstance(each, HolidayLine) and each.open)
    return line in opening and _is_idle(line, replace(rest, lines=opening))


def _without(line: CalendarLine, calendar: Calendar) -> Calendar:
    return replace(calendar, lines=tuple(each for each in calendar.lines if each is not line))


def _is_idle(line: CalendarLine, calendar: Calendar) -> bool:
    match line:
        case HolidayLine():
            return False
        case DatedLine():
            dates = range(line.start, min(line.end + 1, line.start + _MOST_DATES))
            return _changes_nothing(line, calendar, dates)
        case WeeklyLine():
            weekly = tuple(each for each in calendar.lines if isinstance(each, WeeklyLine))
            return _changes_nothing(line, replace(calendar, lines=weekly), _weeks(weekly))
        case _:
            assert_never(line)


def _weeks(lines: Iterable[WeeklyLine]) -> list[int]:
    """Dates of a week before and after each at which some line begins or ends, or of any week."""
    bounds = {bound for line in lines for bound in (line.first, line.last) if bound is not None}
    spread = range(-_WEEK, _WEEK + 1)
    return sorted({bound + offset for bound in bounds or {0} for offset in spread})


def _changes_nothing(
    line: DatedLine | WeeklyLine, calendar: Calendar, dates: Iterable[int]
) -> bool:
    """On none of the dates, nor the nights before and after; and what it closes is open."""
    rest = _without(line, calendar)
    only = replace(calendar, lines=(replace(line, open=True),))
    reopened = []
    for date in dates:
        near = range(date - 1, date + 2)
        if any(shifts_of(calendar, each) != shifts_of(rest, each) for each in near):
            return False
        said, stands = shifts_of(only, date), _standing(calendar, date)
        if said and (stands or not line.hours):
            reopened.append(_all_within(said, stands))
    return line.open or (bool(reopened) and all(reopened))


def _standing(calendar: Calendar, date: int) -> tuple[Minutes, ...]:
    """What is open on a date, and in the night before."""
    night = ((a - DAY_MINUTES, b - DAY_MINUTES) for a, b in shifts_of(calendar, date - 1))
    return (*(each for each in night if each[1] > 0), *shifts_of(calendar, date))


def _all_within(hours: tuple[Minutes, ...], stands: tuple[Minutes, ...]) -> bool:
    """Whether each of the hours is open for some of its time."""
    return all(any(a < d and c < b for c, d in stands) for a, b in hours)

"""Calendars of an audit: the holidays they closed on, and years for which lines may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from standards_engine.calendars import (
    LocalDays,
    civil,
    dated_years,
    holiday_dates,
    holiday_source,
)
from standards_engine.calendars.pattern import shifts_of
from standards_engine.findings.nodes import PublicHolidays
from standards_engine.rules.nodes import Calendar, CalendarLine, HolidayLine, Ruleset, WeeklyLine
from standards_engine.wording import listed, say

_MOST_NAMED = 3


def beyond_dated_lines(ruleset: Ruleset, first: int | None, last: int) -> Iterator[str]:
    """One sentence for each calendar whose dated lines do not reach as far as the log.

    `first` and `last` are instants; without events there is none. A calendar without dated lines
    is held to have no special days; one that closes on public holidays has them for every year.
    """
    for calendar in _used(ruleset):
        if any(_closes_for_ever(line) for line in calendar.lines):
            continue
        known = dated_years(calendar)
        beyond = sorted(_years(calendar, first, last) - known) if known else ()
        if beyond:
            yield say(
                "the calendar `{calendar}` has no dated lines for {years}, which the audit"
                " reaches: holidays may be missing there",
                calendar=calendar.name,
                years=_named(beyond),
            )


def never_open(ruleset: Ruleset, first: int | None, last: int) -> Iterator[str]:
    """One sentence for each calendar whose lines leave a year of the log out altogether."""
    for calendar in _used(ruleset):
        if any(_is_for_ever(line) for line in calendar.lines):
            continue
        years = sorted(y for y in _years(calendar, first, last) if not _opens_in(calendar, y))
        if years:
            yield say(
                "the calendar `{calendar}` opens on no day of {years}, which the audit reaches:"
                " no clock runs by it there",
                calendar=calendar.name,
                years=_named(years),
            )


def public_holidays(ruleset: Ruleset, first: int | None, last: int) -> Iterator[PublicHolidays]:
    """Those of each `closed holidays`, in the years from one instant through another."""
    for calendar in _used(ruleset):
        years = sorted(_years(calendar, first, last))
        for line in calendar.lines:
            if isinstance(line, HolidayLine) and years:
                yield PublicHolidays(
                    calendar=calendar.name,
                    country=line.country,
                    source=holiday_source(),
                    dates=tuple(day for year in years for day in _closed(line, year)),
                )


def _closed(line: HolidayLine, year: int) -> Iterator[str]:
    for day in sorted(holiday_dates(line.country, year)):
        begun = line.first is None or line.first <= day
        if begun and (line.last is None or day <= line.last):
            yield civil.to_date(day).isoformat()


def _closes_for_ever(line: CalendarLine) -> bool:
    """Whether the calendar closes on public holidays in every year."""
    return isinstance(line, HolidayLine) and line.first is line.last is None


def _is_for_ever(line: CalendarLine) -> bool:
    """Whether a weekly line opens in every year."""
    return isinstance(line, WeeklyLine) and line.open and line.first is line.last is None


def _opens_in(calendar: Calendar, year: int) -> bool:
    days = range(civil.from_date(date(year, 1, 1)), civil.from_date(date(year, 12, 31)) + 1)
    return any(shifts_of(calendar, day) for day in days)


def _used(ruleset: Ruleset) -> Iterator[Calendar]:
    """Calendars by which the clock of some standard runs."""
    used = {each.calendar for standard in ruleset.standards for each in standard.calendars}
    return (calendar for calendar in ruleset.calendars if calendar.name in used)


def _years(calendar: Calendar, first: int | None, last: int) -> frozenset[int]:
    if first is None:
        return frozenset()
    days = LocalDays(calendar.zone)
    start, end = (civil.to_date(days.date_of(instant)).year for instant in (first, last))
    return frozenset(range(start, end + 1))


def _named(years: list[int]) -> str:
    named = listed(map(str, years[:_MOST_NAMED]))
    return say("{years} and other years", years=named) if len(years) > _MOST_NAMED else named

"""When a calendar is open, line by line."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.in_words.amounts import day
from standards_engine.rules.in_words.telling import sentences
from standards_engine.rules.nodes import (
    Calendar,
    CalendarLine,
    DatedLine,
    HolidayLine,
    Hours,
    WeeklyLine,
)
from standards_engine.rules.wordings import Wording
from standards_engine.wording import later, listed, say

_DAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_WEEK = frozenset(range(7))
_MOST_OF_A_RUN = 2
"""So many days in a row are named one by one."""


def calendar_in_words(calendar: Calendar) -> tuple[str, ...]:
    """One line for each of its lines, and what holds where they meet."""
    told = tuple(_line(each) for each in calendar.lines)
    end = sentences(
        say("A line with a date beats a weekly one, and a later line an earlier one."),
        say("Times are those of `{zone}`.", zone=calendar.zone),
    )
    return (*told, end)


def _line(of: CalendarLine) -> str:
    match of:
        case WeeklyLine():
            return _said(of, _weekly(of), _between(of.first, of.last), of.reason)
        case DatedLine():
            return _said(of, _dates(of.start, of.end), None, of.reason)
        case HolidayLine(country=country):
            between = _between(of.first, of.last)
            if between is None:
                return say("Closed on the public holidays of {country}.", country=country)
            return say(
                "Closed on the public holidays of {country}, {between}.",
                country=country,
                between=between,
            )
        case _:
            assert_never(of)


def _said(
    of: WeeklyLine | DatedLine, days: str, between: str | None, reason: Wording | None
) -> str:
    when = days if between is None else say("{days}, {between}", days=days, between=between)
    hours = listed(_shift(each) for each in of.hours)
    if of.open:
        told = _open(when, hours)
    elif hours:
        told = say("Closed {days} {hours}", days=when, hours=hours)
    else:
        told = say("Closed {days}", days=when)
    if reason is None:
        return say("{line}.", line=told)
    return say("{line} ({reason}).", line=told, reason=reason.said)


def _open(when: str, hours: str) -> str:
    if hours:
        return say("Open {days} {hours}", days=when, hours=hours)
    return say("Open {days} all day", days=when)


def _weekly(of: WeeklyLine) -> str:
    if of.days == _WEEK:
        return say("daily")
    return listed(_run(run) for run in _runs(sorted(of.days)))


def _runs(days: list[int]) -> list[list[int]]:
    """Days in a row together: Monday to Friday, Sunday."""
    runs: list[list[int]] = []
    for each in days:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _run(days: list[int]) -> str:
    if len(days) <= _MOST_OF_A_RUN:
        return listed(say(_DAYS[each]) for each in days)
    return say("{first} to {last}", first=say(_DAYS[days[0]]), last=say(_DAYS[days[-1]]))


def _dates(first: int, last: int) -> str:
    if first == last:
        return say("on {date}", date=day(first))
    return say("from {first} through {last}", first=day(first), last=day(last))


def _between(first: int | None, last: int | None) -> str | None:
    if first is not None and last is not None:
        return _dates(first, last)
    if first is not None:
        return say("from {first} on", first=day(first))
    return None if last is None else say("until {last}", last=day(last))


def _shift(of: Hours) -> str:
    return say("{start} to {end}", start=_clock(of.start), end=_clock(of.end))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

"""Calendars: their weekly and dated lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import assert_never

from standards_engine.diagnostics.clauses import MisplacedClause, MissingClause, RepeatedClause
from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.values import (
    BadDate,
    BadTime,
    EmptyRange,
    OverlappingHours,
    ReversedRange,
    UnknownCountry,
)
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import Weekday
from standards_engine.rules.from_syntax import dates
from standards_engine.rules.from_syntax.header import is_zone, wording
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.places_of_holidays import places_of_holidays
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import (
    Calendar,
    CalendarLine,
    DatedLine,
    HolidayLine,
    Hours,
    WeeklyLine,
    Wording,
)
from standards_engine.source import Span
from standards_engine.wording import later, say

_WEEK = tuple(Weekday)


def declare_calendar(node: syntax.CalendarDeclaration, scope: Scope) -> None:
    names, name = scope.names, node.name.text
    place = names.places.get((Kind.CALENDAR, name))
    lines = [line for line in node.lines if isinstance(line, syntax.CalendarLine)]
    checked = [found for line in lines if (found := _line(line, scope)) is not None]
    calendar = Calendar(
        name, wording(node.title), _zone(node, scope), tuple(checked), span=node.name.span
    )
    if place is None:
        names.places[Kind.CALENDAR, name] = node.name.span
        names.calendars[name] = calendar
    elif place.source == node.span.source or names.calendars[name] != calendar:
        scope.report(DuplicateName(kind="calendar", name=name, other=place, span=node.name.span))
    if not any(line.open for line in lines) and not scope.faults.damaged(node.span):
        span = node.name.span
        example = in_rules("open monday..friday 08:00..16:00", span)
        clause = say("line that opens it")
        scope.report(MissingClause(rule=name, clause=clause, example=example, span=span))


def _zone(node: syntax.CalendarDeclaration, scope: Scope) -> str:
    zones = [line for line in node.lines if isinstance(line, syntax.CalendarZone)]
    for zone in zones[1:]:
        scope.report(RepeatedClause(clause="zone", span=zone.span))
    if not zones:
        scope.need_zone(say("calendars"), node.name.span)
        return scope.file.zone or "UTC"
    text = zones[0].zone
    return text.text if is_zone(text.text, text.span, scope.faults) else "UTC"


def _line(node: syntax.CalendarLine, scope: Scope) -> CalendarLine | None:
    hours = [found for each in node.hours if (found := _hours(each, scope)) is not None]
    if len(hours) == len(node.hours):
        _check_overlaps(node, hours, scope)
    first, last = date_range(node.effective, scope)
    reason = wording(node.reason)
    match node.days:
        case syntax.Daily():
            days = frozenset(range(7))
            return WeeklyLine(node.open, days, (*hours,), first, last, reason, span=node.span)
        case syntax.Weekdays(ranges):
            days = frozenset(day for each in ranges for day in _weekdays(each))
            return WeeklyLine(node.open, days, (*hours,), first, last, reason, span=node.span)
        case syntax.DateRange():
            return _dated(node, node.days, (*hours,), reason, scope)
        case syntax.Holidays(country):
            return _holidays(node, country, first, last, scope)
        case _:
            assert_never(node.days)


def _weekdays(node: syntax.WeekdayRange) -> set[int]:
    """`friday..monday` runs over the weekend."""
    first, last = _WEEK.index(node.first), _WEEK.index(node.last)
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _dated(
    node: syntax.CalendarLine,
    days: syntax.DateRange,
    hours: tuple[Hours, ...],
    reason: Wording | None,
    scope: Scope,
) -> DatedLine | None:
    first, last = check_date(days.first, scope), check_date(days.last, scope)
    if node.effective is not None:
        span = node.effective.span
        clause = later("from … until …")
        hint = say(
            "a dated line holds on its own dates; leave `{clause}` out",
            clause=in_rules(clause, span),
        )
        place = say("a line with dates of its own")
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=span))
    if first is None or last is None or _is_reversed(days, first, last, scope):
        return None
    return DatedLine(node.open, first, last, hours, reason, span=node.span)


def _is_reversed(days: syntax.DateRange, first: int, last: int, scope: Scope) -> bool:
    if first <= last:
        return False
    scope.report(ReversedRange(first=days.first.text, last=days.last.text, span=days.span))
    return True


def _holidays(
    node: syntax.CalendarLine,
    country: syntax.String,
    first: int | None,
    last: int | None,
    scope: Scope,
) -> HolidayLine | None:
    if node.open or node.hours:
        hint = say(
            "write `{example}`; open single holidays by their dates",
            example=in_rules('closed holidays "CN"', node.span),
        )
        place = say("such a line")
        scope.report(MisplacedClause(clause="holidays", place=place, hint=hint, span=node.span))
        return None
    if not _is_country(country.text):
        known = places_of_holidays(country.text)
        scope.report(UnknownCountry(name=country.text, known=known, span=country.span))
        return None
    return HolidayLine(country.text, first, last, span=node.span)


def _is_country(text: str) -> bool:
    """`DE`, or a part of it, `DE-BY`."""
    from holidays import list_supported_countries

    code, dash, part = text.partition("-")
    known = list_supported_countries(include_aliases=False)
    return code in known and (not dash or part in known[code])


def check_date(node: syntax.DateLiteral, scope: Scope) -> int | None:
    number = dates.date_number(node.text)
    if number is None:
        scope.report(BadDate(text=node.text, span=node.span))
    return number


def date_range(node: syntax.Effective | None, scope: Scope) -> tuple[int | None, int | None]:
    """The dates of `from … until …`; None where there is no bound."""
    if node is None:
        return None, None
    first = check_date(node.first, scope) if node.first else None
    last = check_date(node.last, scope) if node.last else None
    if first is not None and last is not None and first > last:
        text = (node.first.text if node.first else "", node.last.text if node.last else "")
        scope.report(ReversedRange(first=text[0], last=text[1], span=node.span))
        return None, None
    return first, last


def _hours(node: syntax.TimeRange, scope: Scope) -> Hours | None:
    start, end = (_minutes(text, node.span, scope) for text in (node.start, node.end))
    if start is None or end is None:
        return None
    if start == end or start == dates.MINUTES_OF_A_DAY:
        scope.report(EmptyRange(text=f"{node.start}..{node.end}", span=node.span))
        return None
    return Hours(start, end)


def _check_overlaps(node: syntax.CalendarLine, hours: list[Hours], scope: Scope) -> None:
    stretches = [_minutes_of_a_week(node, each) for each in hours]
    for (one, first), (other, second) in combinations(enumerate(stretches), 2):
        if not first.isdisjoint(second):
            texts = [f"{node.hours[n].start}..{node.hours[n].end}" for n in (one, other)]
            span = node.hours[other].span
            scope.report(OverlappingHours(first=texts[0], second=texts[1], span=span))
            return


def _minutes_of_a_week(node: syntax.CalendarLine, hours: Hours) -> frozenset[int]:
    """Its minutes on the days of a line; over midnight they run into the next day."""
    length = (hours.end - hours.start) % dates.MINUTES_OF_A_DAY or dates.MINUTES_OF_A_DAY
    starts = (day * dates.MINUTES_OF_A_DAY + hours.start for day in _days_of_a_week(node))
    week = 7 * dates.MINUTES_OF_A_DAY
    return frozenset(minute % week for start in starts for minute in range(start, start + length))


def _days_of_a_week(node: syntax.CalendarLine) -> Iterable[int]:
    """Days that follow each other as those of the line do; several dates as a whole week."""
    match node.days:
        case syntax.Weekdays(ranges):
            return {day for each in ranges for day in _weekdays(each)}
        case syntax.DateRange(first, last) if first == last:
            return (0,)
        case _:
            return range(7)


def _minutes(text: str, span: Span, scope: Scope) -> int | None:
    minutes = dates.minutes_of(text)
    if minutes is None:
        scope.report(BadTime(text=text, span=span))
    return minutes

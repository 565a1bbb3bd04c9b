"""Calendars whose dated lines do not reach as far as the log: a holiday may have been forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.calendars import LocalDays, civil, dated_years
from standards_engine.rules.nodes import Calendar, Ruleset

_MOST_NAMED = 3


def beyond_dated_lines(ruleset: Ruleset, first: int | None, last: int | None) -> Iterator[str]:
    """One sentence for each such calendar by which a clock runs; `first` and `last` are instants.

    A calendar without dated lines is held to have no special days.
    """
    if first is None or last is None:
        return
    used = {each.calendar for standard in ruleset.standards for each in standard.calendars}
    for calendar in ruleset.calendars:
        known = dated_years(calendar) if calendar.name in used else None
        beyond = sorted(_years(calendar, first, last) - known) if known else ()
        if beyond:
            yield (
                f"the calendar `{calendar.name}` has no dated lines for {_named(beyond)}, which"
                " the log reaches: holidays may be missing there"
            )


def _years(calendar: Calendar, first: int, last: int) -> frozenset[int]:
    days = LocalDays(calendar.zone)
    start, end = (civil.to_date(days.date_of(instant)).year for instant in (first, last))
    return frozenset(range(start, end + 1))


def _named(years: list[int]) -> str:
    named = ", ".join(map(str, years[:_MOST_NAMED]))
    return f"{named} and other years" if len(years) > _MOST_NAMED else named

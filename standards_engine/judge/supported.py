"""What no judge judges: refused in the user's words, never ignored."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.diagnostics.phrases import keyword
from standards_engine.judge.asked import unfoldable
from standards_engine.rules.nodes import (
    Excepted,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    Periodic,
    PeriodRequirement,
    Response,
    Standard,
)
from standards_engine.wording import say


def unsupported(standard: Standard) -> str | None:
    """The first clause of a standard that is not yet judged, as it is written; None if all are."""
    return next(_unsupported(standard), None)


def _unsupported(standard: Standard) -> Iterator[str]:
    outcomes = (standard.expectation, *(each.outcome for each in standard.exceptions))
    for outcome in outcomes:
        if not isinstance(outcome, Excepted):
            yield from _misplaced(standard, outcome)
            yield from _reopened(standard, outcome)
    yield from _repeated(standard)


def _misplaced(standard: Standard, pattern: Pattern) -> Iterator[str]:
    """A period is judged by `require` alone, and nothing else is judged by a period."""
    if isinstance(standard.trigger, ForEachPeriod):
        if standard.exceptions or not isinstance(pattern, PeriodRequirement):
            period = keyword(standard.trigger.period, standard.span)
            yield say("for each {period} with anything but `require`", period=period)
        elif (part := unfoldable(pattern)) is not None:
            yield part
    elif isinstance(pattern, PeriodRequirement):
        yield "if there are at least"


def _reopened(standard: Standard, pattern: Pattern) -> Iterator[str]:
    """To resume is to await an answer again; to count as new is to have had a trigger."""
    resumes = any(each.resume for each in standard.reopenings)
    renews = any(not each.resume for each in standard.reopenings)
    if resumes and not isinstance(pattern, Response):
        yield say("reopened by … resume, with anything but expect")
    if resumes and isinstance(pattern, Response) and pattern.own:
        yield say("reopened by … resume, with its own")
    if renews and not isinstance(standard.trigger, ForEachEvent):
        yield say("reopened by … each counts as new, with anything but for each EVENT")


def _repeated(standard: Standard) -> Iterator[str]:
    """What every window of a repeated expectation could not share, or could not be counted by."""
    if any(isinstance(each.outcome, Periodic) for each in standard.exceptions):
        yield say("every …, in an exception")
    if not isinstance(standard.expectation, Periodic):
        return
    if any(not isinstance(each.outcome, Excepted) for each in standard.exceptions):
        yield say("every …, with an exception that expects something else")
    if isinstance(standard.trigger, ForEachSilence):
        yield say("every …, with not followed by")
    if standard.restarts:
        yield say("every …, with restarted by")
    if standard.reopenings:
        yield say("every …, with reopened by")

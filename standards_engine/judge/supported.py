"""What no judge judges yet: refused in the user's words, never ignored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.judge.asked import unfoldable
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    Excepted,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Standard,
)


def unsupported(standard: Standard) -> str | None:
    """The first clause of a standard that is not yet judged, as it is written; None if all are."""
    return next(_unsupported(standard), None)


def _unsupported(standard: Standard) -> Iterator[str]:
    if isinstance(standard.trigger, ForEachSilence):
        yield "not followed by"
    outcomes = (standard.expectation, *(each.outcome for each in standard.exceptions))
    for outcome in outcomes:
        if not isinstance(outcome, Excepted):
            yield from _in_pattern(outcome)
            yield from _misplaced(standard, outcome)
    if standard.reopenings:
        yield "reopened by"


def _in_pattern(pattern: Pattern) -> Iterator[str]:
    match pattern:
        case Response(own=True) | Precedence(own=True):
            yield "its own"
        case EitherSide():
            yield "before or after"
        case Sequence():
            yield "then"
        case Position(place=place):
            yield place.value
        case Periodic(every=str(period)):
            yield f"each {period}"
        case Periodic():
            yield "every …"
        case Response() | Precedence() | Absence() | Count() | Requirement() | PeriodRequirement():
            return
        case _:
            assert_never(pattern)


def _misplaced(standard: Standard, pattern: Pattern) -> Iterator[str]:
    """A period is judged by `require` alone, and nothing else is judged by a period."""
    if isinstance(standard.trigger, ForEachPeriod):
        if standard.exceptions or not isinstance(pattern, PeriodRequirement):
            yield f"for each {standard.trigger.period} with anything but `require`"
        elif (part := unfoldable(pattern)) is not None:
            yield part
    elif isinstance(pattern, PeriodRequirement):
        yield "if there are at least"

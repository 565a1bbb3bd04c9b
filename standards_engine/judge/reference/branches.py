"""Which expectation, limit and calendar judge: chosen once, at the trigger (semantics 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions import holds
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.rules.nodes import Excepted, Pattern, Standard

Branch = tuple[str | None, Pattern | Excepted]
"""The exception's name, None for the standard's own expectation; and what it asks."""


def possible_branches(standard: Standard, scope: CaseScope) -> Iterator[Branch]:
    """The exceptions that may apply, in written order, up to the first that certainly does."""
    for exception in standard.exceptions:
        truth = holds(exception.when, scope)
        if truth is not False:
            yield exception.name, exception.outcome
        if truth is True:
            return
    yield None, standard.expectation


def possible_calendars(standard: Standard, scope: CaseScope) -> Iterator[str | None]:
    """The calendars the clock may run by; None around the clock."""
    for choice in standard.calendars:
        truth = holds(choice.when, scope)
        if truth is not False:
            yield choice.calendar
        if truth is True:
            return
    if not standard.calendars:
        yield None

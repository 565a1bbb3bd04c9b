"""Which rows make an obligation (semantics 2.1 to 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth, holds
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.scope import CaseScope, matches
from standards_engine.rules.nodes import (
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Standard,
)


@frozen
class Trigger:
    """The row at which an obligation begins, and whether it does: true or unknown."""

    index: int
    truth: Truth
    variable: str | None
    """The name of the trigger's row; a case's first row has none."""


def triggers_of(standard: Standard, scope: CaseScope) -> Iterator[Trigger]:
    """In row order, those in effect."""
    for trigger in _triggers(standard, scope):
        if _in_effect(standard, date_of(scope.history.time(trigger.index), scope.zone)):
            yield trigger


def _triggers(standard: Standard, scope: CaseScope) -> Iterator[Trigger]:
    match standard.trigger:
        case ForEachEvent():
            yield from _events(standard.trigger, scope)
        case ForEachCase():
            yield from _case(standard.trigger, scope)
        case ForEachPeriod() | ForEachSilence():
            return
        case _:
            assert_never(standard.trigger)


def _events(trigger: ForEachEvent, scope: CaseScope) -> Iterator[Trigger]:
    for index, row in enumerate(scope.history.rows):
        truth = matches(trigger.match, row, scope.seeing(index))
        if truth is not False:
            yield Trigger(index, truth, trigger.match.variable)
            if trigger.first:
                return


def _case(trigger: ForEachCase, scope: CaseScope) -> Iterator[Trigger]:
    """The condition asks about the whole case, all events up to as-of."""
    rows = scope.history.rows
    if rows:
        truth = holds(trigger.where, scope.seeing(len(rows) - 1))
        if truth is not False:
            yield Trigger(0, truth, None)


def _in_effect(standard: Standard, date: int) -> bool:
    """`effective from … until …`, by the local date of the trigger."""
    return (standard.first is None or standard.first <= date) and (
        standard.last is None or date <= standard.last
    )

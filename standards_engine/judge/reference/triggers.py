"""What makes an obligation, and at which row (semantics 2.1 to 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.judge.expressions import holds
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.begun import Begun, begun_at
from standards_engine.judge.reference.renewals import with_renewals
from standards_engine.judge.reference.scope import CaseScope, matches
from standards_engine.judge.reference.silences import silences
from standards_engine.judge.reference.stretches import windows_of
from standards_engine.rules.nodes import (
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Periodic,
    Standard,
)


def triggers_of(standard: Standard, scope: CaseScope) -> Iterator[Begun]:
    """Every obligation of a case that is in effect, in order of trigger."""
    for each in _obligations(standard, scope):
        if in_effect(standard, date_of(each.began, scope.zone)):
            yield each


def _obligations(standard: Standard, scope: CaseScope) -> Iterator[Begun]:
    pattern = standard.expectation
    for each in _triggers(standard, scope):
        if isinstance(pattern, Periodic):
            yield from windows_of(pattern, each, scope)
        else:
            yield each


def _triggers(standard: Standard, scope: CaseScope) -> Iterator[Begun]:
    match standard.trigger:
        case ForEachEvent():
            triggers = list(_events(standard.trigger, scope))
            yield from with_renewals(triggers, standard, scope)
        case ForEachCase():
            yield from _case(standard.trigger, scope)
        case ForEachSilence():
            yield from silences(standard.trigger, scope)
        case ForEachPeriod():
            return
        case _:
            assert_never(standard.trigger)


def _events(trigger: ForEachEvent, scope: CaseScope) -> Iterator[Begun]:
    for index, row in enumerate(scope.history.rows):
        truth = matches(trigger.match, row, scope.seeing(index))
        if truth is not False:
            yield begun_at(index, truth, scope, trigger.match.variable)
            if trigger.first:
                return


def _case(trigger: ForEachCase, scope: CaseScope) -> Iterator[Begun]:
    """The condition asks about the whole case, all events up to as-of."""
    rows = scope.history.rows
    if rows:
        truth = holds(trigger.where, scope.seeing(len(rows) - 1))
        if truth is not False:
            yield begun_at(0, truth, scope)


def in_effect(standard: Standard, date: int) -> bool:
    """`effective from … until …`, by the local date on which it begins."""
    return (standard.first is None or standard.first <= date) and (
        standard.last is None or date <= standard.last
    )

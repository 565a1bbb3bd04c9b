"""What begins at a row whose time cannot be read: something is owed, and nobody knows since when.

Neither judge can place such an obligation among the others, so it is added to what either of them
finds: undetermined, and counted where its case begins (semantics 5.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from standards_engine.judge.expressions import holds
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.batch import columns_of
from standards_engine.judge.reference.groups import group_of
from standards_engine.judge.reference.history import time_of
from standards_engine.judge.reference.scope import CaseScope, case_scope, matches
from standards_engine.judge.reference.triggers import in_effect, triggers_of
from standards_engine.logs.events import Case, Event
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Ruleset,
    Standard,
)
from standards_engine.verdicts import Obligation, Reason, Verdict, VerdictBatch


def unplaced_batch(
    standard_index: int, ruleset: Ruleset, cases: Sequence[Case], as_of: int
) -> VerdictBatch:
    """One undetermined obligation for each such trigger of these cases."""
    standard = ruleset.standards[standard_index]
    found = [each for case in cases for each in unplaced(standard, case, ruleset, as_of)]
    return columns_of(standard_index, standard, found)


def unplaced(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Obligation]:
    """Numbered after every row and every other obligation of the case."""
    scope = case_scope(standard, case, ruleset, as_of)
    lost = _lost(standard, scope)
    began = _began(scope)
    if not lost or not in_effect(standard, date_of(began, standard.zone)):
        return []
    after = max(len(scope.history.rows), sum(1 for _ in triggers_of(standard, scope)))
    return [
        _undetermined(standard, scope, began, after + number, hole)
        for number, hole in enumerate(lost, start=1)
    ]


def _began(scope: CaseScope) -> int:
    """Where the case begins, as far as is known."""
    rows, holes = scope.history.rows, scope.history.holes
    if rows:
        return time_of(rows[0])
    return min((hole.time for hole in holes if hole.time is not None), default=scope.as_of)


def _lost(standard: Standard, scope: CaseScope) -> list[Event]:
    """The rows that an obligation of the case may begin at, wherever they belong."""
    match standard.trigger:
        case ForEachEvent(wanted, first):
            lost = _without_a_time([wanted], scope)
            if first:
                return [] if any(_begin_here(wanted, scope)) else lost[:1]
            begins = bool(lost) or any(_begin_here(wanted, scope))
            again = [each.match for each in standard.reopenings if not each.resume]
            return [*lost, *(_without_a_time(again, scope) if begins else [])]
        case ForEachSilence():
            return _without_a_time([standard.trigger.match], scope)
        case ForEachCase(where):
            begins = not scope.history.rows and holds(where, scope) is not False
            return list(scope.history.holes[:1]) if begins else []
        case ForEachPeriod():
            return []
        case _:
            assert_never(standard.trigger)


def _without_a_time(wanted: Sequence[EventMatch], scope: CaseScope) -> list[Event]:
    """Rows without a time that are such an event, or may be, at some place in the case."""
    places = range(-1, len(scope.history.rows))
    return [
        hole
        for hole in scope.history.holes
        if hole.time is None
        and any(
            matches(each, hole, scope.seeing(p)) is not False for each in wanted for p in places
        )
    ]


def _begin_here(wanted: EventMatch, scope: CaseScope) -> Iterable[bool]:
    """Of each row in its place, whether it is such an event, or may be."""
    rows = enumerate(scope.history.rows)
    return (matches(wanted, row, scope.seeing(i)) is not False for i, row in rows)


def _undetermined(
    standard: Standard, scope: CaseScope, began: int, ordinal: int, hole: Event
) -> Obligation:
    """Of a silence it is also unknown whether it is one."""
    of_silence = isinstance(standard.trigger, ForEachSilence)
    return Obligation(
        case=scope.history.case.key,
        ordinal=ordinal,
        began=began,
        verdict=Verdict.UNDETERMINED,
        reason=Reason.WHERE_UNKNOWN if of_silence else Reason.START_UNKNOWN,
        group=group_of(standard.goal, _seen_from(hole, standard, scope), None),
        rows=(hole.row,),
    )


def _seen_from(hole: Event, standard: Standard, scope: CaseScope) -> CaseScope:
    """The case with the row in hand, if it is a trigger; nobody knows what came before it."""
    trigger = standard.trigger
    if isinstance(trigger, ForEachEvent | ForEachSilence) and hole.name in trigger.match.events:
        return scope.bind(trigger.match.variable, hole)
    return scope

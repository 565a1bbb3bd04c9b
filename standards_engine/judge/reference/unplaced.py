"""Triggers whose time cannot be read: it is owed something, and nobody knows since when.

Neither judge can place such an obligation among the others, so it is added to what either of them
finds: undetermined, and counted where its case begins (semantics 5.4).
"""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.batch import columns_of
from standards_engine.judge.reference.history import time_of
from standards_engine.judge.reference.scope import CaseScope, case_scope, matches
from standards_engine.judge.reference.triggers import in_effect, triggers_of
from standards_engine.logs.events import Case, Event
from standards_engine.rules.nodes import ForEachEvent, Ruleset, Standard
from standards_engine.verdicts import Group, Obligation, Reason, Verdict, VerdictBatch


def unplaced_batch(
    standard_index: int, ruleset: Ruleset, cases: Sequence[Case], as_of: int
) -> VerdictBatch:
    """One undetermined obligation for each such trigger of these cases."""
    standard = ruleset.standards[standard_index]
    found = [each for case in cases for each in unplaced(standard, case, ruleset, as_of)]
    return columns_of(standard_index, standard, found)


def unplaced(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Obligation]:
    """Numbered after every row and every other obligation of the case."""
    trigger = standard.trigger
    if not isinstance(trigger, ForEachEvent):
        return []
    scope = case_scope(standard, case, ruleset, as_of)
    rows = scope.history.rows
    began = time_of(rows[0]) if rows else as_of
    lost = _lost(trigger, scope)
    if not in_effect(standard, date_of(began, standard.zone)) or (
        trigger.first and _first(trigger, scope)
    ):
        return []
    lost = lost[:1] if trigger.first else lost
    after = max(len(rows), sum(1 for _ in triggers_of(standard, scope))) if lost else 0
    return [
        _undetermined(standard, case, began, after + number, hole)
        for number, hole in enumerate(lost, start=1)
    ]


def _lost(trigger: ForEachEvent, scope: CaseScope) -> list[Event]:
    """Rows without a time that may be the trigger, wherever in the case they belong."""
    places = range(-1, len(scope.history.rows))
    return [
        hole
        for hole in scope.history.holes
        if hole.time is None
        and hole.name in trigger.match.events
        and any(matches(trigger.match, hole, scope.seeing(p)) is not False for p in places)
    ]


def _first(trigger: ForEachEvent, scope: CaseScope) -> bool:
    """Whether a row in its place is the first already."""
    rows = enumerate(scope.history.rows)
    return any(matches(trigger.match, row, scope.seeing(i)) is not False for i, row in rows)


def _undetermined(
    standard: Standard, case: Case, began: int, ordinal: int, hole: Event
) -> Obligation:
    by = () if standard.goal is None else (None,) * len(standard.goal.by)
    return Obligation(
        case=case.key,
        ordinal=ordinal,
        began=began,
        verdict=Verdict.UNDETERMINED,
        reason=Reason.START_UNKNOWN,
        group=Group(None, by),
        rows=(hole.row,),
    )

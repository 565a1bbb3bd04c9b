"""Why a standard has no obligation in a case."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.explanation.nodes import NothingOwed, NotOwed
from standards_engine.judge.reference.explanation.seen import weighed
from standards_engine.judge.reference.scope import CaseScope, case_scope, matches
from standards_engine.judge.reference.triggers import in_effect
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    Ruleset,
    Standard,
)


def nothing_owed(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> NothingOwed:
    """Of every row that could have been a trigger, why it is none."""
    scope = case_scope(standard, case, ruleset, as_of)
    looked_at = tuple(_looked_at(standard, scope))
    return NothingOwed(standard=standard, rows=len(scope.history.rows), looked_at=looked_at)


def _looked_at(standard: Standard, scope: CaseScope) -> Iterator[NotOwed]:
    trigger = standard.trigger
    if isinstance(trigger, ForEachCase) and scope.history.rows:
        whole = scope.seeing(len(scope.history.rows) - 1)
        time = scope.history.time(0)
        found = weighed(trigger.where, whole)
        out = _out_of_effect(standard, time)
        yield NotOwed(row=None, time=time, activity=None, weighed=found, version=out)
    if isinstance(trigger, ForEachEvent | ForEachSilence):
        missing = trigger.missing if isinstance(trigger, ForEachSilence) else None
        for index, row in enumerate(scope.history.rows):
            if row.name in trigger.match.events:
                yield _row(trigger.match, missing, index, standard, scope)


def _row(
    match: EventMatch, missing: EventMatch | None, index: int, standard: Standard, scope: CaseScope
) -> NotOwed:
    row, seen = scope.history.rows[index], scope.seeing(index)
    truth = matches(match, row, seen)
    bound = seen.bind(match.variable, row)
    time = scope.history.time(index)
    return NotOwed(
        row=row.row,
        time=time,
        activity=row.name,
        weighed=weighed(match.where, bound, truth) if truth is False else None,
        version=_out_of_effect(standard, time),
        broken_by=_broken_by(missing, index, bound) if truth is not False else None,
    )


def _broken_by(missing: EventMatch | None, index: int, scope: CaseScope) -> int | None:
    """The first later row that the silence would have had to be without."""
    if missing is None:
        return None
    rows = scope.history.rows
    for later in range(index + 1, len(rows)):
        if matches(missing, rows[later], scope.seeing(later)) is True:
            return rows[later].row
    return None


def _out_of_effect(standard: Standard, instant: int) -> tuple[int | None, int | None] | None:
    if in_effect(standard, date_of(instant, standard.zone)):
        return None
    return standard.first, standard.last

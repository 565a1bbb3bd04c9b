"""The cell of a goal that an obligation belongs to (semantics 7.3)."""

from __future__ import annotations

from standards_engine.calendars import periods
from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.groups import text_of
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.rules.nodes import Goal
from standards_engine.rules.types import Date
from standards_engine.verdicts import Group


def group_of(goal: Goal | None, scope: CaseScope, began: int | None) -> Group:
    """A missing value is its own group. `began` is None where nobody knows when it did."""
    if goal is None:
        return Group(None)
    values = ((evaluate(key.value, scope), key.value.type) for key in goal.by)
    names = (
        None if isinstance(v, Unknown) else text_of(v, type_, scope.zone) for v, type_ in values
    )
    return Group(_period(goal, scope, began), tuple(names))


def _period(goal: Goal, scope: CaseScope, began: int | None) -> str | None:
    date = _date(goal, scope, began)
    return None if goal.period is None or date is None else periods.label(date, goal.period)


def _date(goal: Goal, scope: CaseScope, began: int | None) -> int | None:
    if goal.instant is None:
        return None if began is None else date_of(began, scope.zone)
    value = evaluate(goal.instant, scope)
    if isinstance(value, Unknown):
        return None
    return (
        whole(value) if isinstance(goal.instant.type, Date) else date_of(whole(value), scope.zone)
    )

"""What a case contributes to the aggregates of a standard for each period."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.calendars import periods
from standards_engine.frozen import frozen
from standards_engine.judge.asked import asked
from standards_engine.judge.expressions import Blame, Truth, Unknown, evaluate, holds
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.expressions.logic import both
from standards_engine.judge.fold import Cell, Part, Values, period_parts
from standards_engine.judge.groups import text_of
from standards_engine.judge.reference.history import may_be
from standards_engine.judge.reference.scope import CaseScope, case_scope
from standards_engine.judge.tallies import Counted, Tally, of_share, of_value
from standards_engine.logs.events import Case, Event
from standards_engine.rules.expressions import Aggregate, EventsOf, Fold
from standards_engine.rules.nodes import ForEachPeriod, PeriodRequirement, Ruleset, Standard

_HOLE = Unknown((Blame("a row whose time or event is unreadable"),))


def contributions(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> Part:
    """The tallies of one case. A hole may belong to every period."""
    parts = period_parts(standard)
    found = Part()
    if parts is None:
        return found
    for each in contributed(*parts, case_scope(standard, case, ruleset, as_of)):
        found.add(each.cell, each.tally)
    return found


@frozen
class Contribution:
    """What one row adds to one aggregate of one period and group."""

    event: Event
    cell: Cell
    tally: Tally


def contributed(
    trigger: ForEachPeriod, requirement: PeriodRequirement, scope: CaseScope
) -> Iterator[Contribution]:
    """Row by row."""
    questions = asked(requirement)
    for event, belongs in _events(scope):
        for number, question in enumerate(questions):
            tally = _tally(question, event, belongs, scope)
            if tally is not None:
                place = _place(trigger, event, belongs, scope)
                yield Contribution(event, Cell(number, *place), tally)


def _events(scope: CaseScope) -> list[tuple[Event, Truth]]:
    rows: list[tuple[Event, Truth]] = [(row, True) for row in scope.history.rows]
    return rows + [(hole, _HOLE) for hole in scope.history.holes]


def _tally(question: Aggregate, event: Event, exists: Truth, scope: CaseScope) -> Tally | None:
    """What one event adds; None where it does not belong."""
    if not (isinstance(question.items, EventsOf) and may_be(event, question.items.events)):
        return None
    scope = scope.bind(question.variable, event)
    belongs = both(exists, holds(question.where, scope))
    if belongs is False:
        return None
    if question.fold is Fold.COUNT:
        return Counted(certain=belongs is True, possible=belongs is not True)
    if question.fold is Fold.SHARE:
        return of_share(belongs, holds(question.satisfies, scope))
    value = event if question.value is None else evaluate(question.value, scope)
    return of_value(question.fold, belongs, value)


def _place(
    trigger: ForEachPeriod, event: Event, exists: Truth, scope: CaseScope
) -> tuple[int | None, Values | None]:
    """The first date of the event's period, and its group; None where a hole hides it."""
    if not trigger.by:
        group: Values | None = ()
    elif event.name is None:
        group = None
    else:
        group = group_of(trigger, scope.bind(event.name, event))
    if exists is not True or event.time is None:
        return None, group
    return periods.bounds(date_of(event.time, scope.zone), trigger.period)[0], group


def group_of(trigger: ForEachPeriod, scope: CaseScope) -> Values:
    values = ((evaluate(key.value, scope), key.value.type) for key in trigger.by)
    return tuple(
        None if isinstance(value, Unknown) else text_of(value, type_, scope.zone)
        for value, type_ in values
    )

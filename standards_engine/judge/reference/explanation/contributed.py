"""What a case adds to a standard for each period: each row that counts, where, and with what."""

from __future__ import annotations

from standards_engine.calendars import periods
from standards_engine.judge.asked import asked
from standards_engine.judge.expressions import evaluate, holds
from standards_engine.judge.fold import period_parts
from standards_engine.judge.reference.explanation.nodes import Contributed, Contributions, Seen
from standards_engine.judge.reference.explanation.seen import (
    FieldsLookedAt,
    fields_looked_at,
    text_of,
)
from standards_engine.judge.reference.periods import Contribution, contributed
from standards_engine.judge.reference.scope import CaseScope, case_scope
from standards_engine.judge.tallies import Counted
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import Aggregate, EventsOf
from standards_engine.rules.nodes import ForEachPeriod, Ruleset, Standard
from standards_engine.rules.types import Boolean


def contributions_of(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> Contributions:
    """Nothing of a standard that is not for each period."""
    scope = case_scope(standard, case, ruleset, as_of)
    parts = period_parts(standard)
    found: tuple[Contributed, ...] = ()
    if parts is not None:
        trigger, requirement = parts
        questions = asked(requirement)
        fields = fields_looked_at(standard)
        found = tuple(
            _contributed(each, questions[each.cell.aggregate], trigger, scope, fields)
            for each in contributed(trigger, requirement, scope)
        )
    return Contributions(standard=standard, rows=len(scope.history.rows), found=found)


def _contributed(
    found: Contribution,
    question: Aggregate,
    trigger: ForEachPeriod,
    scope: CaseScope,
    fields: FieldsLookedAt,
) -> Contributed:
    cell, event, value = found.cell, found.event, question.value
    bound = scope.bind(question.variable, event)
    shown = None
    if value is not None:
        shown = Seen(text_of(value) or "value", evaluate(value, bound), value.type)
    elif question.satisfies is not None:
        shown = Seen("satisfies", holds(question.satisfies, bound), Boolean())
    certain = event.time is not None and event.name is not None
    if isinstance(found.tally, Counted):
        certain = certain and not found.tally.possible
    return Contributed(
        row=event.row,
        time=event.time,
        activity=event.name,
        aggregate=text_of(question) or _named(question),
        period=None if cell.period is None else periods.label(cell.period, trigger.period),
        by=cell.group,
        value=shown,
        certain=certain,
        values=fields.of(event, scope),
    )


def _named(question: Aggregate) -> str:
    """`if there are at least 50 call` counts, too."""
    events = question.items.events if isinstance(question.items, EventsOf) else ()
    return f"{question.fold.value}({', '.join(events)})"

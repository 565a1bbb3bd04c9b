"""The groups of a standard about a period: every event it counts must be able to name its own."""

from __future__ import annotations

from standards_engine.diagnostics.clauses import GroupOfAnotherEvent
from standards_engine.rules.from_syntax.expressions.walk import events_read, variables
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import (
    ForEachPeriod,
    GroupKey,
    Pattern,
    PeriodRequirement,
    Trigger,
)

_OF_ALL = frozenset({"case"})


def check_groups(trigger: Trigger | None, pattern: Pattern | None, scope: Scope) -> None:
    """A counted event without the field of a `by` would never be in a group of its own."""
    if not (isinstance(trigger, ForEachPeriod) and isinstance(pattern, PeriodRequirement)):
        return
    counted = _counted(pattern)
    for key in trigger.by:
        _check_key(key, counted, scope)


def _counted(requirement: PeriodRequirement) -> frozenset[str]:
    found = events_read(requirement.condition)
    enough = requirement.enough
    return found if enough is None else found | frozenset(enough.match.events)


def _check_key(key: GroupKey, counted: frozenset[str], scope: Scope) -> None:
    for event in sorted(variables(key.value) - _OF_ALL):
        others = tuple(sorted(counted - {event}))
        if others:
            scope.report(
                GroupOfAnotherEvent(name=key.name, event=event, counted=others[0], span=key.span)
            )
            return

"""What is known of a case at the trigger, and still known later."""

from __future__ import annotations

from standards_engine.analysis.conditions.terms import parts_of_and
from standards_engine.analysis.lint.inside import inside
from standards_engine.rules.expressions import AsOf, EventsOf, Expression, FirstOf, LatestOf
from standards_engine.rules.nodes import (
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Standard,
)


def condition_of(standard: Standard) -> Expression | None:
    """The condition on what a standard is for."""
    match standard.trigger:
        case ForEachEvent(match) | ForEachSilence(match):
            return match.where
        case ForEachCase(where):
            return where
        case ForEachPeriod():
            return None


def at_the_trigger(standard: Standard) -> tuple[Expression, ...]:
    """What is known where exceptions, limits and calendars are chosen.

    The condition on a case or a silence may be asked later than these.
    """
    condition = condition_of(standard)
    if isinstance(standard.trigger, ForEachEvent) and condition is not None:
        return (condition,)
    return steady(condition)


def steady(*conditions: Expression | None) -> tuple[Expression, ...]:
    """Those parts that do not ask what happened so far, which changes from row to row."""
    parts = (part for each in conditions if each is not None for part in parts_of_and(each))
    return tuple(part for part in parts if not any(map(_changes, inside(part))))


def _changes(node: object) -> bool:
    return isinstance(node, AsOf | EventsOf | FirstOf | LatestOf)

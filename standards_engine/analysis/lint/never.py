"""Rules that ask for nothing, and conditions in them that never hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.analysis.conditions import may_hold
from standards_engine.analysis.lint.inside import inside, place_of
from standards_engine.analysis.lint.moments import at_the_trigger, condition_of, steady
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import NeverApplies, NeverHolds
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Constraint,
    EventMatch,
    Pattern,
    PauseWhile,
    PeriodRequirement,
    Requirement,
    Ruleset,
    Standard,
)


def never(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for standard in ruleset.standards:
        yield from _of_standard(standard)
    for constraint in ruleset.constraints:
        yield from _of_constraint(constraint)


def _of_standard(standard: Standard) -> Iterator[Diagnostic]:
    trigger = condition_of(standard)
    if trigger is not None and not may_hold([trigger]):
        yield NeverApplies(span=place_of(trigger), rule=standard.name)
        return
    known = steady(trigger)
    for condition in _conditions(standard):
        yield from _told(condition, known, standard.name)
    for exception in standard.exceptions:
        yield from _told(exception.when, at_the_trigger(standard), standard.name)
        if isinstance(exception.outcome, Pattern):
            here = [*known, *steady(exception.when)]
            for condition in _of_pattern(exception.outcome):
                yield from _told(condition, here, standard.name)


def _of_constraint(constraint: Constraint) -> Iterator[Diagnostic]:
    where = constraint.subject.where
    if where is not None and not may_hold([where]):
        yield NeverApplies(span=place_of(where), rule=constraint.name)
        return
    for condition in constraint.conditions:
        yield from _told(condition, [] if where is None else [where], constraint.name)


def _told(condition: Expression, known: Sequence[Expression], rule: str) -> Iterator[NeverHolds]:
    if may_hold([*known, condition]):
        return
    beside = may_hold([condition])
    yield NeverHolds(span=place_of(condition), rule=rule, beside_the_trigger=beside)


def _conditions(standard: Standard) -> Iterator[Expression]:
    """Those asked after the trigger, but for what exceptions expect."""
    yield from _of_pattern(standard.expectation)
    for clause in (standard.pauses, standard.cancels, standard.restarts, standard.reopenings):
        yield from _of_matches(clause)
    for pause in standard.pauses:
        if isinstance(pause, PauseWhile):
            yield pause.condition


def _of_pattern(pattern: Pattern) -> Iterator[Expression]:
    yield from _of_matches(pattern)
    if isinstance(pattern, Requirement | PeriodRequirement):
        yield pattern.condition


def _of_matches(node: object) -> Iterator[Expression]:
    matches = (each for each in inside(node) if isinstance(each, EventMatch))
    return (each.where for each in matches if each.where is not None)

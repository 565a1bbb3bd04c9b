"""What a requirement of a period asks of its events: the aggregates, apart from the condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from standards_engine.judge.expressions.rewrite import children, rebuilt
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Expression,
    FirstOf,
    Fold,
    LatestOf,
    Not,
    Order,
    Quantified,
    Quantifier,
)
from standards_engine.rules.nodes import PeriodRequirement
from standards_engine.rules.types import ListOf, Number, Record


def asked(requirement: PeriodRequirement) -> tuple[Aggregate, ...]:
    """Every aggregate over events, once; `if there are at least` is a count, and the last."""
    found = dict.fromkeys(_aggregates(requirement.condition))
    enough = requirement.enough
    if enough is None:
        return tuple(found)
    match = enough.match
    events = EventsOf(match.events, ListOf(Record(match.variable)))
    count = Aggregate(Fold.COUNT, match.variable, events, None, match.where, Number())
    return (*found, count)


def filled(
    condition: Expression, questions: Sequence[Aggregate], values: Sequence[object]
) -> Expression:
    """The condition with the value of every aggregate in its place."""
    answers = dict(zip(questions, values, strict=False))

    def fill(expression: Expression) -> Expression:
        plain = _as_count(expression)
        if isinstance(plain, Aggregate) and plain in answers:
            return Constant(answers[plain], plain.type)
        return rebuilt(plain, fill)

    return fill(condition)


def unfoldable(requirement: PeriodRequirement) -> str | None:
    """What of a condition cannot be tallied event by event, in the user's words."""
    for expression in _outside(requirement.condition):
        if isinstance(expression, FirstOf | LatestOf):
            return "first or latest of a period"
    inside = (part for each in asked(requirement) for part in _inside(each))
    if any(isinstance(part, EventsOf | FirstOf | LatestOf) for part in inside):
        return "an aggregate inside another of a period"
    return None


def _aggregates(expression: Expression) -> Iterator[Aggregate]:
    plain = _as_count(expression)
    if isinstance(plain, Aggregate) and isinstance(plain.items, EventsOf):
        yield plain
        return
    for child in children(plain):
        yield from _aggregates(child)


def _as_count(expression: Expression) -> Expression:
    """`some x in events satisfies c` counts those that do, `every` those that do not."""
    if not (isinstance(expression, Quantified) and isinstance(expression.items, EventsOf)):
        return expression
    quantifier, where = expression.quantifier, expression.condition
    sought = Not(where) if quantifier is Quantifier.EVERY else where
    count = Aggregate(Fold.COUNT, expression.variable, expression.items, None, sought, Number())
    order = Order.MORE if quantifier is Quantifier.SOME else Order.EQUAL
    return Comparison(order, count, Constant(Fraction(0), Number()))


def _outside(expression: Expression) -> Iterator[Expression]:
    """Every part of the condition that lies in no aggregate over events."""
    plain = _as_count(expression)
    yield plain
    if not (isinstance(plain, Aggregate) and isinstance(plain.items, EventsOf)):
        for child in children(plain):
            yield from _outside(child)


def _inside(aggregate: Aggregate) -> Iterator[Expression]:
    for child in children(aggregate):
        if child is not aggregate.items:
            yield from _all(child)


def _all(expression: Expression) -> Iterator[Expression]:
    yield expression
    for child in children(expression):
        yield from _all(child)

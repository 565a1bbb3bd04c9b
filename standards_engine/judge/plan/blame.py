"""Which value of a plan to point at when a condition fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, evaluate, holds
from standards_engine.judge.plan.scope import PlanScope, Trace
from standards_engine.plans import Entity
from standards_engine.rules.expressions import (
    Both,
    Choice,
    Expression,
    FieldOf,
    Quantified,
    Quantifier,
)
from standards_engine.rules.types import Record
from standards_engine.source import Span


@frozen
class Place:
    path: str
    span: Span | None


@frozen
class Part:
    """A part of a condition, and the scope it stands in."""

    condition: Expression
    scope: PlanScope


def failing_part(condition: Expression, scope: PlanScope) -> Part:
    """What makes a condition false: of an `and` its first false part, of `every` its first case."""
    match condition:
        case Both(left, right):
            return failing_part(left if holds(left, scope) is False else right, scope)
        case Choice(test, yes, no) if isinstance(truth := holds(test, scope), bool):
            return failing_part(yes if truth else no, scope)
        case Quantified(Quantifier.EVERY):
            return _failing_case(condition, scope)
        case _:
            return Part(condition, scope)


def _failing_case(every: Quantified, scope: PlanScope) -> Part:
    items = evaluate(every.items, scope)
    for item in items if isinstance(items, tuple) else ():
        inner = scope.bind(every.variable, item)
        if not isinstance(item, Unknown) and holds(every.condition, inner) is False:
            return failing_part(every.condition, inner)
    return Part(every, scope)


def value_to_blame(condition: Expression, entity: Entity, scope: PlanScope) -> Place:
    """The deepest value that a false condition read: of the entity itself, else of any.

    Of several as deep, the first it read: authors begin with what they speak about.
    """
    part = failing_part(condition, scope)
    traced = part.scope.traced()
    holds(part.condition, traced)
    looked = traced.trace.looked
    own = [(record, name) for record, name in looked if _is_within(record, entity)]
    if not (own or looked):
        return Place(entity.path, entity.span)
    candidates = own or looked
    record, name = max(candidates, key=lambda looked: _depth(*looked))
    return Place(record.path_of(name), record.spans[name])


def missing_paths(condition: Expression, doubt: Unknown, trace: Trace) -> list[tuple[str, Entity]]:
    """What to write so that a condition can be decided, and the entities that lack it."""
    found: dict[str, Entity] = {}
    for blame in doubt.blame:
        entity = trace.lacking.get(blame.what)
        if entity is not None:
            found.setdefault(blame.what + _rest_of_path(condition, blame.span), entity)
    return list(found.items())


def _rest_of_path(condition: Expression, asked: Span | None) -> str:
    """`.level` where `service.promise.level` is asked for and all of `promise` is missing."""
    if asked is None:
        return ""
    for node in _nodes(condition):
        if isinstance(node, FieldOf) and _is_part_at(node.record, asked):
            return f".{node.name}" + _rest_of_path(condition, node.span)
    return ""


def _is_part_at(record: Expression, asked: Span) -> bool:
    """Whether a record of fields, not a list of them, is asked for at a place of the rule."""
    return isinstance(record, FieldOf) and isinstance(record.type, Record) and record.span == asked


def _nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, tuple):
        for item in node:
            yield from _nodes(item)
    elif isinstance(node, Expression):
        for field in fields(node):
            yield from _nodes(getattr(node, field.name))


def _is_within(record: Entity, entity: Entity) -> bool:
    """Whether a record is the entity or a part of it; everything is a part of the plan."""
    inside = record.path == entity.path or record.path.startswith(f"{entity.path}.")
    return entity.kind == "plan" or inside


def _depth(record: Entity, name: str) -> int:
    return record.path_of(name).count(".")

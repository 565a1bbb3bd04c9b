"""What an aggregate runs over: found by looking ahead into its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import EventsOf, Expression, FieldOf, Variable
from standards_engine.rules.from_syntax.expressions.references import event_record
from standards_engine.rules.from_syntax.scope import Check, Place, Scope
from standards_engine.rules.types import ListOf, Record, Type


@frozen
class Run:
    """`text` is the piece of the value that stands for one element inside the aggregate."""

    text: syntax.Expression
    name: str
    items: Expression
    element: Type


def runs_of(value: syntax.Expression, scope: Scope, check: Check) -> tuple[Run, ...]:
    """The distinct lists a value names. Events in hand count only where no other is named."""
    paths = [*_paths(value)]
    if scope.place is Place.CONSTRAINT:
        found = [run for path in paths if (run := _of_plan(path, scope, check))]
        return _distinct(found)
    events = [base for path in paths if (base := _base(path)).name in scope.names.events]
    others = [base for base in events if base.name not in scope.bindings]
    return _distinct([run for base in others or events if (run := _of_events(base, scope))])


def _distinct(runs: list[Run]) -> tuple[Run, ...]:
    return tuple({run.text: run for run in reversed(runs)}.values())


def _paths(node: object) -> Iterator[syntax.Reference | syntax.Member]:
    """The longest paths (`a`, `a.b.c`) in an expression, leaving inner aggregates out."""
    match node:
        case syntax.Reference():
            yield node
        case syntax.Member() if _is_path(node):
            yield node
        case syntax.Call() | syntax.CountDifferent() | syntax.Quantified():
            return
        case syntax.Node():
            for field in fields(node):
                yield from _paths(getattr(node, field.name))
        case tuple():
            for item in node:
                yield from _paths(item)


def _is_path(node: syntax.Expression) -> bool:
    match node:
        case syntax.Member(base):
            return _is_path(base)
        case _:
            return isinstance(node, syntax.Reference)


def _base(path: syntax.Expression) -> syntax.Reference:
    while isinstance(path, syntax.Member):
        path = path.base
    if not isinstance(path, syntax.Reference):
        raise TypeError("a path begins with a name")
    return path


def _of_events(base: syntax.Reference, scope: Scope) -> Run | None:
    record = event_record((syntax.Name(base.name, span=base.span),), scope)
    if record is None:
        return None
    items = EventsOf((base.name,), ListOf(record), span=base.span)
    return Run(base, base.name, items, record)


def _of_plan(path: syntax.Expression, scope: Scope, check: Check) -> Run | None:
    """The longest prefix that is a list of entities, else the whole path if it is a list."""
    whole: Run | None = None
    prefix: syntax.Expression | None = path
    while prefix is not None:
        items = _listed(prefix, scope, check)
        if items is not None and isinstance(items.type, ListOf):
            element = items.type.element
            if isinstance(element, Record):
                return Run(prefix, element.name, items, element)
            if prefix is path and _is_a_list_itself(items):
                whole = Run(prefix, "item", items, element)
        prefix = prefix.base if isinstance(prefix, syntax.Member) else None
    return whole


def _listed(prefix: syntax.Expression, scope: Scope, check: Check) -> Expression | None:
    """The list; the bare name of an entity is all of them in the plan."""
    if isinstance(prefix, syntax.Reference) and prefix.name not in scope.bindings:
        return collection_items(prefix, scope)
    return check(prefix, scope.quiet())


def collection_items(name: syntax.Reference | syntax.Name, scope: Scope) -> Expression | None:
    """Every entity of a name in the plan (`service`), or None where the plan has no such list."""
    text = name.name if isinstance(name, syntax.Reference) else name.text
    collection = scope.names.vocabulary.collection(text)
    plan = scope.names.entities.get("plan")
    if collection is None or plan is None:
        return None
    items: Expression = Variable("plan", plan, span=name.span)
    for step in collection.path:
        items = _step(items, step, scope)
    return items


def _step(items: Expression, step: str, scope: Scope) -> Expression:
    record = items.type.element if isinstance(items.type, ListOf) else items.type
    if not isinstance(record, Record):
        raise TypeError(f"the vocabulary has no record before {step}")
    field = scope.field_of(record, step)
    if field is None:
        raise LookupError(f"the vocabulary has no {step} in {record.name}")
    lifted = isinstance(items.type, ListOf) and not isinstance(field.type, ListOf)
    type_ = ListOf(field.type) if lifted else field.type
    return FieldOf(items, step, type_, span=items.span)


def _is_a_list_itself(items: Expression) -> bool:
    """Whether the last field of a path is a list, not one value of each of several records."""
    return isinstance(items, FieldOf) and not isinstance(items.record.type, ListOf)

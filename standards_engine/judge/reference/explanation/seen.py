"""What a condition looked at, and what it found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standards_engine.frozen import once_each
from standards_engine.judge.expressions import Truth, Unknown, evaluate, holds
from standards_engine.judge.expressions.rewrite import children
from standards_engine.judge.expressions.scope import Scope
from standards_engine.judge.reference.explanation.nodes import Seen, Weighed
from standards_engine.judge.roles import nodes_of
from standards_engine.logs.events import Event
from standards_engine.rules.expressions import (
    Aggregate,
    Both,
    Constant,
    EventsOf,
    Expression,
    FieldOf,
    FirstOf,
    LatestOf,
    Lookup,
    Quantified,
    Variable,
)
from standards_engine.rules.nodes import EventMatch, Standard

_MOMENT = ("at", "date")
_ANY_EVENT = "event"


def weighed(
    condition: Expression | None, scope: Scope, truth: Truth | None = None
) -> Weighed | None:
    """None where there is no condition. `truth` is what the judge found, if it asked already."""
    if condition is None:
        return None
    found = holds(condition, scope) if truth is None else truth
    return Weighed(text=text_of(condition), truth=found, seen=tuple(seen(condition, scope)))


def each_part(condition: Expression, scope: Scope) -> Iterator[Weighed]:
    """The conditions that `and` joins, one by one."""
    if isinstance(condition, Both):
        yield from each_part(condition.left, scope)
        yield from each_part(condition.right, scope)
    else:
        found = holds(condition, scope)
        shown = tuple(seen(condition, scope))
        yield Weighed(text=text_of(condition), truth=found, seen=shown)


def seen(expression: Expression, scope: Scope) -> Iterator[Seen]:
    """The values it rests on, each once: fields, aggregates, parameters; no literals."""
    found: dict[str, Seen] = {}
    for each in _readable(expression):
        name = text_of(each) or _plain(each)
        found.setdefault(name, seen_as(name, each, scope))
    yield from found.values()


def seen_as(name: str, expression: Expression, scope: Scope) -> Seen:
    """What it comes to; of a field, also whether something stands there that is no value."""
    found, marked = evaluate(expression, scope), False
    if isinstance(found, Unknown) and isinstance(expression, FieldOf):
        marked = scope.is_unreadable(evaluate(expression.record, scope), expression.name)
    return Seen(name, found, expression.type, marked)


def text_of(expression: Expression) -> str | None:
    """In its author's words, on one line."""
    if isinstance(expression, Constant) and expression.name is not None:
        return expression.name
    return None if expression.span is None else " ".join(expression.span.text.split())


def _readable(expression: Expression) -> Iterator[Expression]:
    is_parameter = isinstance(expression, Constant) and expression.name is not None
    if is_parameter or isinstance(expression, FieldOf | Aggregate | Lookup | Quantified):
        yield expression
        return
    for child in children(expression):
        yield from _readable(child)


def _plain(expression: Expression) -> str:
    """For what nobody wrote."""
    match expression:
        case FieldOf(record=Variable(owner), name=name):
            return f"{owner}.{name}"
        case FieldOf(name=name):
            return name
        case Aggregate(fold=fold, items=EventsOf(events)):
            return f"{fold.value}({', '.join(events)})"
        case _:
            return "a value"


class FieldsLookedAt:
    """The fields that a standard looks at, of its events and of the case."""

    def __init__(self, standard: Standard) -> None:
        nodes = list(nodes_of(standard))
        owners = _owners(nodes)
        self._fields: dict[str, dict[str, FieldOf]] = {}
        for node in nodes:
            if isinstance(node, FieldOf) and node.name not in _MOMENT:
                for owner in _owners_of(node, owners):
                    self._fields.setdefault(owner, {}).setdefault(node.name, node)

    def of(self, event: Event, scope: Scope) -> tuple[Seen, ...]:
        known = {**self._fields.get(_ANY_EVENT, {}), **self._fields.get(event.name or "", {})}
        return tuple(_field(name, node, event, scope) for name, node in known.items())

    def of_case(self, case: object, scope: Scope) -> tuple[Seen, ...]:
        known = self._fields.get("case", {})
        return tuple(_field(name, node, case, scope) for name, node in known.items())


fields_looked_at = once_each(FieldsLookedAt)


def _field(name: str, node: FieldOf, record: object, scope: Scope) -> Seen:
    owner = "owner"
    read = FieldOf(Variable(owner, node.record.type), name, node.type)
    return seen_as(name, read, scope.bind(owner, record))


def _owners(nodes: list[object]) -> Mapping[str, frozenset[str]]:
    """Which events a variable may name."""
    found: dict[str, frozenset[str]] = {}
    for node in nodes:
        match node:
            case EventMatch(events=events, variable=variable):
                pass
            case (
                Aggregate(variable=variable, items=EventsOf(events))
                | Quantified(variable=variable, items=EventsOf(events))
                | FirstOf(events=events, variable=variable)
                | LatestOf(events=events, variable=variable)
            ):
                pass
            case _:
                continue
        found[variable] = found.get(variable, frozenset()) | frozenset(events)
    return found


def _owners_of(node: FieldOf, owners: Mapping[str, frozenset[str]]) -> frozenset[str]:
    match node.record:
        case Variable(name):
            return owners.get(name, frozenset((name,)))
        case FirstOf(events=events) | LatestOf(events=events) | EventsOf(events=events):
            return frozenset(events)
        case _:
            return frozenset()

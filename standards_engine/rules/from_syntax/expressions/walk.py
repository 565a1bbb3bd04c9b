"""What stands inside a checked expression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.rules.expressions import (
    EventsOf,
    Expression,
    FirstOf,
    LatestOf,
    Variable,
)
from standards_engine.rules.types import Type


def variables(expression: Expression) -> frozenset[str]:
    """The names of the events or entities in hand that it reads."""
    return frozenset(_variables(expression))


def events_read(expression: Expression) -> frozenset[str]:
    """The names of all events over which it counts, sums and the like."""
    return frozenset(_events_read(expression))


def is_fixed(node: object) -> bool:
    """Whether it reads nothing of a log or plan, so that it has one value for all."""
    match node:
        case Variable() | FirstOf() | LatestOf() | EventsOf():
            return False
        case tuple():
            return all(is_fixed(item) for item in node)
        case _ if is_dataclass(node) and not isinstance(node, Type):
            return all(
                is_fixed(getattr(node, field.name))
                for field in fields(node)
                if field.name != "span"
            )
        case _:
            return True


def _events_read(node: object) -> Iterator[str]:
    match node:
        case EventsOf(names):
            yield from names
        case tuple():
            for item in node:
                yield from _events_read(item)
        case _ if is_dataclass(node) and not isinstance(node, Type):
            for field in fields(node):
                if field.name != "span":
                    yield from _events_read(getattr(node, field.name))


def _variables(node: object) -> Iterator[str]:
    match node:
        case Variable(name):
            yield name
        case tuple():
            for item in node:
                yield from _variables(item)
        case _ if is_dataclass(node) and not isinstance(node, Type):
            for field in fields(node):
                if field.name != "span":
                    yield from _variables(getattr(node, field.name))

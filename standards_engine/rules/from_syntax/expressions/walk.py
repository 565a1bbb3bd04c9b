"""What stands inside a checked expression."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.rules.expressions import Expression, Variable
from standards_engine.rules.types import Type


def variables(expression: Expression) -> frozenset[str]:
    """The names of the events or entities in hand that it reads."""
    return frozenset(_variables(expression))


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

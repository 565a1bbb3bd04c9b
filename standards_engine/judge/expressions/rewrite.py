"""Walking and rebuilding expressions, whatever their construct."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import get_args

from standards_engine.rules.expressions import Expression

_NODES: tuple[type, ...] = get_args(Expression)


def children(expression: Expression) -> Iterator[Expression]:
    """The expressions directly inside one, in order."""
    for each in fields(expression):
        value = getattr(expression, each.name)
        yield from (v for v in (value if isinstance(value, tuple) else (value,)) if _is_node(v))


def rebuilt(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with every direct child changed."""
    changed: dict[str, object] = {}
    for each in fields(expression):
        value = getattr(expression, each.name)
        if isinstance(value, tuple) and any(_is_node(v) for v in value):
            changed[each.name] = tuple(change(v) for v in value)
        elif _is_node(value):
            changed[each.name] = change(value)
    return replace(expression, **changed) if changed else expression  # type: ignore[arg-type]


def _is_node(value: object) -> bool:
    return isinstance(value, _NODES)

"""Every small change to a checked rule: another number, word or bound, a clause left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import Any

from standards_engine.rules.expressions import (
    Aggregate,
    Calculation,
    Call,
    Comparison,
    Constant,
    FieldOf,
    FirstOf,
    LatestOf,
    Order,
    Quantified,
    Variable,
)
from standards_engine.rules.nodes import GroupKey, Position
from standards_engine.rules.types import Duration
from standards_engine.verdicts import Verdict

HOUR = 3_600_000_000
_FOR_PEOPLE = frozenset(
    ["name", "title", "origin", "owner", "promise", "covers", "because", "source", "message"]
)
"""Fields of a rule on which no verdict depends, and its name."""
_NOT_SAID: dict[type, frozenset[str]] = {
    Variable: frozenset(["name"]),
    FieldOf: frozenset(["optional"]),
    Aggregate: frozenset(["variable"]),
    Quantified: frozenset(["variable"]),
    FirstOf: frozenset(["variable"]),
    LatestOf: frozenset(["variable"]),
    GroupKey: frozenset(["name"]),
}
"""Names that an author gives to what is in hand, and facts that follow from others."""
_OF_ONE_KIND: dict[type, frozenset[str]] = {
    Aggregate: frozenset(["fold", "satisfies"]),
    Calculation: frozenset(["operation"]),
    Call: frozenset(["function", "arguments"]),
    Position: frozenset(["place"]),
}
"""Where another value would be no rule: `share` alone has `satisfies`, times are not multiplied."""


def changed(rule: Any) -> Iterator[tuple[str, Any]]:
    """The place of each change, and the rule with it."""
    for each in fields(rule):
        if each.name not in _FOR_PEOPLE | {"zone", "case_end"}:
            yield from _in_field(rule, each)


def _in_field(node: Any, field: Field[Any]) -> Iterator[tuple[str, Any]]:
    if not field.compare or field.name in ("type", "variable", *_NOT_SAID.get(type(node), ())):
        return
    value = getattr(node, field.name)
    if field.name in _OF_ONE_KIND.get(type(node), ()):
        yield from _inside(node, field, value)
        return
    if value is not None and field.default is None and not isinstance(node, Constant):
        yield f"{field.name} left out", replace(node, **{field.name: None})
    for place, other in _of_value(value, node):
        if not _means_the_same(node, field.name, other):
            yield f"{field.name}: {place}", replace(node, **{field.name: other})


def _inside(node: Any, field: Field[Any], value: Any) -> Iterator[tuple[str, Any]]:
    """Changes to the parts of a value, which stays what it is."""
    parts = value if isinstance(value, tuple) else (value,)
    for index, part in enumerate(parts):
        if is_dataclass(part):
            for place, other in _of_value(part, node):
                now = (*parts[:index], other, *parts[index + 1 :])
                held = now if isinstance(value, tuple) else now[0]
                yield f"{field.name}: {place}", replace(node, **{field.name: held})


def _means_the_same(node: Any, name: str, other: Any) -> bool:
    """No count is below 0: `= 0` is `<= 0`, and `> 0` is `>= 1`."""
    match node:
        case Comparison(right=Constant(value=0)) if name == "order":
            return {node.order, other} == {Order.EQUAL, Order.AT_MOST}
        case _:
            return False


def _of_value(value: Any, node: Any) -> Iterator[tuple[str, Any]]:
    match value:
        case bool():
            yield f"{not value}", not value
        case Enum():
            yield from ((str(other), other) for other in _others(value))
        case int() | Fraction():
            yield "another number", value + _step(value, node)
        case str():
            yield "another word", f"{value}x"
        case frozenset():
            yield from (("fewer", value - {each}) for each in value)
        case tuple():
            yield from _in_tuple(value, node)
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from _in_field(value, each)


def _in_tuple(value: tuple[Any, ...], node: Any) -> Iterator[tuple[str, Any]]:
    for index, each in enumerate(value):
        before, after = value[:index], value[index + 1 :]
        if before or after or _may_be_empty(value):
            yield f"{index} left out", (*before, *after)
        for place, other in _of_value(each, node):
            yield f"{index}, {place}", (*before, other, *after)


def _may_be_empty(value: tuple[Any, ...]) -> bool:
    """Clauses may be left out one and all; events and steps may not."""
    return not isinstance(value[0], str) and type(value[0]).__name__ not in _AT_LEAST_ONE


_AT_LEAST_ONE = ("EventMatch", "LimitChoice", "TableRow", "Constant")


def _others(value: Enum) -> list[Enum]:
    if isinstance(value, Verdict):
        return [Verdict.EXCUSED if value is Verdict.UNDETERMINED else Verdict.UNDETERMINED]
    return [other for other in type(value) if other is not value]


def _step(value: int | Fraction, node: Any) -> int | Fraction:
    if isinstance(node, Constant) and isinstance(node.type, Duration):
        return HOUR
    return Fraction(1, 100) if isinstance(value, Fraction) and 0 < value < 1 else 1

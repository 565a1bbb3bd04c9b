"""The fields of which some rule asks whether they are given: what is unreadable there matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.rules.expressions import FieldOf, IsGiven
from standards_engine.rules.nodes import Ruleset

_NOT_RULES = frozenset({"span", "type", "origin", "origins"})


def fields_asked_for(ruleset: Ruleset) -> frozenset[str]:
    """By name, whatever event or case they are of."""
    asked = (
        node.operand
        for node in _nodes((ruleset.standards, ruleset.waivers))
        if isinstance(node, IsGiven)
    )
    return frozenset(operand.name for operand in asked if isinstance(operand, FieldOf))


def _nodes(value: object) -> Iterator[object]:
    """A node and all inside it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            if field.name not in _NOT_RULES:
                yield from _nodes(getattr(value, field.name))

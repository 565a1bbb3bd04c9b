"""Which optional values are known to be given, once a condition is known to hold or to fail."""

from __future__ import annotations

from standards_engine.rules.expressions import (
    Both,
    Either,
    Expression,
    FieldOf,
    IsGiven,
    Not,
)

Facts = frozenset[Expression]
_NONE: Facts = frozenset()


def if_true(condition: Expression | None) -> Facts:
    match condition:
        case IsGiven(operand):
            return _whole_path(operand)
        case Both(left, right):
            return if_true(left) | if_true(right)
        case Either(left, right):
            return if_true(left) & if_true(right)
        case Not(operand):
            return if_false(operand)
        case _:
            return _NONE


def if_false(condition: Expression | None) -> Facts:
    match condition:
        case Both(left, right):
            return if_false(left) & if_false(right)
        case Either(left, right):
            return if_false(left) | if_false(right)
        case Not(operand):
            return if_true(operand)
        case _:
            return _NONE


def _whole_path(value: Expression) -> Facts:
    """`a.b.c is given` also tells that `a.b` is."""
    if not isinstance(value, FieldOf):
        return _NONE
    return _whole_path(value.record) | {value}

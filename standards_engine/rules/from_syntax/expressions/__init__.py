"""Expressions: names bound, types and units known, optional values guarded."""

from standards_engine.rules.from_syntax.expressions.dispatch import (
    assuming_not,
    check_asked,
    check_condition,
    check_expression,
    narrowed,
)

__all__ = ["assuming_not", "check_asked", "check_condition", "check_expression", "narrowed"]

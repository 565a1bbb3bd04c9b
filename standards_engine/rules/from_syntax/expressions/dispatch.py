"""Which construct checks which node."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import BinaryOperator, UnaryOperator
from standards_engine.rules.expressions import Expression, ListLiteral
from standards_engine.rules.from_syntax.expressions import (
    aggregates,
    arithmetic,
    calls,
    comparison,
    facts,
    literals,
    logic,
    quantified,
    references,
)
from standards_engine.rules.from_syntax.expressions.fitting import mismatch, same_kind
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.types import ListOf


def check_expression(node: syntax.Expression, scope: Scope) -> Expression | None:
    """The value of an expression, which must be there; None where a fault was found."""
    return logic.value(node, scope, _check)


def check_condition(node: syntax.Expression, scope: Scope) -> Expression | None:
    return logic.condition(node, scope, _check)


def check_asked(node: syntax.Expression, scope: Scope) -> Expression | None:
    """A value that need not be there: a group key, a piece of a message."""
    return _check(node, replace(scope, asking=True))


def narrowed(node: syntax.Expression | None, scope: Scope) -> tuple[Expression | None, Scope]:
    """A `where` or `when`, and the scope in which it holds. None tells nothing."""
    return logic.narrowed(node, scope, _check)


def assuming_not(checked: Expression | None, node: syntax.Expression | None, scope: Scope) -> Scope:
    """The scope in which a condition is known to fail: it was tried before, and was not taken."""
    if checked is None:
        return scope if node is None else replace(scope, unsure=True)
    return scope.assume(facts.if_false(checked))


def _check(node: syntax.Expression, scope: Scope) -> Expression | None:
    """The checked expression; whether an optional value is guarded is left to who uses it."""
    if node in scope.running:
        return replace(scope.running[node], span=node.span)
    match node:
        case (
            syntax.String()
            | syntax.NumberLiteral()
            | syntax.QuantityLiteral()
            | syntax.MoneyLiteral()
            | syntax.BooleanLiteral()
            | syntax.DateLiteral()
            | syntax.InstantLiteral()
        ):
            return literals.literal(node, scope)
        case syntax.Reference():
            return references.reference(node, scope, _check)
        case syntax.Member():
            return references.member(node, scope, _check)
        case syntax.Call():
            return calls.call(node, replace(scope, asking=False), _check)
        case syntax.CountDifferent():
            return aggregates.count_different(node, replace(scope, asking=False), _check)
        case syntax.Unary():
            return _unary(node, scope)
        case syntax.Binary():
            return _binary(node, scope)
        case syntax.Given():
            return logic.given(node, scope, _check)
        case syntax.Conditional():
            return logic.choice(node, scope, _check)
        case syntax.Quantified():
            return quantified.quantified(node, replace(scope, asking=False), _check)
        case syntax.ListExpression():
            return _list(node, scope)
        case _:
            assert_never(node)


def _unary(node: syntax.Unary, scope: Scope) -> Expression | None:
    match node.operator:
        case UnaryOperator.NOT:
            return logic.negation(node, scope, _check)
        case UnaryOperator.MINUS:
            operand = logic.value(node.operand, scope, _check)
            return None if operand is None else arithmetic.negate(node, operand, scope)
        case _:
            assert_never(node.operator)


def _binary(node: syntax.Binary, scope: Scope) -> Expression | None:
    if node.operator in (BinaryOperator.AND, BinaryOperator.OR):
        return logic.both(node, scope, _check)
    left = logic.value(node.left, scope, _check)
    right = logic.value(node.right, scope, _check)
    if left is None or right is None:
        return None
    return _operation(node, left, right, scope)


def _operation(
    node: syntax.Binary, left: Expression, right: Expression, scope: Scope
) -> Expression | None:
    operator = node.operator
    if operator in comparison.COMPARISONS:
        return comparison.compare(node, left, right, scope)
    match operator:
        case BinaryOperator.IN:
            return comparison.is_in(node, left, right, scope)
        case BinaryOperator.BETTER_THAN | BinaryOperator.AS_GOOD_AS:
            return comparison.compare_levels(node, left, right, scope)
        case (
            BinaryOperator.CONTAINS
            | BinaryOperator.STARTS_WITH
            | BinaryOperator.ENDS_WITH
            | BinaryOperator.MATCHES
        ):
            return comparison.test_text(node, left, right, scope)
        case _:
            return arithmetic.calculate(node, left, right, scope)


def _list(node: syntax.ListExpression, scope: Scope) -> Expression | None:
    items = [logic.value(item, scope, _check) for item in node.items]
    found = tuple(item for item in items if item is not None)
    if len(found) < len(items):
        return None
    for item in found[1:]:
        if not same_kind(found[0].type, item.type):
            scope.report(mismatch("in", found[0], item, item.span))
            return None
    return ListLiteral(found, ListOf(found[0].type), span=node.span)

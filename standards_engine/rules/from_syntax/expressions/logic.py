"""`and`, `or`, `not`, `is given`, `if … then … else`: what each side may take as given."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.diagnostics.phrases import in_rules, rules_language
from standards_engine.diagnostics.types import NotACondition
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import BinaryOperator
from standards_engine.rules.expressions import (
    Both,
    Choice,
    Comparison,
    Either,
    Expression,
    IsGiven,
    Not,
)
from standards_engine.rules.from_syntax.expressions import facts
from standards_engine.rules.from_syntax.expressions.fitting import (
    comparable,
    guarded,
    mismatch,
    same_kind,
)
from standards_engine.rules.from_syntax.scope import Check, Scope
from standards_engine.rules.types import Boolean, Text, describe
from standards_engine.wording import say


def condition(node: syntax.Expression, scope: Scope, check: Check) -> Expression | None:
    """An expression that must be true or false."""
    scope = replace(scope, asking=False)
    checked = check(node, scope)
    if checked is None or not guarded(checked, scope):
        return None
    if isinstance(checked.type, Boolean):
        return checked
    scope.report(NotACondition(found=describe(checked.type), span=node.span))
    return None


def both(node: syntax.Binary, scope: Scope, check: Check) -> Expression | None:
    """`a and b`, `a or b`: `b` is asked only where `a` does not already decide."""
    left = condition(node.left, scope, check)
    is_and = node.operator is BinaryOperator.AND
    known = facts.if_true(left) if is_and else facts.if_false(left)
    right = _second(node, left, _knowing(left, known, scope), check)
    if left is None or right is None:
        return None
    return (Both if is_and else Either)(left, right, span=node.span)


def _second(
    node: syntax.Binary, left: Expression | None, scope: Scope, check: Check
) -> Expression | None:
    """The condition behind `and` or `or`; of `priority = "P1" or "P2"` tells what is meant."""
    literals = (syntax.String, syntax.NumberLiteral)
    first = node.left.right if isinstance(node.left, syntax.Binary) else None
    if not isinstance(node.right, literals) or not isinstance(left, Comparison):
        return condition(node.right, scope, check)
    checked = check(node.right, scope)
    if checked is None or first is None or node.operator is BinaryOperator.AND:
        return condition(node.right, scope, check)
    listed = in_rules("in ({items})", node.span, items=_items(first, node.right))
    hint = say("list the values: `{listed}`", listed=listed)
    scope.report(NotACondition(found=describe(checked.type), hint=hint, span=node.right.span))
    return None


def _items(first: syntax.Expression, second: syntax.Expression) -> str:
    comma = "，" if rules_language(second.span.source) == "zh" else ", "
    return f"{first.span.text}{comma}{second.span.text}"


def negation(node: syntax.Unary, scope: Scope, check: Check) -> Expression | None:
    operand = condition(node.operand, scope, check)
    return None if operand is None else Not(operand, span=node.span)


def given(node: syntax.Given, scope: Scope, check: Check) -> Expression | None:
    operand = check(node.operand, replace(scope, asking=True))
    if operand is None:
        return None
    asked = IsGiven(operand, span=node.span)
    return Not(asked, span=node.span) if node.negated else asked


def choice(node: syntax.Conditional, scope: Scope, check: Check) -> Expression | None:
    asked = condition(node.condition, scope, check)
    yes = value(node.yes, _knowing(asked, facts.if_true(asked), scope), check)
    no = value(node.no, _knowing(asked, facts.if_false(asked), scope), check)
    if asked is None or yes is None or no is None:
        return None
    if not comparable(yes.type, no.type, scope.place) or not same_kind(yes.type, no.type):
        scope.report(mismatch("if … then … else", yes, no, node.span))
        return None
    type_ = yes.type if yes.type == no.type else Text()
    return Choice(asked, yes, no, type_, span=node.span)


def narrowed(
    node: syntax.Expression | None, scope: Scope, check: Check
) -> tuple[Expression | None, Scope]:
    """A `where`, and the scope in which it holds. No `where` tells nothing."""
    if node is None:
        return None, scope
    checked = condition(node, scope, check)
    return checked, _knowing(checked, facts.if_true(checked), scope)


def _knowing(asked: Expression | None, known: facts.Facts, scope: Scope) -> Scope:
    return replace(scope, unsure=True) if asked is None else scope.assume(known)


def value(node: syntax.Expression, scope: Scope, check: Check) -> Expression | None:
    """A value that must be there."""
    checked = check(node, scope)
    return checked if checked is not None and guarded(checked, scope) else None

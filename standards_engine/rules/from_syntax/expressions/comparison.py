"""`=`, `<`, `is better than`, `in`, `contains`, `matches`."""

from __future__ import annotations

from standards_engine.diagnostics.phrases import keyword
from standards_engine.diagnostics.types import BadPattern, MismatchedTypes, NoOrder
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import BinaryOperator
from standards_engine.rules.expressions import (
    Comparison,
    Constant,
    Expression,
    IsIn,
    LevelComparison,
    LevelOrder,
    ListLiteral,
    Order,
    TextOrder,
    TextTest,
)
from standards_engine.rules.from_syntax.expressions.fitting import (
    TIME,
    check_option,
    comparable,
    mismatch,
    same_kind,
    wants,
)
from standards_engine.rules.from_syntax.expressions.regular import pattern_fault
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.types import (
    Date,
    Instant,
    Level,
    ListOf,
    Money,
    Number,
    OneOf,
    Text,
    describe,
)
from standards_engine.wording import say

_ORDERED = Number | Money | Date | Instant | TIME | Level
_EQUALITY = (Order.EQUAL, Order.UNEQUAL)


def compare(
    node: syntax.Binary, left: Expression, right: Expression, scope: Scope
) -> Comparison | None:
    order = Order(node.operator.value)
    equality = order in _EQUALITY
    if not comparable(left.type, right.type, scope.place) or _literally_different(left, right):
        scope.report(mismatch(order.value, left, right, node.span))
        return None
    if not equality and not isinstance(left.type, _ORDERED):
        scope.report(NoOrder(operation=order.value, type=describe(left.type), span=node.span))
        return None
    if not (check_option(left, right, scope) and check_option(right, left, scope)):
        return None
    return Comparison(order, left, right, span=node.span)


def compare_levels(
    node: syntax.Binary, left: Expression, right: Expression, scope: Scope
) -> LevelComparison | None:
    order = LevelOrder(node.operator.value)
    levels = isinstance(left.type, Level) or isinstance(right.type, Level)
    if not levels or not comparable(left.type, right.type, scope.place):
        scope.report(mismatch(order.value, left, right, node.span))
        return None
    return LevelComparison(order, left, right, span=node.span)


def is_in(node: syntax.Binary, item: Expression, items: Expression, scope: Scope) -> IsIn | None:
    """`x in ("a")` has a list of one: a single item in brackets looks like any value."""
    if not isinstance(items.type, ListOf):
        items = ListLiteral((items,), ListOf(items.type), span=items.span)
    each_of = items.items if isinstance(items, ListLiteral) else (items,)
    for each in each_of:
        type_ = each.type.element if isinstance(each.type, ListOf) else each.type
        if not comparable(item.type, type_, scope.place):
            scope.report(mismatch("in", item, each, each.span))
            return None
        if not check_option(each, item, scope):
            return None
    return IsIn(item, items, span=node.span)


def test_text(
    node: syntax.Binary, text: Expression, part: Expression, scope: Scope
) -> TextTest | None:
    order = TextOrder(node.operator.value)
    if order is TextOrder.CONTAINS and isinstance(text.type, ListOf):
        if not same_kind(text.type.element, part.type):
            scope.report(mismatch(order.value, text, part, node.span))
            return None
        return TextTest(order, text, part, span=node.span)
    texts = (text, part)
    if not all(isinstance(each.type, Text | OneOf) for each in texts):
        scope.report(_only_texts(node, text, part))
        return None
    if order is TextOrder.MATCHES and not _is_pattern(part, scope):
        return None
    return TextTest(order, text, part, span=node.span)


def _literally_different(left: Expression, right: Expression) -> bool:
    """`1 day = 24 hours`: two fixed amounts of time of different kinds, even in a plan."""
    both = isinstance(left, Constant) and isinstance(right, Constant)
    return both and isinstance(left.type, TIME) and left.type != right.type


def _only_texts(node: syntax.Binary, text: Expression, part: Expression) -> MismatchedTypes:
    return MismatchedTypes(
        operation=node.operator.value,
        left=describe(text.type),
        right=describe(part.type),
        hint=say(
            "`{word}` looks into a text, for a text in quotes",
            word=keyword(node.operator.value, node.span),
        ),
        span=node.span,
    )


def _is_pattern(part: Expression, scope: Scope) -> bool:
    place = f"`{keyword('matches', part.span)}`"
    if not wants(part, Text, say("a pattern in quotes"), place, scope):
        return False
    reason = _pattern_fault(part)
    if reason is not None:
        scope.report(BadPattern(reason=reason, span=part.span))
    return reason is None


def _pattern_fault(part: Expression) -> str | None:
    if not isinstance(part, Constant):
        return say("it must be written out, in quotes")
    return pattern_fault(str(part.value))


COMPARISONS = frozenset(
    {
        BinaryOperator.EQUAL,
        BinaryOperator.UNEQUAL,
        BinaryOperator.LESS,
        BinaryOperator.AT_MOST,
        BinaryOperator.MORE,
        BinaryOperator.AT_LEAST,
    }
)

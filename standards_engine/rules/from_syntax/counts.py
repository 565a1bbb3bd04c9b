"""Whole numbers, shares, and `at most 1`."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.diagnostics.slips import MissingPercentSign
from standards_engine.diagnostics.values import NotConstant, NotWhole, OutOfRange
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.expressions.fitting import number_of, wants, where_set
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Bound
from standards_engine.rules.types import Number
from standards_engine.wording import say


def check_bound(node: syntax.CountBound, scope: Scope) -> tuple[Bound, int | None]:
    bound = Bound(node.bound.value)
    return bound, check_count(node.number, say("a number of events"), scope)


def check_count(node: syntax.NumberLiteral, place: str, scope: Scope) -> int | None:
    """A whole number from 0 on."""
    if node.value != int(node.value) or node.percent:
        scope.report(NotWhole(place=place, span=node.span))
        return None
    if node.value < 0:
        scope.report(OutOfRange(place=place, allowed=say("a number from 0 on"), span=node.span))
        return None
    return int(node.value)


_SURELY_PERCENT = range(5, 101)
"""Numbers that are never meant as shares of one: `95`."""


def _is_percent(share: Fraction) -> bool:
    return _SURELY_PERCENT.start <= share < _SURELY_PERCENT.stop


def check_share(node: syntax.Expression, place: str, scope: Scope) -> Fraction | None:
    """A fixed number from 0 to 1: `95%`."""
    value = check_expression(node, scope)
    words = say("a share, such as `95%`")
    if not wants(value, Number, words, place, scope) or value is None:
        return None
    if not isinstance(value, Constant):
        scope.report(NotConstant(place=place, span=node.span))
        return None
    share = Fraction(number_of(value))
    if _is_percent(share) and isinstance(node, syntax.NumberLiteral) and not node.percent:
        written = node.span.text
        scope.report(MissingPercentSign(written=written, place=place, span=node.span))
        return None
    if not 0 <= share <= 1:
        span, found = where_set(value, node.span, scope)
        allowed = say("a share from 0% to 100%")
        scope.report(OutOfRange(place=place, allowed=allowed, value=found, span=span))
        return None
    return share

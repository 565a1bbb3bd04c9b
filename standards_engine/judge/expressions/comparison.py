"""`= != < <= > >=` and `in`, three-valued."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never, cast

from standards_engine.judge.expressions import logic
from standards_engine.judge.expressions.values import Range, Truth, Unknown, as_range, unknown
from standards_engine.rules.expressions import Order


def compare(order: Order, left: object, right: object) -> Truth:
    """Operands of one type, or ranges of one quantity."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return unknown(left, right)
    if isinstance(left, Range) or isinstance(right, Range):
        return _compare_ranges(order, as_range(left), as_range(right))
    return _compare_known(order, left, right)


def is_in(item: object, items: object) -> Truth:
    """Whether `item` equals some element of a list."""
    if isinstance(items, Unknown):
        return items
    each_of = cast("tuple[object, ...]", items)
    return logic.some(compare(Order.EQUAL, item, each) for each in each_of)


def all_equal(values: Iterable[object]) -> bool:
    """Whether the values are known and the same, or there is none."""
    first, *rest = [*values] or [None]
    return not isinstance(first, Unknown) and all(first == each for each in rest)


def _compare_known(order: Order, left: Any, right: Any) -> bool:
    match order:
        case Order.EQUAL:
            return bool(left == right)
        case Order.UNEQUAL:
            return bool(left != right)
        case Order.LESS:
            return bool(left < right)
        case Order.AT_MOST:
            return bool(left <= right)
        case Order.MORE:
            return bool(left > right)
        case Order.AT_LEAST:
            return bool(left >= right)
        case _:
            assert_never(order)


def _compare_ranges(order: Order, left: Range, right: Range) -> Truth:
    match order:
        case Order.EQUAL:
            return _equal(left, right)
        case Order.UNEQUAL:
            return logic.negate(_equal(left, right))
        case Order.LESS:
            return _less(left, right)
        case Order.AT_MOST:
            return logic.negate(_less(right, left))
        case Order.MORE:
            return _less(right, left)
        case Order.AT_LEAST:
            return logic.negate(_less(left, right))
        case _:
            assert_never(order)


def _equal(left: Range, right: Range) -> Truth:
    if left.high < right.low or right.high < left.low:
        return False
    return True if left.low == left.high == right.low == right.high else unknown(left, right)


def _less(left: Range, right: Range) -> Truth:
    if left.high < right.low:
        return True
    return False if left.low >= right.high else unknown(left, right)

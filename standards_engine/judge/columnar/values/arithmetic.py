"""`+ - * /` and comparisons: on whole numbers as arrays, on all else by distinct values."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.values.vectors import (
    Pooled,
    Scaled,
    Vector,
    Whole,
    apply,
)
from standards_engine.judge.expressions import arithmetic, levels
from standards_engine.rules.expressions import Arithmetic, Order
from standards_engine.rules.types import (
    Date,
    Days,
    Duration,
    Instant,
    Months,
    OneOf,
    Text,
    Type,
    WorkingDays,
)

Typed = tuple[Vector, Type]

_SAFE = 2**62
_PLAIN: tuple[tuple[type, type], ...] = (
    (Instant, Duration),
    (Duration, Instant),
    (Instant, Instant),
    (Duration, Duration),
    (Date, Days),
    (Days, Date),
    (Date, Date),
    (Days, Days),
)
"""Operands whose values are simply added or subtracted."""

_ORDERS: dict[Order, Callable[[Int64, Int64], Bool]] = {
    Order.EQUAL: np.equal,
    Order.UNEQUAL: np.not_equal,
    Order.LESS: np.less,
    Order.AT_MOST: np.less_equal,
    Order.MORE: np.greater,
    Order.AT_LEAST: np.greater_equal,
}
_BETWEEN = {
    Order.LESS: Order.AT_MOST,
    Order.AT_MOST: Order.AT_MOST,
    Order.MORE: Order.MORE,
    Order.AT_LEAST: Order.MORE,
}
"""How whole numbers compare with the one below a bound that is none itself."""
_TIMES = Duration | Days | WorkingDays | Months


def calculate(operation: Arithmetic, left: Typed, right: Typed, result: Type, zone: str) -> Vector:
    a, b = left[0], right[0]
    if isinstance(a, Whole) and isinstance(b, Whole) and _is_plain(operation, left, right):
        values = a.values + b.values if operation is Arithmetic.ADD else a.values - b.values
        return Whole(values, a.known & b.known)

    def one(x: object, y: object) -> object:
        return arithmetic.calculate(operation, (x, left[1]), (y, right[1]), result, zone)

    return apply(one, a, b)


def compare(order: Order, left: Typed, right: Typed) -> Vector:
    (a, a_type), (b, b_type) = left, right
    of_one_kind = not (isinstance(a_type, _TIMES) and type(a_type) is not type(b_type))
    if isinstance(a, Whole) and isinstance(b, Whole) and of_one_kind:
        return Whole(_ORDERS[order](a.values, b.values).astype(np.int64), a.known & b.known)
    if isinstance(a, Scaled) and (bound := _only(b)) is not None:
        return _compare_with(order, a, bound)
    if order in (Order.EQUAL, Order.UNEQUAL) and (same := _are_same_text(left, right)) is not None:
        return same if order is Order.EQUAL else Whole(1 - same.values, same.known)
    return apply(lambda x, y: levels.compare_quantities(order, (x, a_type), (y, b_type)), a, b)


def _are_same_text(left: Typed, right: Typed) -> Whole | None:
    """By codes, where both are texts of pools that hold each text once; else None."""
    (a, a_type), (b, b_type) = left, right
    if not (isinstance(a_type, Text | OneOf) and isinstance(b_type, Text | OneOf)):
        return None
    if not (isinstance(a, Pooled) and isinstance(b, Pooled)):
        return None
    codes = _codes_in(b.pool, a)
    known = (a.codes >= 0) & (b.codes >= 0)
    return None if codes is None else Whole((codes == b.codes).astype(np.int64), known)


def _codes_in(pool: Sequence[object], texts: Pooled) -> Int64 | None:
    """The texts as codes of another pool, -1 if it lacks them; None if it cannot be said."""
    if len(pool) + len(texts.pool) > len(texts) + 64:
        return None
    places = {text: code for code, text in enumerate(pool)}
    if len(places) < len(pool):
        return None
    if pool is texts.pool:
        return texts.codes
    table = [places.get(text, -1) for text in texts.pool]
    return np.array([*table, -1], np.int64)[texts.codes]


def _only(vector: Vector) -> Fraction | None:
    """The number that is the value of every entry, if there is one."""
    if not isinstance(vector, Pooled) or len(vector.pool) != 1 or (vector.codes != 0).any():
        return None
    value = vector.pool[0]
    return Fraction(value) if isinstance(value, int | Fraction) else None


def _compare_with(order: Order, numbers: Scaled, bound: Fraction) -> Whole:
    """Against the whole multiple at or below the bound; one between two multiples equals none."""
    exact = bound * 10**numbers.places
    below = min(max(math.floor(exact), -_SAFE), _SAFE)
    if below != exact and order in _BETWEEN:
        order = _BETWEEN[order]
    elif below != exact:
        return Whole(np.full(len(numbers), int(order is Order.UNEQUAL)), numbers.known)
    found = _ORDERS[order](numbers.values, np.full(len(numbers), below))
    return Whole(found.astype(np.int64), numbers.known)


def _is_plain(operation: Arithmetic, left: Typed, right: Typed) -> bool:
    types = any(isinstance(left[1], a) and isinstance(right[1], b) for a, b in _PLAIN)
    vectors = (left[0], right[0])
    fits = all(np.abs(v.values).max(initial=0) < _SAFE for v in vectors if isinstance(v, Whole))
    return types and fits and operation in (Arithmetic.ADD, Arithmetic.SUBTRACT)

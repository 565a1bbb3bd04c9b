"""The values a term can have, as far as conditions tell them apart.

Of a term that is compared with 4 and 8, these matter: less than 4, 4, between them, 8, more than 8.
They are numbered 0 to 4: the constants stand at odd places, what lies between them at even ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any, assert_never

from standards_engine.analysis.conditions.terms import is_plain
from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Aggregate, Expression, Fold, Order
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Money,
    Months,
    Number,
    OneOf,
    Text,
    WorkingDays,
)

_WHOLE = Date | Instant | Duration | Days | WorkingDays | Months


class Absent(Enum):
    """No value: nothing was given, or what cannot be read."""

    MISSING = "missing"
    UNREADABLE = "unreadable"


@frozen
class Known:
    """A value at places `low` to `high` of its term; one place unless it may be any of them."""

    low: int
    high: int


State = Known | Absent
Truth = bool | None
"""None is unknown."""


@frozen
class Term:
    """A term with the constants it is compared with, in order, and the states it can be in."""

    points: tuple[object, ...]
    states: tuple[State, ...]

    def place(self, constant: object) -> int:
        return 2 * self.points.index(constant) + 1


def term_of(expression: Expression, constants: Iterable[object]) -> Term:
    points = _points(expression, constants)
    places = _places(expression, points)
    known = [Known(place, place) for place in places]
    if not is_plain(expression) and not isinstance(expression.type, Boolean | Text | OneOf):
        known += [Known(low, high) for low in places for high in places if low < high]
    return Term(points, (*known, Absent.MISSING, Absent.UNREADABLE))


def _points(expression: Expression, constants: Iterable[object]) -> tuple[object, ...]:
    match expression.type:
        case OneOf(options):
            return (*options, *sorted(map(str, {*constants}.difference(options))))
        case Boolean():
            return (False, True)
        case _:
            ordered: list[Any] = [*constants]
            return tuple(sorted(ordered))


def _places(expression: Expression, points: Sequence[Any]) -> list[int]:
    match expression.type:
        case OneOf(options):
            return [2 * points.index(option) + 1 for option in options]
        case Boolean():
            return [1, 3]
        case Text():
            return [0, *range(1, 2 * len(points), 2)]
        case Number() if isinstance(expression, Aggregate) and expression.fold is Fold.COUNT:
            return [place for place in _of_whole_numbers(points) if not _below_zero(place, points)]
        case Number() | Money():
            return [*range(2 * len(points) + 1)]
        case type_ if isinstance(type_, _WHOLE):
            return _of_whole_numbers(points)
        case _:
            return [0]


def _of_whole_numbers(points: Sequence[Any]) -> list[int]:
    """The places at which a whole number lies."""
    at = [2 * index + 1 for index, point in enumerate(points) if point == floor(point)]
    between = [
        2 * index + 2 for index, (low, high) in enumerate(pairwise(points)) if floor(low) + 1 < high
    ]
    return sorted({0, *at, *between, 2 * len(points)})


def _below_zero(place: int, points: Sequence[Any]) -> bool:
    """Whether no number from 0 on lies at the place."""
    if place == 2 * len(points):
        return False
    bound: Fraction = points[place // 2]
    return bound < 0 or (bound == 0 and place % 2 == 0)


def compare(order: Order, state: State, place: int) -> Truth:
    """A term in this state with the constant at this place; unknown where it may be either."""
    if isinstance(state, Absent):
        return None
    match order:
        case Order.EQUAL:
            return _equal(state, place)
        case Order.UNEQUAL:
            return negated(_equal(state, place))
        case Order.LESS:
            return _below(state, place)
        case Order.AT_LEAST:
            return negated(_below(state, place))
        case Order.AT_MOST:
            return _below(state, place + 1)
        case Order.MORE:
            return negated(_below(state, place + 1))
        case _:
            assert_never(order)


def _equal(state: Known, place: int) -> Truth:
    if state.low == state.high == place:
        return True
    return None if state.low <= place <= state.high else False


def _below(state: Known, place: int) -> Truth:
    if state.high < place:
        return True
    return False if state.low >= place else None


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth

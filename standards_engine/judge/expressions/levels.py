"""Levels of service, and amounts of time of different kinds (semantics 6.3)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal, Protocol, assert_never, cast

from standards_engine.judge.expressions.comparison import compare
from standards_engine.judge.expressions.dates import add_months_to_date
from standards_engine.judge.expressions.values import Blame, Range, Truth, Unknown, unknown, whole
from standards_engine.rules.expressions import LevelOrder, Order
from standards_engine.rules.types import Days, Duration, Level, Months, Type, WorkingDays
from standards_engine.wording import later, say

ONE_UNIT_OF_TIME = later("both limits in one unit of time")
"""What is wanting where amounts of time of different kinds cannot be told apart."""
_HOUR = 3_600_000_000
_UNBOUNDED = 10**30
"""Longer than any amount of time: working days have no upper bound in plain days."""


class LevelValue(Protocol):
    """A level in a plan: a value, its kind, and the direction that is better."""

    @property
    def value(self) -> object: ...

    @property
    def type(self) -> Type: ...

    @property
    def better(self) -> Literal["lower", "higher"]: ...


Typed = tuple[object, Type]
"""A value with its type; of type `Level` it is a `LevelValue`."""


def compare_levels(order: LevelOrder, left: Typed, right: Typed) -> Truth:
    """`left is better than right`, in the direction that the levels themselves name."""
    if isinstance(left[0], Unknown) or isinstance(right[0], Unknown):
        return unknown(left[0], right[0])
    if not _are_of_one_kind(_plain(left)[1], _plain(right)[1]):
        return Unknown((Blame(say("two levels of one kind")),))
    directions = {_level(each).better for each in (left, right) if _is_level(each)}
    if len(directions) != 1:
        return Unknown((Blame(say("one direction that is better for both levels")),))
    return compare_quantities(_order(order, directions.pop()), left, right)


def compare_quantities(order: Order, left: Typed, right: Typed) -> Truth:
    """Values of one type exactly; amounts of time of different kinds by their bounds."""
    (a, a_type), (b, b_type) = _plain(left), _plain(right)
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        return unknown(a, b)
    if type(a_type) is type(b_type) or not (_is_time(a_type) and _is_time(b_type)):
        return compare(order, a, b)
    low_high = _as_durations if Duration() in (a_type, b_type) else _as_days
    return _explained(compare(order, low_high(whole(a), a_type), low_high(whole(b), b_type)))


def _order(order: LevelOrder, better: Literal["lower", "higher"]) -> Order:
    match order:
        case LevelOrder.BETTER:
            return Order.LESS if better == "lower" else Order.MORE
        case LevelOrder.AS_GOOD:
            return Order.AT_MOST if better == "lower" else Order.AT_LEAST
        case _:
            assert_never(order)


def _explained(truth: Truth) -> Truth:
    """Nothing is missing where bounds overlap; the two simply cannot be told apart."""
    if truth != Unknown():
        return truth
    return Unknown((Blame(say(ONE_UNIT_OF_TIME)),))


def _is_level(typed: Typed) -> bool:
    return isinstance(typed[1], Level) and not isinstance(typed[0], Unknown)


def _level(typed: Typed) -> LevelValue:
    return cast("LevelValue", typed[0])


def _plain(typed: Typed) -> Typed:
    return (_level(typed).value, _level(typed).type) if _is_level(typed) else typed


def _are_of_one_kind(left: Type, right: Type) -> bool:
    return type(left) is type(right) or (_is_time(left) and _is_time(right))


def _is_time(type_: Type) -> bool:
    return isinstance(type_, Duration | Days | WorkingDays | Months)


def _as_days(value: int, type_: Type) -> Range:
    """How many local days the amount may come to."""
    match type_:
        case Months():
            fewest, most = _days_of_months(value)
        case WorkingDays():
            fewest, most = value, _UNBOUNDED
        case _:
            fewest, most = value, value
    return Range(Fraction(fewest), Fraction(most))


def _as_durations(value: int, type_: Type) -> Range:
    """N days last more than 24N−1 hours and less than 24(N+1)+1, whatever the clocks do."""
    if isinstance(type_, Duration):
        return Range(Fraction(value), Fraction(value))
    days = _as_days(value, type_)
    shortest = (24 * days.low - 1) * _HOUR + 1
    longest = (24 * (days.high + 1) + 1) * _HOUR - 1
    return Range(shortest, longest)


@lru_cache(maxsize=256)
def _days_of_months(months: int) -> tuple[int, int]:
    """Fewest and most days from a date to the same date some months on."""
    epoch = date(1970, 1, 1)
    starts = [
        (date(year, month, day) - epoch).days
        for year in range(2096, 2105)
        for month in range(1, 13)
        for day in (1, 28)
    ]
    lengths = [add_months_to_date(start, months) - start for start in starts]
    return min(lengths), max(lengths)

"""Levels compare exactly within a kind, and by bounds across kinds of time (semantics 6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import pytest

from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.rules.expressions import Constant, LevelComparison, LevelOrder
from standards_engine.rules.types import (
    Days,
    Duration,
    Level,
    Money,
    Months,
    Type,
    WorkingDays,
)
from tests.judge.expressions.scopes import PlainScope, missing, missing_names

HOUR = 3_600_000_000


@dataclass(frozen=True)
class Promise:
    value: object
    type: Type
    better: Literal["lower", "higher"] = "lower"


def hours(number: int) -> Promise:
    return Promise(number * HOUR, Duration())


def days(number: int) -> Promise:
    return Promise(number, Days())


def compare(left: Promise, order: str, right: Promise) -> bool | None:
    node = LevelComparison(LevelOrder(order), Constant(left, Level()), Constant(right, Level()))
    found = evaluate(node, PlainScope())
    assert isinstance(found, bool | Unknown)
    return None if isinstance(found, Unknown) else found


def test_lower_is_better_for_waiting() -> None:
    assert compare(hours(4), "is better than", hours(8)) is True
    assert compare(hours(8), "is better than", hours(8)) is False
    assert compare(hours(8), "is at least as good as", hours(8)) is True


def test_higher_is_better_for_a_refund() -> None:
    small, large = (Promise(Fraction(amount), Money("CNY"), "higher") for amount in (100, 200))
    assert compare(large, "is better than", small) is True
    assert compare(small, "is at least as good as", large) is False


@pytest.mark.parametrize(
    ("left", "order", "right", "expected"),
    [
        (hours(24), "is better than", days(1), None),
        (hours(23), "is better than", days(1), True),
        (hours(23), "is at least as good as", days(1), True),
        (hours(48), "is at least as good as", days(1), None),
        (hours(49), "is at least as good as", days(1), False),
        (days(1), "is better than", hours(49), True),
        (Promise(23 * HOUR + 1, Duration()), "is better than", days(1), None),
        (days(1), "is better than", Promise(49 * HOUR - 1, Duration()), None),
        (hours(28 * 24 - 1), "is better than", Promise(1, Months()), True),
        (hours(28 * 24), "is better than", Promise(1, Months()), None),
        (Promise(1, Months()), "is better than", hours(32 * 24 + 1), True),
        (Promise(1, Months()), "is better than", hours(32 * 24), None),
        (days(27), "is better than", Promise(1, Months()), True),
        (days(30), "is better than", Promise(1, Months()), None),
        (days(31), "is at least as good as", Promise(1, Months()), None),
        (Promise(1, Months()), "is at least as good as", days(31), True),
        (days(366), "is better than", Promise(12, Months()), False),
        (days(2), "is at least as good as", Promise(2, WorkingDays()), True),
        (Promise(2, WorkingDays()), "is at least as good as", days(9), None),
    ],
)
def test_amounts_of_time_of_different_kinds_compare_by_bounds(
    left: Promise, order: str, right: Promise, expected: bool | None
) -> None:
    assert compare(left, order, right) is expected


def test_overlapping_bounds_say_what_would_settle_them() -> None:
    node = LevelComparison(
        LevelOrder.BETTER, Constant(hours(24), Level()), Constant(days(1), Level())
    )
    assert missing_names(evaluate(node, PlainScope())) == {"both limits in one unit of time"}


def test_levels_of_different_kinds_or_directions_cannot_be_compared() -> None:
    price = Promise(Fraction(9), Money("CNY"))
    assert compare(hours(4), "is better than", price) is None
    assert compare(hours(4), "is better than", Promise(HOUR, Duration(), "higher")) is None


def test_a_missing_level_is_named() -> None:
    node = LevelComparison(LevelOrder.BETTER, Constant(days(1), Level()), missing(Level()))
    assert missing_names(evaluate(node, PlainScope())) == {"it"}

"""Exact arithmetic, and dates as a contract counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.expressions import Range, evaluate
from standards_engine.judge.expressions.arithmetic import calculate
from standards_engine.rules.expressions import Arithmetic, Calculation, Constant, Negative
from standards_engine.rules.types import Date, Days, Duration, Instant, Months, Number, Type
from tests.judge.expressions.scopes import (
    PlainScope,
    duration,
    missing,
    missing_names,
    number,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc(text: str) -> int:
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return (moment - EPOCH) // timedelta(microseconds=1)


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def result(
    operation: str, left: tuple[object, Type], right: tuple[object, Type], to: Type
) -> object:
    node = Calculation(Arithmetic(operation), Constant(*left), Constant(*right), to)
    return evaluate(node, PlainScope())


def test_numbers_are_exact() -> None:
    tenth, fifth = (Fraction(1, 10), Number()), (Fraction(1, 5), Number())
    assert result("+", tenth, fifth, Number()) == Fraction(3, 10)
    assert result("/", (Fraction(1), Number()), (Fraction(3), Number()), Number()) == Fraction(1, 3)


def test_division_by_zero_is_unknown() -> None:
    node = Calculation(Arithmetic.DIVIDE, number(1), number(0), Number())
    assert missing_names(evaluate(node, PlainScope())) == {"a divisor other than 0"}


def test_arithmetic_with_a_missing_value_is_unknown() -> None:
    node = Calculation(Arithmetic.ADD, number(1), missing(Number()), Number())
    assert missing_names(evaluate(node, PlainScope())) == {"it"}
    assert missing_names(evaluate(Negative(missing(Number()), Number()), PlainScope())) == {"it"}


def test_a_share_of_a_duration_is_cut_to_whole_microseconds() -> None:
    third = Calculation(Arithmetic.DIVIDE, duration(10), number(3), Duration())
    assert evaluate(third, PlainScope()) == 3


def test_a_duration_over_a_duration_is_a_number() -> None:
    node = Calculation(Arithmetic.DIVIDE, duration(1), duration(3), Number())
    assert evaluate(node, PlainScope()) == Fraction(1, 3)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-03-28T09:00", 1, "2026-03-29T08:00"),  # 10:00 in Paris, before and after the change
        ("2026-10-24T08:00", 1, "2026-10-25T09:00"),
        ("2026-03-28T01:30", 1, "2026-03-29T01:30"),  # 02:30 is skipped: moves on to 03:30
        ("2026-06-01T10:00", -1, "2026-05-31T10:00"),
    ],
)
def test_days_added_to_an_instant_keep_the_local_time(start: str, days: int, expected: str) -> None:
    assert result("+", (utc(start), Instant()), (days, Days()), Instant()) == utc(expected)


def test_months_are_clipped_to_the_end_of_the_month() -> None:
    last = (utc("2026-01-31T12:00"), Instant())
    assert result("+", last, (1, Months()), Instant()) == utc("2026-02-28T12:00")
    assert result("+", (day("2024-01-31"), Date()), (1, Months()), Date()) == day("2024-02-29")
    assert result("-", (day("2026-03-31"), Date()), (1, Months()), Date()) == day("2026-02-28")


def test_differences_of_instants_and_dates() -> None:
    later, earlier = utc("2026-03-02T00:00"), utc("2026-03-01T23:00")
    assert result("-", (later, Instant()), (earlier, Instant()), Duration()) == 3_600_000_000
    first, second = (day("2026-02-27"), Date()), (day("2026-03-01"), Date())
    assert result("-", second, first, Days()) == 2


def test_an_exact_duration_ignores_the_clocks_on_the_wall() -> None:
    start = (utc("2026-03-28T12:00"), Instant())
    assert result("+", start, (24 * 3_600_000_000, Duration()), Instant()) == utc(
        "2026-03-29T12:00"
    )


ENDS = st.tuples(st.integers(-6, 6), st.integers(-6, 6)).map(sorted)


@given(ENDS, ENDS, st.sampled_from(Arithmetic))
def test_arithmetic_on_ranges_covers_every_possible_result(
    left: list[int], right: list[int], operation: Arithmetic
) -> None:
    a, b = Range(*map(Fraction, left)), Range(*map(Fraction, right))
    operands = (a, Number()), (b, Number())
    found = calculate(operation, *operands, Number(), None)
    if operation is Arithmetic.DIVIDE and b.low <= 0 <= b.high:
        assert missing_names(found) == set()
        return
    low, high = (found.low, found.high) if isinstance(found, Range) else (found, found)
    for x in range(left[0], left[1] + 1):
        for y in range(right[0], right[1] + 1):
            exact = (Fraction(x), Number()), (Fraction(y), Number())
            assert low <= calculate(operation, *exact, Number(), None) <= high  # type: ignore[operator]


def test_a_month_later_is_the_same_time_on_the_wall() -> None:
    """In Paris nine o'clock is 08:00 UTC in March and 07:00 in April."""
    start = (utc("2026-03-01 08:00:01.5"), Instant())
    found = result("+", start, (1, Months()), Instant())
    assert found == utc("2026-04-01 07:00:01.5")

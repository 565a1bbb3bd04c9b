"""Numbers known only to lie in a range: compared, calculated with, and what is to blame."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.expressions import Blame, Range, Unknown, text
from standards_engine.judge.expressions.arithmetic import calculate, negative
from standards_engine.judge.expressions.comparison import compare
from standards_engine.judge.expressions.values import exactly
from standards_engine.rules.expressions import Arithmetic, Order, TextOrder
from standards_engine.rules.types import Number

LEFT, RIGHT = (Blame("left"),), (Blame("right"),)
ENDS = st.tuples(st.integers(-3, 3), st.integers(-3, 3)).map(sorted)


def between(low: int, high: int, blame: tuple[Blame, ...] = ()) -> Range:
    return Range(Fraction(low), Fraction(high), blame)


def calculated(operation: Arithmetic, left: object, right: object) -> object:
    return calculate(operation, (left, Number()), (right, Number()), Number(), None)


@given(st.sampled_from(Order), ENDS, ENDS)
def test_a_comparison_is_decided_if_all_numbers_at_the_ends_agree(
    order: Order, left: list[int], right: list[int]
) -> None:
    """With whole ends, numbers in between add nothing but to equality."""
    steps = [Fraction(n, 2) for n in range(-6, 7)]
    inside = [[s for s in steps if low <= s <= high] for low, high in (left, right)]
    answers = {compare(order, a, b) for a, b in product(*inside)}
    found = compare(order, between(*left), between(*right))
    assert found == (answers.pop() if len(answers) == 1 else Unknown())


@pytest.mark.parametrize("order", Order)
def test_both_sides_are_to_blame(order: Order) -> None:
    for left, right in (
        (between(1, 3, LEFT), between(2, 4, RIGHT)),
        (Unknown(LEFT), Unknown(RIGHT)),
    ):
        found = compare(order, left, right)
        assert isinstance(found, Unknown)
        assert sorted(each.what for each in found.blame) == ["left", "right"]


@given(st.sampled_from(Arithmetic), ENDS, ENDS)
def test_a_result_lies_between_those_of_the_ends(
    operation: Arithmetic, left: list[int], right: list[int]
) -> None:
    found = calculated(operation, between(*left), between(*right))
    if operation is Arithmetic.DIVIDE and right[0] <= 0 <= right[1]:
        assert found == Unknown()
        return
    results = [calculated(operation, Fraction(a), Fraction(b)) for a in left for b in right]
    numbers = [Fraction(each) for each in results if isinstance(each, Fraction)]
    assert found == exactly(min(numbers), max(numbers), ())


def test_one_range_is_enough_for_a_range() -> None:
    assert calculated(Arithmetic.ADD, between(1, 3), Fraction(2)) == between(3, 5)
    assert calculated(Arithmetic.SUBTRACT, Fraction(2), between(1, 3)) == between(-1, 1)


def test_the_negative_of_a_range_and_of_a_number() -> None:
    found = negative(between(1, 3, LEFT))
    assert found == between(-3, -1)
    assert isinstance(found, Range)
    assert found.blame == LEFT
    assert negative(Fraction(2)) == -2


def test_what_is_missing_on_either_side_is_named() -> None:
    both = Unknown((*LEFT, *RIGHT))
    assert calculated(Arithmetic.ADD, Unknown(LEFT), Unknown(RIGHT)) == both
    found = calculated(Arithmetic.ADD, between(1, 3, LEFT), between(1, 3, RIGHT))
    assert isinstance(found, Range)
    assert found.blame == both.blame
    divided = calculated(Arithmetic.DIVIDE, between(1, 3, LEFT), between(-1, 1, RIGHT))
    assert divided == both
    assert text.test_text(TextOrder.CONTAINS, Unknown(LEFT), Unknown(RIGHT)) == both

"""`+ - * /` on values that are known, or known to lie in a range."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from standards_engine.judge.expressions import dates
from standards_engine.judge.expressions.values import (
    Blame,
    Range,
    Unknown,
    as_range,
    exactly,
    number,
    unknown,
    whole,
)
from standards_engine.rules.expressions import Arithmetic
from standards_engine.rules.types import Date, Days, Duration, Instant, Months, Type, WorkingDays
from standards_engine.wording import say

Number = int | Fraction


def calculate(
    operation: Arithmetic,
    left: tuple[object, Type],
    right: tuple[object, Type],
    result: Type,
    zone: str | None,
) -> object:
    """Operands with their types. Unknown where one is, and for a division by zero."""
    (a, a_type), (b, b_type) = left, right
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        return unknown(a, b)
    if isinstance(a, Range) or isinstance(b, Range):
        return _on_ranges(operation, as_range(a), as_range(b))
    if isinstance(a_type, Instant | Date) or isinstance(b_type, Instant | Date):
        return _on_dates(operation, (a, a_type), (b, b_type), zone)
    return _whole(_on_numbers(operation, number(a), number(b)), result)


def _no_quotient() -> Unknown:
    return Unknown((Blame(say("a divisor other than 0")),))


def negative(operand: object) -> object:
    if isinstance(operand, Unknown):
        return operand
    if isinstance(operand, Range):
        return Range(-operand.high, -operand.low, operand.blame)
    return -number(operand)


def _on_numbers(operation: Arithmetic, a: Number, b: Number) -> Number | Unknown:
    match operation:
        case Arithmetic.ADD:
            return a + b
        case Arithmetic.SUBTRACT:
            return a - b
        case Arithmetic.MULTIPLY:
            return a * b
        case Arithmetic.DIVIDE:
            return _no_quotient() if b == 0 else Fraction(a) / b
        case _:
            assert_never(operation)


def _whole(value: Number | Unknown, result: Type) -> Number | Unknown:
    """Time is whole microseconds or days: finer is cut off."""
    if isinstance(result, Duration | Days | WorkingDays | Months) and isinstance(value, Fraction):
        return value.numerator // value.denominator
    return value


def _on_ranges(operation: Arithmetic, a: Range, b: Range) -> object:
    """Every result that operands within the ranges can have lies between the extremes."""
    if operation is Arithmetic.DIVIDE and b.low <= 0 <= b.high:
        return unknown(a, b)
    ends = [_on_numbers(operation, x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    numbers = [Fraction(end) for end in ends if not isinstance(end, Unknown)]
    return exactly(min(numbers), max(numbers), (a, b))


def _on_dates(
    operation: Arithmetic, left: tuple[object, Type], right: tuple[object, Type], zone: str | None
) -> object:
    """Of instant − instant, date − date, and an instant or date moved by an amount of time."""
    (a, a_type), (b, b_type) = left, right
    if operation is Arithmetic.SUBTRACT and isinstance(b_type, Instant | Date):
        return whole(a) - whole(b)
    if isinstance(b_type, Instant | Date):
        (a, a_type), (b, b_type) = right, left
    amount = -whole(b) if operation is Arithmetic.SUBTRACT else whole(b)
    return _moved(whole(a), a_type, amount, b_type, zone)


def _moved(start: int, start_type: Type, amount: int, unit: Type, zone: str | None) -> int:
    match start_type, unit:
        case Instant(), Days():
            return dates.add_days(start, amount, zone or "UTC")
        case Instant(), Months():
            return dates.add_months(start, amount, zone or "UTC")
        case _, Months():
            return dates.add_months_to_date(start, amount)
        case _:
            return start + amount

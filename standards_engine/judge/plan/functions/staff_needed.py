"""`staff_needed(calls, handling, wait, share)`: how many must answer (Erlang C).

`calls` arrive in an hour at random, each takes `handling` on average; with the staff returned at
least `share` of callers wait no longer than `wait`. Source: A. K. Erlang's delay formula, for calls
that queue without giving up. The share of callers who wait is found with exact fractions; the one
power of e in the formula is bounded from both sides until it decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from itertools import count

from standards_engine.judge.plan.functions.result import Result
from standards_engine.wording import say

_HOUR = 3_600_000_000
_MOST = 500
"""Calls going on at a time, beyond which exact fractions take seconds."""


def staff_needed(calls: Fraction, handling: int, wait: int, share: Fraction) -> Result:
    """`handling` and `wait` in microseconds, `share` from 0 to below 1."""
    if calls < 0 or handling <= 0 or wait < 0 or not 0 <= share < 1:
        return Result(None, say("calls, a handling time above 0, and a share below 100%"))
    load = calls * handling / _HOUR
    if load > _MOST:
        return Result(None, say("a load of at most {number} calls at a time", number=_MOST))
    if load == 0:
        return Result(Fraction(0))
    for staff, waits in _share_that_waits(load):
        if _is_at_most(waits, (staff - load) * Fraction(wait, handling), 1 - share):
            return Result(Fraction(staff))
    raise AssertionError("more staff always shortens the queue")


def _share_that_waits(load: Fraction) -> Iterator[tuple[int, Fraction]]:
    """Staff above the load, one more each time, and the share of callers who must wait."""
    blocked = Fraction(1)
    for staff in count(1):
        blocked = load * blocked / (staff + load * blocked)
        if staff > load:
            yield staff, blocked / (1 - load / staff * (1 - blocked))


def _is_at_most(factor: Fraction, exponent: Fraction, bound: Fraction) -> bool:
    """Whether `factor` times e to the minus `exponent` is at most `bound`, exactly."""
    if exponent == 0:
        return factor <= bound
    for digits in count(30, 30):
        low, high = _power(exponent, digits)
        if factor * high <= bound:
            return True
        if factor * low > bound:
            return False
    raise AssertionError("a power of e is irrational, so enough digits decide")


def _power(exponent: Fraction, digits: int) -> tuple[Fraction, Fraction]:
    """Bounds of e to the minus `exponent`, which is above 0."""
    nearest = Context(prec=digits)
    high, low = (
        Context(prec=digits, rounding=rounding).divide(
            Decimal(exponent.numerator), Decimal(exponent.denominator)
        )
        for rounding in (ROUND_FLOOR, ROUND_CEILING)
    )
    below = nearest.next_minus(nearest.exp(-low))
    above = nearest.next_plus(nearest.exp(-high))
    return Fraction(below), Fraction(above)

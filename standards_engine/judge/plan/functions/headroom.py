"""`headroom(promised, able)`: how much better the firm is able to do than it promises.

A share of the promised level: 3 hours promised and 2 hours able is one third; 95% promised and 96%
able is 1/95. Zero where both are the same, negative where the firm is able to do less. For yes and
no it is 1, 0 or −1.
"""

from __future__ import annotations

from fractions import Fraction

from standards_engine.judge.plan.functions.result import Result
from standards_engine.plans import Level
from standards_engine.wording import say


def headroom(promised: Level, able: Level) -> Result:
    if promised.type != able.type:
        return Result(None, say("both levels in one unit of time"))
    promise, ability = _number(promised), _number(able)
    gain = promise - ability if promised.better == "lower" else ability - promise
    if isinstance(promised.value, bool):
        return Result(gain)
    if promise == 0:
        lacking = Result(None, say("a promised level other than 0"))
        return Result(Fraction(0)) if gain == 0 else lacking
    return Result(gain / abs(promise))


def _number(level: Level) -> Fraction:
    if not isinstance(level.value, int | Fraction):
        raise TypeError("a level is a number, an amount or yes or no")
    return Fraction(level.value)

"""`length(text)`: how many characters a text has, spaces included."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.judge.plan.functions.result import Result


def length(text: str) -> Result:
    return Result(Fraction(len(text)))

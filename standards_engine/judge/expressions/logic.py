"""Three-valued logic (Kleene): unknown only where the unknown part could tip the result."""

from __future__ import annotations

from collections.abc import Iterable

from standards_engine.judge.expressions.values import Truth, Unknown, unknown


def both(left: Truth, right: Truth) -> Truth:
    return every((left, right))


def either(left: Truth, right: Truth) -> Truth:
    return some((left, right))


def negate(operand: Truth) -> Truth:
    return operand if isinstance(operand, Unknown) else not operand


def every(truths: Iterable[Truth]) -> Truth:
    """False if any is false, else unknown if any is unknown, else true."""
    doubts: list[Unknown] = []
    for truth in truths:
        if isinstance(truth, Unknown):
            doubts.append(truth)
        elif not truth:
            return False
    return unknown(*doubts) if doubts else True


def some(truths: Iterable[Truth]) -> Truth:
    """True if any is true, else unknown if any is unknown, else false."""
    return negate(every(negate(truth) for truth in truths))

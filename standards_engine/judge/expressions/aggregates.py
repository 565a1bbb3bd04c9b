"""Quantifiers and aggregates over lists whose elements may be uncertain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import logic
from standards_engine.judge.expressions.folds import fold
from standards_engine.judge.expressions.values import (
    Blame,
    Condition,
    Truth,
    Unknown,
    exactly,
    unknown,
)
from standards_engine.rules.expressions import Fold, Quantifier


@frozen
class Member:
    """An element of a list, and whether it belongs to it: unknown for a hole in the log."""

    value: object
    belongs: Truth = True


def quantify(quantifier: Quantifier, members: Sequence[Member], condition: Condition) -> Truth:
    """`some|every|no x in members satisfies condition` (Kleene)."""
    match quantifier:
        case Quantifier.SOME:
            return logic.some(logic.both(m.belongs, condition(m.value)) for m in members)
        case Quantifier.NO:
            return logic.negate(quantify(Quantifier.SOME, members, condition))
        case Quantifier.EVERY:
            return logic.every(
                logic.either(logic.negate(m.belongs), condition(m.value)) for m in members
            )
        case _:
            assert_never(quantifier)


def chosen(members: Sequence[Member], where: Condition | None) -> list[Member]:
    """The members that satisfy `where`, or may."""
    if where is None:
        return [m for m in members if m.belongs is not False]
    judged = (Member(m.value, logic.both(m.belongs, where(m.value))) for m in members)
    return [m for m in judged if m.belongs is not False]


def count(members: Sequence[Member]) -> object:
    """How many: a range where some only may belong."""
    doubts = [m.belongs for m in members if isinstance(m.belongs, Unknown)]
    return exactly(Fraction(len(members) - len(doubts)), Fraction(len(members)), doubts)


def share(members: Sequence[Member], satisfies: Condition) -> object:
    """The part of the members that satisfies: a range where data is missing, unknown of none."""
    judged = [(m.belongs, satisfies(m.value)) for m in members]
    doubts = [truth for pair in judged for truth in pair if isinstance(truth, Unknown)]
    if not any(belongs is True for belongs, _ in judged):
        return unknown(*doubts)
    return exactly(_lowest_share(judged), _highest_share(judged), doubts)


def _lowest_share(judged: list[tuple[Truth, Truth]]) -> Fraction:
    """Every doubt settled against: what may belong does so where it may not satisfy."""
    good = sum(belongs is True and truth is True for belongs, truth in judged)
    joining = sum(belongs is not True and truth is not True for belongs, truth in judged)
    return Fraction(good, joining + sum(belongs is True for belongs, _ in judged))


def _highest_share(judged: list[tuple[Truth, Truth]]) -> Fraction:
    """Every doubt settled in favour: what may belong does so where it may satisfy."""
    good = sum(truth is not False for _, truth in judged)
    bad = sum(belongs is True and truth is False for belongs, truth in judged)
    return Fraction(good, good + bad)


def aggregate(
    kind: Fold,
    members: Sequence[Member],
    value: Callable[[object], object],
    rank: Fraction | None,
    nothing: Blame,
) -> object:
    """A fold over values: unknown over a missing one, and over nothing but for sums.

    `nothing` is blamed where there is nothing to fold.
    """
    values = [value(m.value) for m in members]
    doubts = [x for x in (*values, *(m.belongs for m in members)) if isinstance(x, Unknown)]
    if doubts:
        return unknown(*doubts)
    folded = fold(kind, values, rank)
    return Unknown((nothing,)) if folded is None else folded

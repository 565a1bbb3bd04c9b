"""What is kept of the events of a period's group: exact, and merged in any order.

A *possible* event may or may not belong to the group: a hole of the log, or one whose `where`
is unknown. A *doubt* is a missing value, or a possible event where only known ones can be folded.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from fractions import Fraction
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions.folds import fold
from standards_engine.judge.expressions.values import (
    Range,
    Truth,
    Unknown,
    exactly,
    number,
)
from standards_engine.rules.expressions import Fold

Result = int | Fraction | Range | Unknown


@frozen
class Counted:
    """For `count`: a range where some are only possible."""

    certain: int = 0
    possible: int = 0

    def merged(self, other: Counted) -> Counted:
        return Counted(self.certain + other.certain, self.possible + other.possible)

    def result(self) -> Result:
        return exactly(Fraction(self.certain), Fraction(self.certain + self.possible), ())


@frozen
class Shared:
    """For `share`: events that satisfy, do not, or may; and the possible events likewise."""

    good: int = 0
    bad: int = 0
    unclear: int = 0
    possible_good: int = 0
    possible_bad: int = 0
    possible_unclear: int = 0

    def merged(self, other: Shared) -> Shared:
        return Shared(
            self.good + other.good,
            self.bad + other.bad,
            self.unclear + other.unclear,
            self.possible_good + other.possible_good,
            self.possible_bad + other.possible_bad,
            self.possible_unclear + other.possible_unclear,
        )

    def result(self) -> Result:
        """From every doubt settled against to every doubt settled in favour."""
        certain = self.good + self.bad + self.unclear
        if not certain:
            return Unknown()
        lowest = Fraction(self.good, certain + self.possible_bad + self.possible_unclear)
        good = self.good + self.unclear + self.possible_good + self.possible_unclear
        return exactly(lowest, Fraction(good, good + self.bad), ())


@frozen
class Summed:
    """For `sum` and `average`."""

    total: int | Fraction = 0
    number: int = 0
    doubts: int = 0

    def merged(self, other: Summed) -> Summed:
        return Summed(
            self.total + other.total, self.number + other.number, self.doubts + other.doubts
        )

    def result(self, kind: Fold) -> Result:
        if self.doubts or (kind is Fold.AVERAGE and not self.number):
            return Unknown()
        return self.total if kind is Fold.SUM else Fraction(self.total) / self.number


@frozen
class Spread:
    """For `min`, `max`, `median`, `percentile` and `count of different`: each value, how often.

    `min` and `max` may keep their one value only.
    """

    values: Counter[object] = field(default_factory=Counter)
    doubts: int = 0

    def merged(self, other: Spread) -> Spread:
        """Uses this one up: copying every value at every event would take for ever."""
        self.values.update(other.values)
        return Spread(self.values, self.doubts + other.doubts)

    def result(self, kind: Fold, rank: Fraction | None) -> Result:
        if self.doubts:
            return Unknown()
        if kind is Fold.COUNT_DIFFERENT:
            return Fraction(len(self.values))
        folded = fold(kind, list(self.values.elements()), rank)
        return Unknown() if folded is None else number(folded)


Tally = Counted | Shared | Summed | Spread


def empty(kind: Fold) -> Tally:
    """What is kept for a fold when there is nothing yet."""
    match kind:
        case Fold.COUNT:
            return Counted()
        case Fold.SHARE:
            return Shared()
        case Fold.SUM | Fold.AVERAGE:
            return Summed()
        case Fold.MIN | Fold.MAX | Fold.MEDIAN | Fold.PERCENTILE | Fold.COUNT_DIFFERENT:
            return Spread()
        case _:
            assert_never(kind)


def merged(left: Tally, right: Tally) -> Tally:
    """Two tallies of one aggregate; `left` is used up."""
    match left, right:
        case Counted(), Counted():
            return left.merged(right)
        case Shared(), Shared():
            return left.merged(right)
        case Summed(), Summed():
            return left.merged(right)
        case Spread(), Spread():
            return left.merged(right)
        case _:
            raise AssertionError("tallies of different aggregates")


def result(tally: Tally, kind: Fold, rank: Fraction | None) -> Result:
    match tally:
        case Counted() | Shared():
            return tally.result()
        case Summed():
            return tally.result(kind)
        case Spread():
            return tally.result(kind, rank)
        case _:
            assert_never(tally)


def of_share(belongs: Truth, satisfies: Truth) -> Shared:
    """One event that belongs, or may (not one that does not)."""
    certain = belongs is True
    if isinstance(satisfies, Unknown):
        return Shared(unclear=certain, possible_unclear=not certain)
    if satisfies:
        return Shared(good=certain, possible_good=not certain)
    return Shared(bad=certain, possible_bad=not certain)


def of_value(kind: Fold, belongs: Truth, value: object) -> Summed | Spread:
    """One event's value. A missing one, or one of an event that may not belong, is a doubt."""
    doubtful = isinstance(belongs, Unknown) or isinstance(value, Unknown)
    if kind in (Fold.SUM, Fold.AVERAGE):
        return Summed(doubts=1) if doubtful else Summed(number(value), 1)
    return Spread(doubts=1) if doubtful else Spread(Counter((value,)))

"""Many values to one, exactly: shared by aggregates in expressions and by periods."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from standards_engine.rules.expressions import Fold


def fold(kind: Fold, values: Sequence[object], rank: Fraction | None = None) -> Any:
    """The fold of known values; None over nothing, where it has no meaning.

    `rank` is that of `percentile`, 0 to 100. Not for `count` and `share`, which have no values.
    """
    numbers: Sequence[Any] = values
    if kind is Fold.COUNT_DIFFERENT:
        return Fraction(len(set(numbers)))
    if kind is Fold.SUM:
        return sum(numbers)
    if not numbers:
        return None
    match kind:
        case Fold.AVERAGE:
            return Fraction(sum(numbers)) / len(numbers)
        case Fold.MIN:
            return min(numbers)
        case Fold.MAX:
            return max(numbers)
        case Fold.MEDIAN:
            return median(sorted(numbers))
        case Fold.PERCENTILE if rank is not None:
            return nearest_rank(sorted(numbers), rank)
        case _:
            raise AssertionError(f"{kind} has no values to fold")


def median(ordered: Sequence[Any]) -> object:
    """The middle value, or the exact mean of the middle two."""
    middle, odd = divmod(len(ordered), 2)
    if odd:
        return ordered[middle]
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2


def nearest_rank(ordered: Sequence[Any], rank: Fraction) -> object:
    """The smallest value that at least `rank` percent of the values do not exceed."""
    position = -(-rank * len(ordered) // 100)
    return ordered[min(max(int(position), 1), len(ordered)) - 1]

"""Sums, averages, extremes and ranks of groups of values, exact, group by group at once."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any, assert_never, cast

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.values.vectors import (
    Vector,
    Whole,
    combinations,
    each,
    gathered,
    joined,
    unknown,
)
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.expressions.folds import median, nearest_rank
from standards_engine.judge.expressions.values import number
from standards_engine.rules.expressions import Fold

_SAFE = 2**62


def fold(kind: Fold, size: int, owner: Int64, values: Vector, rank: Vector | None) -> Vector:
    """The fold of every group's values, all of them known; unknown over nothing but for sums.

    `owner` says, in order, whose each value is.
    """
    codes, items = _ranked(values)
    order = np.lexsort((codes, owner))
    owner, codes = owner[order], codes[order]
    counts = np.bincount(owner, minlength=size)
    starts = np.cumsum(counts) - counts
    match kind:
        case Fold.SUM:
            return _sums(size, owner, codes, items)
        case Fold.AVERAGE:
            return each(_average, _sums(size, owner, codes, items), _known(counts))
        case Fold.COUNT_DIFFERENT:
            return each(Fraction, _known(_different(size, owner, codes)))
        case Fold.MIN:
            return _picked(items, codes, starts, counts > 0)
        case Fold.MAX:
            return _picked(items, codes, starts + counts - 1, counts > 0)
        case Fold.MEDIAN:
            low = _picked(items, codes, starts + (counts - 1) // 2, counts > 0)
            high = _picked(items, codes, starts + counts // 2, counts > 0)
            return each(_middle, low, high)
        case Fold.PERCENTILE:
            assert rank is not None
            return _percentile(items, codes, starts, counts, rank)
        case Fold.COUNT | Fold.SHARE:
            raise AssertionError(f"{kind} has no values to fold")
        case _:
            assert_never(kind)


def _ranked(values: Vector) -> tuple[Int64, list[Any]]:
    """Codes in the order of the values, and the value behind each code."""
    codes, keys = combinations([values])
    items: list[Any] = [key[0] for key in keys]
    ordered = sorted(set(items))
    places = {item: place for place, item in enumerate(ordered)}
    ranks = np.fromiter((places[item] for item in items), np.int64, len(items))
    return ranks[codes], ordered


def _sums(size: int, owner: Int64, codes: Int64, items: list[Any]) -> Vector:
    """In whole numbers over one denominator; in Python's own where 64 bits could overflow."""
    fractions = [Fraction(number(item)) for item in items]
    denominator = lcm(*(f.denominator for f in fractions))
    scaled = [f.numerator * (denominator // f.denominator) for f in fractions]
    fits = max(map(abs, scaled), default=0) * max(len(codes), 1) < _SAFE
    totals = np.zeros(size, np.int64 if fits else np.object_)
    np.add.at(totals, owner, np.array(scaled, totals.dtype)[codes])
    vector = gathered(totals.tolist(), np.arange(size))
    if all(isinstance(item, int) for item in items):
        return vector
    return each(lambda total: Fraction(total, denominator), vector)


def _average(total: Any, count: int) -> object:
    return Fraction(total) / count if count else Unknown()


def _different(size: int, owner: Int64, codes: Int64) -> Int64:
    """How many different values every group has; both arrays sorted by group, then value."""
    fresh = np.ones(len(codes), np.bool_)
    fresh[1:] = (codes[1:] != codes[:-1]) | (owner[1:] != owner[:-1])
    return np.bincount(owner[fresh], minlength=size)


def _percentile(
    items: list[Any], codes: Int64, starts: Int64, counts: Int64, rank: Vector
) -> Vector:
    """Nearest rank: the position is worked out once for each size of group."""

    def position(percent: Fraction, count: int) -> int:
        return cast("int", nearest_rank(range(count), percent)) if count else 0

    positions = each(position, rank, _known(counts))
    assert isinstance(positions, Whole)
    return _picked(items, codes, starts + positions.values, positions.known & (counts > 0))


def _picked(items: list[Any], codes: Int64, places: Int64, known: Bool) -> Vector:
    """The values at some places of the sorted codes."""
    if not len(codes):
        return unknown(len(places))
    found = gathered(items, codes[np.where(known, places, 0)])
    here = np.flatnonzero(known)
    return joined(len(places), [(here, found.take(here))])


def _middle(low: Any, high: Any) -> object:
    return low if low == high else median([low, high])


def _known(numbers: Int64) -> Whole:
    return Whole(numbers, np.ones(len(numbers), np.bool_))

"""Many values at once: whole numbers as they are, everything else as codes into a pool.

What arrays cannot do exactly is done once for each distinct combination of values, by the
functions that define the meaning of one value (`judge.expressions`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.expressions.values import whole

FALSE, TRUE, DOUBT = 0, 1, 2
"""A truth in an int8 array; `DOUBT` is unknown."""

_UNKNOWN = Unknown()
BOUND = 2**61
"""Beyond it, an amount of time or an instant is never reached; sums of such do not overflow."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Instants, dates, amounts of time; truths as 0 and 1. Not `known`: missing."""

    values: Int64
    known: Bool

    def __len__(self) -> int:
        return len(self.values)

    def take(self, indices: Int64) -> Whole:
        return Whole(self.values[indices], self.known[indices])


@dataclass(frozen=True, slots=True)
class Pooled:
    """`pool[code]`: any value as in `rules.types`, or a `Range`; -1: missing."""

    codes: Int64
    pool: Sequence[object]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, indices: Int64) -> Pooled:
        return Pooled(self.codes[indices], self.pool)


@dataclass(frozen=True, slots=True)
class Scaled:
    """Numbers and money: `values / 10**places`. Not `known`: missing."""

    values: Int64
    known: Bool
    places: int

    def __len__(self) -> int:
        return len(self.values)

    def take(self, indices: Int64) -> Scaled:
        return Scaled(self.values[indices], self.known[indices], self.places)


Vector = Whole | Pooled | Scaled


def constant(value: object, size: int) -> Vector:
    return gathered([value], np.zeros(size, np.int64))


def unknown(size: int) -> Whole:
    return Whole(np.zeros(size, np.int64), np.zeros(size, np.bool_))


def truths(vector: Vector) -> Int8:
    whole = vector if isinstance(vector, Whole) else each(bool, vector)
    assert isinstance(whole, Whole)
    return np.where(whole.known, whole.values != 0, DOUBT).astype(np.int8)


def of_truths(array: Int8) -> Whole:
    return Whole((array == TRUE).astype(np.int64), array != DOUBT)


def wholes(vector: Vector) -> Whole:
    """Whole numbers, fractions cut off, within bounds in which sums cannot overflow.

    The bounds are some seventy thousand years: no limit or instant beyond them is ever reached.
    """
    found = vector if isinstance(vector, Whole) else each(_bounded, vector)
    assert isinstance(found, Whole)
    return Whole(np.clip(found.values, -BOUND, BOUND), found.known)


def is_known(vector: Vector) -> Bool:
    return vector.codes >= 0 if isinstance(vector, Pooled) else vector.known


def apply(function: Callable[..., object], *vectors: Vector) -> Vector:
    """A function of single values, called once for each distinct combination.

    A missing value is given to it as `Unknown`, and it may give back `Unknown`.
    """
    codes, keys = combinations(vectors)
    return gathered([function(*key) for key in keys], codes)


def each(function: Callable[..., object], *vectors: Vector) -> Vector:
    """As `apply`, for a function of known values; unknown where one is missing."""

    def known_only(*values: object) -> object:
        return _UNKNOWN if any(isinstance(v, Unknown) for v in values) else function(*values)

    return apply(known_only, *vectors)


def gathered(results: Sequence[object], codes: Int64) -> Vector:
    """`results[code]` for every code; results may be `Unknown`."""
    missing = np.fromiter((isinstance(r, Unknown) for r in results), np.bool_, len(results))
    known = ~missing[codes]
    if all(isinstance(r, int | Unknown) and _fits(r) for r in results):
        numbers = [0 if isinstance(r, Unknown) else r for r in results]
        return Whole(np.array(numbers, dtype=np.int64)[codes], known)
    return Pooled(np.where(known, codes, -1), results)


def joined(size: int, parts: Sequence[tuple[Int64, Vector]]) -> Vector:
    """Vectors put at their indices; unknown at all others."""
    if all(isinstance(vector, Whole) for _, vector in parts):
        return _joined_wholes(size, parts)
    if (scaled := _joined_scaled(size, parts)) is not None:
        return scaled
    codes, pool = np.full(size, -1, np.int64), list[object]()
    for indices, vector in parts:
        own, items = _factors(vector)
        lacking = np.fromiter((isinstance(i, Unknown) for i in items), np.bool_, len(items))
        codes[indices] = np.where(lacking[own], -1, own + len(pool))
        pool += items
    return Pooled(codes, pool)


def distinct(codes: Int64, size: int) -> tuple[Int64, Int64]:
    """The codes that occur (all in 0..size−1), sorted, and each entry's place among them."""
    if size > 4 * len(codes) + 1024:
        return np.unique(codes, return_inverse=True)
    present = np.bincount(codes, minlength=size) > 0
    places = np.cumsum(present) - 1
    return np.flatnonzero(present), places[codes]


def combinations(vectors: Sequence[Vector]) -> tuple[Int64, list[tuple[object, ...]]]:
    """A code for every entry, and the combination of values behind each code."""
    codes, items = _factors(vectors[0])
    keys: list[tuple[object, ...]] = [(item,) for item in items]
    for vector in vectors[1:]:
        more, items = _factors(vector)
        width = len(items)
        present, codes = distinct(codes * width + more, len(keys) * width)
        keys = [(*keys[p // width], items[p % width]) for p in present.tolist()]
    return codes, keys


def _joined_wholes(size: int, parts: Sequence[tuple[Int64, Vector]]) -> Whole:
    found = unknown(size)
    for indices, vector in parts:
        if isinstance(vector, Whole):
            found.values[indices] = vector.values
            found.known[indices] = vector.known
    return found


def _joined_scaled(size: int, parts: Sequence[tuple[Int64, Vector]]) -> Scaled | None:
    """Where all have the same number of places."""
    scaled = [(indices, vector) for indices, vector in parts if isinstance(vector, Scaled)]
    places = {vector.places for _, vector in scaled}
    if len(scaled) < len(parts) or len(places) != 1:
        return None
    whole = _joined_wholes(size, [(at, Whole(each.values, each.known)) for at, each in scaled])
    return Scaled(whole.values, whole.known, places.pop())


def _factors(vector: Vector) -> tuple[Int64, list[object]]:
    """A code for every entry, and the value behind each code."""
    if isinstance(vector, Pooled):
        pool, shifted = vector.pool, vector.codes + 1
    else:
        values, codes = _unique(np.where(vector.known, vector.values, 0))
        pool = _meant(values, vector)
        shifted = np.where(vector.known, codes + 1, 0)
    present, codes = distinct(shifted, len(pool) + 1)
    return codes, [pool[p - 1] if p else _UNKNOWN for p in present.tolist()]


def _unique(numbers: Int64) -> tuple[Int64, Int64]:
    """The numbers that occur, sorted, and each entry's place among them."""
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    if high - low > 4 * len(numbers) + 1024:
        return np.unique(numbers, return_inverse=True)
    present, places = distinct(numbers - low, high - low + 1)
    return present + low, places


def _meant(values: Int64, vector: Whole | Scaled) -> Sequence[object]:
    """The values that these numbers of a vector stand for."""
    if isinstance(vector, Whole):
        return list(values.tolist())
    unit = 10**vector.places
    return [Fraction(value, unit) for value in values.tolist()]


def _bounded(value: object) -> int:
    return min(max(whole(value), -BOUND), BOUND)


def _fits(number: object) -> bool:
    return isinstance(number, Unknown) or (isinstance(number, int) and -(2**63) < number < 2**63)

"""Searching within parts of an array, all parts at once."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64


def last_at_most(values: Int64, first: Int64, last: Int64, targets: Int64) -> Int64:
    """The last index from `first` through `last` whose value is at most the target.

    One before `first` where there is none. Values do not fall within a part.
    """
    low, high = first - 1, last.copy()
    while True:
        narrow = low < high
        if not narrow.any():
            return low
        middle = (low + high + 1) // 2
        fits = narrow & (values[np.where(narrow, middle, 0)] <= targets)
        low = np.where(fits, middle, low)
        high = np.where(narrow & ~fits, middle - 1, high)


def counts_before(mask: Bool) -> Int64:
    """How many entries before each index are set; one entry more than the mask."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(mask, dtype=np.int64)])


def spread(first: Int64, end: Int64) -> tuple[Int64, Int64]:
    """Every index of every range [first, end): which range it is of, and the index itself."""
    sizes = np.maximum(end - first, 0)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owner, first[owner] + inside

"""The rows of a batch as they stand at as-of, and which of them are holes (semantics 1.2, 5.4)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.logs.events import UNREADABLE, EventBatch

NOWHERE = -1
"""The null of row numbers."""


class Rows:
    """First the live rows, those with a readable time and activity, in order; then the holes.

    A row number below `live` is a live row's. All arrays but those by case have one entry per
    row; the time of a hole means nothing.
    """

    def __init__(self, batch: EventBatch, as_of: int) -> None:
        self._memo: dict[tuple[str, int], tuple[Int64, Int64]] = {}
        live, holes = _kinds(batch, as_of)
        self.live = int(np.count_nonzero(live))
        self.whole = self.live == len(live)
        """Whether every row is live, so that rows are numbered as in the batch."""
        self.origin: Int64 = (
            np.arange(len(live))
            if self.whole
            else np.concatenate([np.flatnonzero(live), np.flatnonzero(holes)])
        )
        """The place of each row in the batch."""
        sizes = np.diff(batch.starts)
        self.cases = len(sizes)
        self.case: Int64 = self.placed(np.repeat(np.arange(len(sizes)), sizes))
        self.time: Int64 = self.placed(batch.time)
        self.activity: Int64 = self.placed(batch.activity.astype(np.int64))
        self.block: Int64 = self.placed(batch.block)
        self.input_row: Int64 = self.placed(batch.row)
        self.first, self.last = self._bounds(0, self.live)
        """By case: its first and last live row; `last` < `first` where it has none."""
        self.first_hole, self.last_hole = self._bounds(self.live, len(self.origin))

    def memo(self, question: str, chosen: Int64, make: Callable[[], Int64]) -> Int64:
        """What is worked out of some rows, once as long as the same array is asked about."""
        known = self._memo.get((question, id(chosen)))
        if known is None or known[0] is not chosen:
            known = self._memo[question, id(chosen)] = chosen, make()
        return known[1]

    def placed(self, column: Int64) -> Int64:
        """A column of the batch, by row."""
        return column if self.whole else column[self.origin]

    def placed_at(self, rows: Int64) -> Int64:
        """The places of these rows in the batch."""
        return rows if self.whole else self.origin[rows]

    def _bounds(self, start: int, end: int) -> tuple[Int64, Int64]:
        counts = np.bincount(self.case[start:end], minlength=self.cases)
        ends = start + np.cumsum(counts)
        return ends - counts, ends - 1

    def of_events(self, codes: list[int]) -> Bool:
        """Which rows have one of these activities."""
        wanted = np.zeros(len(self.origin), dtype=np.bool_)
        for code in codes:
            wanted |= self.activity == code
        return wanted


def _kinds(batch: EventBatch, as_of: int) -> tuple[Bool, Bool]:
    """Live rows and holes, also of undeclared activities: those may stand in a place."""
    readable = batch.activity != UNREADABLE
    live = batch.time_known & readable & (batch.time <= as_of)
    existing = ~batch.time_known | (batch.time <= as_of)
    return live, existing & ~(readable & batch.time_known)

"""With `its own`: which rows are an obligation's, as far as is known (semantics 3.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from standards_engine.judge.columnar.arrays import Int8, Int64
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE


@dataclass(frozen=True, slots=True)
class OwnResponses:
    """One entry per obligation."""

    rows: Int64
    """Its own response, or `NOWHERE`."""
    doubtful: Int64
    """The row of its case from which on every other response is only a possible one."""

    def take(self, at: Int64) -> OwnResponses:
        return OwnResponses(self.rows[at], self.doubtful[at])

    def of(self, at: Int64, rows: Int64, truth: Int8) -> Int8:
        """Whether rows that would match are their own."""
        others = np.where((rows >= self.doubtful[at]) & (truth != FALSE), DOUBT, FALSE)
        return np.where(rows == self.rows[at], truth, others).astype(np.int8)


@dataclass(frozen=True, slots=True)
class OwnPrecedents:
    """`turn` has one entry per obligation, the others one per live row."""

    turn: Int64
    """The place of the obligation among those of its case."""
    spent: Int64
    """The turn at which a row was taken for certain."""
    doubtful: Int64
    """The turn at which it may have been taken."""

    def take(self, at: Int64) -> OwnPrecedents:
        return replace(self, turn=self.turn[at])

    def of(self, at: Int64, rows: Int64, truth: Int8) -> Int8:
        """Whether rows that would match are left."""
        turn = self.turn[at]
        maybe = np.where((self.doubtful[rows] < turn) & (truth != FALSE), DOUBT, truth)
        return np.where(self.spent[rows] < turn, FALSE, maybe).astype(np.int8)

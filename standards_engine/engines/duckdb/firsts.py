"""Fields of a case: the first value that its rows give (semantics 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standards_engine.logs.events import Coded, Column, Ints, Pool, Scaled

if TYPE_CHECKING:
    from standards_engine.logs.events import Bool, Int64, Objects


@dataclass(frozen=True, slots=True)
class First:
    """One entry per case."""

    column: Column
    tied: Bool
    """Whether another value stands beside it, so that only the place in the file decides."""
    differing: int = 0
    """How many cases have another value in some row."""


def first_given(column: Column, starts: Int64, time_known: Bool, block: Int64) -> First:
    """The first given value of each case, whose rows are sorted."""
    known = column.codes >= 0 if isinstance(column, Coded) else column.known
    rows = np.where(known, np.arange(len(known)), len(known))
    first = np.minimum.reduceat(rows, starts[:-1]) if len(starts) > 1 else rows[:0]
    found = first < len(known)
    place = np.where(found, first, 0)
    tied = np.zeros(len(place), np.bool_)
    beside, case = _beside(np.flatnonzero(known), place, starts, time_known, block)
    tied[case[_differ(column, beside, place[case])]] = True
    unreadable = _nowhere_read(column, starts, found)
    differing = _differing(column, known, place, starts)
    if isinstance(column, Coded):
        codes = np.where(found, column.codes[place], -1).astype(np.int32)
        return First(Coded(codes, column.pool, unreadable), tied, differing)
    values = np.where(found, column.values[place], 0)
    if isinstance(column, Scaled):
        return First(Scaled(values, found, column.places, unreadable), tied, differing)
    return First(Ints(values, found, unreadable), tied, differing)


def _differing(column: Column, known: Bool, first: Int64, starts: Int64) -> int:
    """How many cases have rows with another value than that of their first given row."""
    values = column.codes if isinstance(column, Coded) else column.values
    other = known & (values != np.repeat(values[first], np.diff(starts)))
    if not other.any():
        return 0
    return int(np.logical_or.reduceat(other, starts[:-1]).sum())


def _nowhere_read(column: Column, starts: Int64, found: Bool) -> Bool | None:
    """The cases in which something is written, and nothing of it can be read."""
    if column.unreadable is None or len(starts) < 2:
        return None
    written: Bool = np.maximum.reduceat(column.unreadable, starts[:-1])
    return written & ~found


def _beside(
    given: Int64, place: Int64, starts: Int64, time_known: Bool, block: Int64
) -> tuple[Int64, Int64]:
    """Rows that only the file puts after their case's first given one; and their cases."""
    repeats = np.zeros(len(block), np.bool_)
    repeats[1:] = (block[1:] == block[:-1]) | ~time_known[1:]
    rows = given[repeats[given]]
    case = np.searchsorted(starts, rows, side="right") - 1
    first = place[case]
    beside = (block[rows] == block[first]) | ~(time_known[rows] | time_known[first])
    return rows[beside], case[beside]


def _differ(column: Column, rows: Int64, others: Int64) -> Bool:
    differ: Bool
    if isinstance(column, Coded):
        values = column.pool.memo("array", lambda: _array(column.pool))
        differ = (values[column.codes[rows]] != values[column.codes[others]]).astype(np.bool_)
    else:
        differ = column.values[rows] != column.values[others]
    return differ


def _array(pool: Pool) -> Objects:
    values = np.empty(len(pool), object)
    values[:] = pool.values
    return values

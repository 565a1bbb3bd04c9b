"""Walking through the rows of many cases side by side: one row of each per round."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.rows import NOWHERE, Rows


def rounds(
    rows: Rows, chosen: Int64, cases: Int64, start: Int64, still_open: Bool
) -> Iterator[tuple[Int64, Int64]]:
    """Pairs of instances and their next chosen row, from the row `start` on in their case.

    Between two rounds the caller closes instances in `still_open`; the walk ends when all are
    closed or at their case's end.
    """
    pointer = _counts(rows, chosen)[start]
    at = np.arange(len(cases))
    while True:
        at = at[still_open[at] & (pointer[at] < len(chosen))]
        next_rows = chosen[pointer[at]]
        inside = next_rows <= rows.last[cases[at]]
        at, next_rows = at[inside], next_rows[inside]
        if not len(at):
            return
        yield at, next_rows
        pointer[at] += 1


def rounds_back(
    rows: Rows, chosen: Int64, cases: Int64, end: Int64, still_open: Bool
) -> Iterator[tuple[Int64, Int64]]:
    """As `rounds`, backwards from the row before `end`."""
    pointer = _counts(rows, chosen)[end] - 1
    at = np.arange(len(cases))
    while True:
        at = at[still_open[at] & (pointer[at] >= 0)]
        next_rows = chosen[pointer[at]]
        inside = next_rows >= rows.first[cases[at]]
        at, next_rows = at[inside], next_rows[inside]
        if not len(at):
            return
        yield at, next_rows
        pointer[at] -= 1


def _counts(rows: Rows, chosen: Int64) -> Int64:
    return rows.memo("counts", chosen, lambda: counts_to(rows.live, chosen))


def next_rows(size: int, chosen: Int64) -> Int64:
    """For every row, and one beyond the last, the first chosen row from it on; `size` if none."""
    return np.repeat(np.append(chosen, size), _stretches(size, chosen))


def previous_rows(size: int, chosen: Int64) -> Int64:
    """For every row, and one beyond the last, the last chosen row before it; `NOWHERE` if none."""
    return np.repeat(np.append(NOWHERE, chosen), _stretches(size, chosen))


def counts_to(size: int, chosen: Int64) -> Int64:
    """For every row, and one beyond the last, how many chosen rows come before it."""
    return np.repeat(np.arange(len(chosen) + 1), _stretches(size, chosen))


def _stretches(size: int, chosen: Int64) -> Int64:
    """How many rows end at each chosen one, and how many, with one beyond the last, come after."""
    return np.diff(np.append(chosen, size), prepend=-1)


def first_from(chosen: Int64, start: Int64, last: Int64) -> Int64:
    """Of sorted rows the first from `start` through `last`, for every instance; else `NOWHERE`."""
    if not len(chosen):
        return np.full(len(start), NOWHERE)
    place = np.searchsorted(chosen, start, side="left")
    inside = np.minimum(place, len(chosen) - 1)
    found = (place < len(chosen)) & (chosen[inside] <= last)
    return np.where(found, chosen[inside], NOWHERE)

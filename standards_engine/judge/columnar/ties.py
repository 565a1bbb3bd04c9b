"""Rows that only their place in the file orders among others with a role (semantics 1.3)."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.pauses import pauses_of
from standards_engine.judge.columnar.outcomes import NEVER
from standards_engine.judge.columnar.rounds import first_from
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.judge.columnar.values.members import live_rows
from standards_engine.judge.roles import roles
from standards_engine.rules.nodes import Standard


class Ties:
    """What a standard's ties hang on in a batch."""

    def __init__(self, sheet: Sheet, standard: Standard) -> None:
        named = roles(standard)
        self._sheet = sheet
        self._tied = sheet.memo(("tied", named), lambda: _tied(sheet, named))
        self._named = named
        self.some = bool(self._tied.any())
        """Whether any row of the batch is tied."""
        self._paused = self._first_pause(standard)

    def are_tied(self, rows: Int64) -> Bool:
        """Whether rows share their block with another input row that has a role."""
        found = np.zeros(len(rows), np.bool_)
        if self.some:
            real = np.flatnonzero(rows != NOWHERE)
            found[real] = self._tied[rows[real]]
        return found

    def instants(self, rows: Int64) -> Int64:
        """The times of those rows that are tied; `NEVER` for all others."""
        found = np.full(len(rows), NEVER)
        tied = np.flatnonzero(self.are_tied(rows))
        found[tied] = self._sheet.rows.time[rows[tied]]
        return found

    def first_after(self, start: Int64, cases: Int64, events: tuple[str, ...]) -> Int64:
        """When a row of these events, later in the case than `start`, first was tied."""
        rows = live_rows(self._sheet, events)
        tied = rows[self._tied[rows]]
        found = first_from(tied, start + 1, self._sheet.rows.last[cases])
        return np.where(found == NOWHERE, NEVER, self._sheet.rows.time[found])

    def first_of(self, cases: Int64) -> Int64:
        """When a row of each case that has a role first was tied; `NEVER` if none was."""
        rows = self._sheet.rows
        first = np.full(rows.cases, NEVER)
        tied = np.flatnonzero(self._tied & self._has_role())[::-1]
        first[rows.case[tied]] = rows.time[tied]
        return first[cases]

    def first_pause(self, cases: Int64) -> Int64:
        """When a tied row first began or ended a pause of the case; `NEVER` if none did."""
        first: Int64 = self._paused[cases]
        return first

    def _has_role(self) -> Bool:
        rows = self._sheet.rows
        if self._named is None:
            return np.ones(rows.live, np.bool_)
        return rows.of_events(self._sheet.codes(tuple(self._named)))[: rows.live]

    def _first_pause(self, standard: Standard) -> Int64:
        rows = self._sheet.rows
        found = np.full(rows.cases, NEVER)
        if standard.pauses:
            edges = pauses_of(self._sheet, standard.zone, standard.pauses).edges
            latest_first = np.flatnonzero(edges & self._tied)[::-1]
            found[rows.case[latest_first]] = rows.time[latest_first]
        return found


def _tied(sheet: Sheet, named: frozenset[str] | None) -> Bool:
    rows, live = sheet.rows, sheet.rows.live
    tied = np.zeros(live, np.bool_)
    shared, starts, group = sheet.memo("shared blocks", lambda: _shared_blocks(sheet))
    if not len(shared):
        return tied
    line = rows.input_row[shared]
    has_role = np.ones(len(shared), np.bool_)
    if named is not None:
        has_role = np.isin(rows.activity[shared], sheet.codes(tuple(named)))
    highest = np.maximum.reduceat(np.where(has_role, line, -1), starts)[group]
    lowest = np.minimum.reduceat(np.where(has_role, line, NEVER), starts)[group]
    tied[shared] = (highest >= 0) & ((highest != line) | (lowest != line))
    return tied


def _shared_blocks(sheet: Sheet) -> tuple[Int64, Int64, Int64]:
    """The live rows of blocks of several rows; where each block starts, and which each row has."""
    live = sheet.rows.live
    block, case = sheet.rows.block[:live], sheet.rows.case[:live]
    joins = (block[1:] == block[:-1]) & (case[1:] == case[:-1])
    shared = np.flatnonzero(np.append(joins, False) | np.append(False, joins))
    first = ~np.append(False, joins)[shared]
    return shared, np.flatnonzero(first), np.cumsum(first) - 1

"""Which rows are the events of a clause: per row, or, where it compares, per row and trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.rounds import next_rows, previous_rows, rounds
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.searching import counts_before
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet, frame_of_rows
from standards_engine.judge.columnar.values.members import (
    hole_rows,
    inside,
    live_rows,
    possible_members,
)
from standards_engine.judge.columnar.values.reading import reads
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE, TRUE
from standards_engine.logs.events import UNREADABLE
from standards_engine.rules.nodes import EventMatch


@dataclass(frozen=True, slots=True)
class Matcher:
    """The rows that are, or may be, events of a clause.

    `truth` has one entry per live row; None where the condition reads the trigger, and so must be
    asked for every pair.
    """

    sheet: Sheet
    match: EventMatch
    rows: Int64
    truth: Int8 | None
    doubtful: bool
    """Whether any of it may be unknown."""
    tables: dict[str, Int64] = field(default_factory=dict)
    """Of next and of previous rows, once they were asked for."""

    def of(self, frame: Frame, at: Int64, rows: Int64) -> Int8:
        """Whether each row is such an event for the instance at that index of the frame."""
        if self.truth is not None:
            return self.truth[rows]
        return self.at(frame.take(at), rows)

    @property
    def is_plain(self) -> bool:
        """Whether it is known of every row, whatever the trigger, if it is such an event."""
        return self.truth is not None and not self.doubtful

    def next_from(self, start: Int64, cases: Int64) -> Int64:
        """The first certain row of the case from `start` on; else `NOWHERE`. For plain ones."""
        live = self.sheet.rows.live
        table = self._table("next", lambda: next_rows(live, self.rows))
        found = table[start]
        return np.where(found <= self.sheet.rows.last[cases], found, NOWHERE)

    def previous_before(self, end: Int64, cases: Int64) -> Int64:
        """The last certain row of the case before `end`; else `NOWHERE`. For plain ones."""
        live = self.sheet.rows.live
        table = self._table("previous", lambda: previous_rows(live, self.rows))
        found = table[end]
        return np.where(found >= self.sheet.rows.first[cases], found, NOWHERE)

    def _table(self, name: str, make: Callable[[], Int64]) -> Int64:
        if name not in self.tables:
            self.tables[name] = make()
        return self.tables[name]

    def at(self, frame: Frame, rows: Int64) -> Int8:
        """Whether each instance's row is such an event, seen from that row."""
        if self.truth is not None:
            return self.truth[rows]
        activity = self.sheet.rows.activity[rows]
        named = np.isin(activity, self.sheet.codes(self.match.events))
        seen = frame.seeing(rows).bind(self.match.variable, Records(rows))
        return np.where(named, holds(self.match.where, seen), FALSE).astype(np.int8)

    def holes(self, frame: Frame) -> Int64:
        """How many holes of each instance's case may be such an event."""
        return self._count_holes(frame)[0]

    def certain_holes(self, frame: Frame) -> Int64:
        """How many holes of each instance's case are certainly such an event, of unknown time."""
        return self._count_holes(frame)[1]

    def _count_holes(self, frame: Frame) -> tuple[Int64, Int64]:
        """Those that may be, and those that are."""
        if not len(hole_rows(self.sheet, self.match.events)):
            return np.zeros(len(frame), np.int64), np.zeros(len(frame), np.int64)
        owner, holes = possible_members(frame, self.match.events)
        truth = holds(self.match.where, inside(frame, self.match.variable, owner, holes))
        named = self.sheet.rows.activity[holes] != UNREADABLE
        maybe, certain = owner[truth != FALSE], owner[named & (truth == TRUE)]
        size = len(frame)
        return np.bincount(maybe, minlength=size), np.bincount(certain, minlength=size)

    def in_doubt_from(self, frame: Frame, start: Int64, last: Int64 | None = None) -> Bool:
        """Whether some row from `start` through `last` may be such an event, or may not.

        Without `last` through the last row of the case.
        """
        if not self.doubtful:
            return np.zeros(len(frame), np.bool_)
        last = self.sheet.rows.last[frame.cases] if last is None else last
        if self.truth is not None:
            doubts = counts_before(self.truth == DOUBT)
            found: Bool = doubts[last + 1] > doubts[start]
            return found
        doubtful, looking = np.zeros(len(frame), np.bool_), np.ones(len(frame), np.bool_)
        for at, rows in self._rounds(frame, start, looking):
            doubtful[at] = (rows <= last[at]) & (self.of(frame, at, rows) == DOUBT)
            looking[at] = (rows <= last[at]) & ~doubtful[at]
        return doubtful

    def first_from(self, frame: Frame, start: Int64) -> Int64:
        """The first row of the case from `start` on that is such an event; else `NOWHERE`."""
        if self.is_plain:
            return self.next_from(start, frame.cases)
        found = np.full(len(frame), NOWHERE)
        still_open = np.ones(len(frame), np.bool_)
        for at, rows in self._rounds(frame, start, still_open):
            matched = self.of(frame, at, rows) == TRUE
            found[at[matched]] = rows[matched]
            still_open[at[matched]] = False
        return found

    def _rounds(
        self, frame: Frame, start: Int64, still_open: Bool
    ) -> Iterator[tuple[Int64, Int64]]:
        return rounds(self.sheet.rows, self.rows, frame.cases, start, still_open)


def matcher(sheet: Sheet, zone: str, match: EventMatch, trigger: str | None) -> Matcher:
    """`trigger` is the name under which the condition can read the trigger."""
    if trigger is not None and trigger != match.variable and reads(match.where, trigger):
        return Matcher(sheet, match, live_rows(sheet, match.events), truth=None, doubtful=True)
    return sheet.memo(("matcher", zone, match), lambda: _by_row(sheet, zone, match))


def _by_row(sheet: Sheet, zone: str, match: EventMatch) -> Matcher:
    rows = live_rows(sheet, match.events)
    frame = frame_of_rows(sheet, zone, rows).bind(match.variable, Records(rows))
    truth = np.full(sheet.rows.live, FALSE, np.int8)
    truth[rows] = holds(match.where, frame)
    doubtful = bool((truth == DOUBT).any())
    return Matcher(sheet, match, np.flatnonzero(truth != FALSE), truth, doubtful)

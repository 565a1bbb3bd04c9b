"""What ends a window that has no limit of its own (semantics 3.7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.rounds import next_rows
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.judge.columnar.values.members import live_rows
from standards_engine.rules.nodes import EndsAt, EndsWithTheLog, ForEachSilence, Until


@dataclass(frozen=True, slots=True)
class Closes:
    """One entry per obligation; row numbers or `NOWHERE`."""

    closed: Bool
    row: Int64
    """The row that closes the window; none where it is open, or as-of closes it."""
    until: Int64
    """The row of the `until` event, which may lie beyond the end of the case."""


def closes_of(matter: Matter, limit: object) -> Closes:
    """The end of the case, or an `until` that comes before it; a limit of its own needs neither."""
    if limit is not None and not isinstance(limit, Until):
        nowhere = np.full(len(matter), NOWHERE)
        return Closes(np.zeros(len(matter), np.bool_), nowhere, nowhere)
    closed, row = _case_end(matter)
    until = _until(matter, limit)
    sooner = (until != NOWHERE) & ~((row != NOWHERE) & (row < until))
    return Closes(closed | sooner, np.where(sooner, until, row), until)


def _case_end(matter: Matter) -> tuple[Bool, Int64]:
    """Whether each case has ended, and the row that ended it: the first at or after the trigger.

    The end of the case does not end a silence, so that of a silence is the first after it.
    """
    size, end = len(matter), matter.standard.case_end
    if isinstance(end, EndsAt):
        last = matter.sheet.rows.last[matter.cases]
        start = matter.triggers.places + isinstance(matter.standard.trigger, ForEachSilence)
        row = _next_ends(matter.sheet, end.events)[start]
        row = np.where(row <= last, row, NOWHERE)
        return row != NOWHERE, row
    return np.full(size, isinstance(end, EndsWithTheLog)), np.full(size, NOWHERE)


def _next_ends(sheet: Sheet, events: tuple[str, ...]) -> Int64:
    """For every row the first from it on that ends a case, be it of another case."""
    rows = sheet.rows.live
    return sheet.memo(("next ends", events), lambda: next_rows(rows, live_rows(sheet, events)))


def _until(matter: Matter, limit: object) -> Int64:
    """The first `until` event after it begins."""
    if not isinstance(limit, Until):
        return np.full(len(matter), NOWHERE)
    return matter.matcher(limit.match).first_from(matter.frame, matter.triggers.places + 1)

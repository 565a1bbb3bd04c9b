"""`expect reported as the first event`, `as the last event`, `as the next event`."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.evaluate import both
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import EndsWithTheLog, Place, Position
from standards_engine.verdicts import Reason, Verdict


def judge_position(pattern: Position, run: Run) -> None:
    """By the row in the place, declared or not, and every hole: that may stand there instead."""
    place = _Place(run, run.matter.matcher(pattern.match))
    match pattern.place:
        case Place.FIRST:
            at = run.open()
            place.settle(at, run.matter.rows[at], place.truth(at, run.matter.rows[at]))
        case Place.NEXT:
            _judge_next(place, run)
        case Place.LAST:
            _judge_last(place, run)
        case _:
            assert_never(pattern.place)


class _Place:
    def __init__(self, run: Run, wanted: Matcher) -> None:
        self._run, self._wanted = run, wanted
        frame = run.matter.frame
        self.holes: Int64 = frame.sheet.rows.last_hole - frame.sheet.rows.first_hole + 1
        self.holes = self.holes[frame.cases]
        certain, maybe = wanted.certain_holes(frame), wanted.holes(frame)
        self.may_fit: Bool = maybe > 0
        self.may_not_fit: Bool = certain < self.holes

    def truth(self, at: Int64, rows: Int64) -> Int8:
        """Whether each row is the event that is wanted."""
        return self._wanted.at(self._run.matter.frame.take(at), rows)

    def settle(self, at: Int64, rows: Int64, truth: Int8) -> None:
        run = self._run
        met = (truth == TRUE) & ~self.may_not_fit[at]
        missed = (truth == FALSE) & ~self.may_fit[at]
        run.settle(at[met], Verdict.MET, Reason.ANSWERED, deciding=rows[met])
        run.settle(at[missed], Verdict.MISSED, Reason.OUT_OF_PLACE, deciding=rows[missed])
        run.settle_unclear(at[~met & ~missed])


def _judge_next(place: _Place, run: Run) -> None:
    """The very next row, whenever it comes."""
    matter = run.matter
    at = run.open()
    rows = matter.triggers.places[at] + 1
    there = rows <= matter.sheet.rows.last[matter.cases[at]]
    _settle_nothing_there(place, run, at[~there])
    at, rows = at[there], rows[there]
    cancelled = run.window.holds(at, rows) & run.is_cancelled(at, rows)
    run.settle_cancelled(at[cancelled], rows[cancelled])
    at, rows = at[~cancelled], rows[~cancelled]
    place.settle(at, rows, place.truth(at, rows))


def _settle_nothing_there(place: _Place, run: Run, at: Int64) -> None:
    if isinstance(run.matter.standard.case_end, EndsWithTheLog):
        run.settle_unclear(at[place.may_fit[at]])
        run.settle(at[~place.may_fit[at]], Verdict.MISSED, Reason.UNANSWERED)
        return
    hidden = place.holes[at] > 0
    run.settle_unclear(at[hidden])
    run.settle(at[~hidden], Verdict.PENDING, Reason.NOT_DUE)


def _judge_last(place: _Place, run: Run) -> None:
    """Of the rows up to the end of the case, and of all: the end hides nothing."""
    matter, closes = run.matter, run.window.closes
    for at, rows in run.cancelling():
        cancelled = run.window.holds(at, rows) & run.is_cancelled(at, rows)
        run.settle_cancelled(at[cancelled], rows[cancelled])
    at = run.open()
    closed = closes.closed[at]
    run.settle(at[~closed], Verdict.PENDING, Reason.WINDOW_OPEN)
    at = at[closed]
    last = matter.sheet.rows.last[matter.cases[at]]
    closing = np.where(closes.row[at] == NOWHERE, last, closes.row[at])
    at_close = place.truth(at, closing)
    deciding = np.where(at_close == FALSE, closing, last)
    place.settle(at, deciding, both(at_close, place.truth(at, last)))

"""`expect reported as the first event`, `as the last event`, `as the next event`; `forbid`."""

from __future__ import annotations

from typing import NamedTuple, assert_never

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
    place = _Place(run, run.matter.matcher(pattern.match), _FORBIDDEN[pattern.forbidden])
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


class _Says(NamedTuple):
    """What a row that is the event says, another row, no row yet, and none ever."""

    event: tuple[Verdict, Reason]
    other: tuple[Verdict, Reason]
    none_yet: tuple[Verdict, Reason]
    none: tuple[Verdict, Reason]


_EXPECTED = _Says(
    event=(Verdict.MET, Reason.ANSWERED),
    other=(Verdict.MISSED, Reason.OUT_OF_PLACE),
    none_yet=(Verdict.PENDING, Reason.NOT_DUE),
    none=(Verdict.MISSED, Reason.UNANSWERED),
)
_UNWANTED = _Says(
    event=(Verdict.MISSED, Reason.FORBIDDEN_SEEN),
    other=(Verdict.MET, Reason.STAYED_AWAY),
    none_yet=(Verdict.PENDING, Reason.WINDOW_OPEN),
    none=(Verdict.MET, Reason.STAYED_AWAY),
)
_FORBIDDEN = {False: _EXPECTED, True: _UNWANTED}


class _Place:
    def __init__(self, run: Run, wanted: Matcher, says: _Says) -> None:
        self._run, self._wanted, self.says = run, wanted, says
        frame = run.matter.frame
        self.holes: Int64 = frame.sheet.rows.last_hole - frame.sheet.rows.first_hole + 1
        self.holes = self.holes[frame.cases]
        certain, maybe = wanted.certain_holes(frame), wanted.holes(frame)
        self.may_fit: Bool = maybe > 0
        self.may_not_fit: Bool = certain < self.holes

    def truth(self, at: Int64, rows: Int64) -> Int8:
        """Whether each row is the event that is wanted."""
        return self._wanted.of(self._run.matter.frame, at, rows)

    def settle(self, at: Int64, rows: Int64, truth: Int8) -> None:
        run = self._run
        event = (truth == TRUE) & ~self.may_not_fit[at]
        other = (truth == FALSE) & ~self.may_fit[at]
        run.settle(at[event], *self.says.event, deciding=rows[event])
        run.settle(at[other], *self.says.other, deciding=rows[other])
        run.settle_unclear(at[~event & ~other])


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
        run.settle(at[~place.may_fit[at]], *place.says.none)
        return
    hidden = place.holes[at] > 0
    run.settle_unclear(at[hidden])
    run.settle(at[~hidden], *place.says.none_yet)


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

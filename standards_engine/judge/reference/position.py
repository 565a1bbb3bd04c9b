"""`expect reported as the first event`, `as the last event`, `as the next event`; `forbid`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from standards_engine.judge.expressions import Truth
from standards_engine.judge.expressions.logic import every
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.scope import hole_matches
from standards_engine.rules.nodes import EndsWithTheLog, Place, Position
from standards_engine.verdicts import Reason, Verdict


def judge_position(pattern: Position, run: Run) -> Outcome:
    match pattern.place:
        case Place.FIRST:
            return _decided(pattern, run, run.matter.trigger)
        case Place.NEXT:
            return _next(pattern, run)
        case Place.LAST:
            return _last(pattern, run)
        case _:
            assert_never(pattern.place)


def _next(pattern: Position, run: Run) -> Outcome:
    """The very next row, whenever it comes."""
    index = run.matter.place + 1
    if index < len(run.matter.history.rows):
        if run.is_cancelled(index):
            return run.cancelled(index)
        return _decided(pattern, run, index)
    if isinstance(run.matter.standard.case_end, EndsWithTheLog):
        stayed = Verdict.MET, Reason.STAYED_AWAY
        none = run.outcome(*(stayed if pattern.forbidden else (Verdict.MISSED, Reason.UNANSWERED)))
        return run.unless(any(truth is not False for truth in _holes(pattern, run)), none)
    awaited = Reason.WINDOW_OPEN if pattern.forbidden else Reason.NOT_DUE
    pending = run.outcome(Verdict.PENDING, awaited)
    return run.unless(bool(run.matter.history.holes), pending)


def _last(pattern: Position, run: Run) -> Outcome:
    """Of the rows up to the end of the case, and of all: the end hides nothing."""
    for index in run.matter.following():
        if run.is_cancelled(index):
            return run.cancelled(index)
    close, last = run.window.close, len(run.matter.history.rows) - 1
    if close is None:
        return run.outcome(Verdict.PENDING, Reason.WINDOW_OPEN)
    closing = last if close.index is None else close.index
    if run.matter.is_match(pattern.match, closing) is False:
        return _decided(pattern, run, closing)
    at_close = run.matter.is_match(pattern.match, closing)
    return _decided(pattern, run, last, at_close)


def _decided(pattern: Position, run: Run, index: int, *also: Truth) -> Outcome:
    """By the row in the place, and by every hole, for that may stand there instead."""
    truth = every((*also, run.matter.is_match(pattern.match, index)))
    truths = [truth, *_holes(pattern, run)]
    if all(each is True for each in truths):
        return run.outcome(*_in_place(pattern), deciding=index)
    if all(each is False for each in truths):
        return run.outcome(*_out_of_place(pattern), deciding=index)
    return run.unclear()


def _in_place(pattern: Position) -> tuple[Verdict, Reason]:
    if pattern.forbidden:
        return Verdict.MISSED, Reason.FORBIDDEN_SEEN
    return Verdict.MET, Reason.ANSWERED


def _out_of_place(pattern: Position) -> tuple[Verdict, Reason]:
    if pattern.forbidden:
        return Verdict.MET, Reason.STAYED_AWAY
    return Verdict.MISSED, Reason.OUT_OF_PLACE


def _holes(pattern: Position, run: Run) -> Iterable[Truth]:
    scope = run.matter.scope
    return [hole_matches(pattern.match, hole, scope) for hole in run.matter.history.holes]

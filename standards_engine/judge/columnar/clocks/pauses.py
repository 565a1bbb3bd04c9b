"""When the clock stands still (semantics 4.1): the `pause` clauses of a standard, united."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8
from standards_engine.judge.columnar.matches import matcher
from standards_engine.judge.columnar.searching import counts_before
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.frames import Carried, Frame, Sheet, frame_of_rows
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import PauseBetween, PauseWhile

Clauses = Sequence[PauseBetween | PauseWhile]


@dataclass(frozen=True, slots=True)
class Pauses:
    paused: Bool
    """Whether the clock stands still after each live row."""
    edges: Bool
    """Live rows at which some clause begins or ends a pause."""


def pauses_of(sheet: Sheet, zone: str, clauses: tuple[PauseBetween | PauseWhile, ...]) -> Pauses:
    """From the case's first row on: a pause that began before the trigger is one."""

    def unite() -> Pauses:
        states = [_paused(sheet, zone, clause) for clause in clauses]
        edges = [_turns(sheet, state) for state in states]
        none = np.zeros(sheet.rows.live, np.bool_)
        return Pauses(np.logical_or.reduce([none, *states]), np.logical_or.reduce([none, *edges]))

    return sheet.memo(("pauses", zone, clauses), unite)


def pauses_are_unknown(frame: Frame, clauses: Clauses) -> Bool:
    """Whether some row or hole of the case may be an edge of a pause."""
    rows = frame.sheet.rows
    unknown = np.zeros(len(frame), np.bool_)
    for clause in clauses:
        if isinstance(clause, PauseWhile):
            unknown |= rows.last_hole[frame.cases] >= rows.first_hole[frame.cases]
            truth = _while(frame.sheet, frame.zone, clause)
            unknown |= _cases_in_doubt(frame.sheet, truth)[frame.cases]
            continue
        for match in (clause.start, clause.end):
            edge = matcher(frame.sheet, frame.zone, match, None)
            unknown |= edge.holes(frame) > 0
            unknown |= edge.in_doubt_from(frame, rows.first[frame.cases])
    return unknown


def _paused(sheet: Sheet, zone: str, clause: PauseBetween | PauseWhile) -> Bool:
    if isinstance(clause, PauseWhile):
        paused: Bool = _while(sheet, zone, clause) == TRUE
        return paused
    start = matcher(sheet, zone, clause.start, None).truth
    end = matcher(sheet, zone, clause.end, None).truth
    assert start is not None
    assert end is not None
    return _two_states(sheet, start == TRUE, end == TRUE)


def _while(sheet: Sheet, zone: str, clause: PauseWhile) -> Int8:
    """The condition on each live row; a field that it does not give keeps its last value."""

    def asked() -> Int8:
        rows = np.arange(sheet.rows.live)
        frame = frame_of_rows(sheet, zone, rows).bind("event", Carried(rows))
        return holds(clause.condition, frame)

    return sheet.memo(("pause while", zone, clause), asked)


def _cases_in_doubt(sheet: Sheet, truth: Int8) -> Bool:
    """By case: whether the condition is unknown on some row of it."""
    cases = sheet.rows.case[: sheet.rows.live][truth == DOUBT]
    doubtful: Bool = np.bincount(cases, minlength=sheet.rows.cases) > 0
    return doubtful


def _two_states(sheet: Sheet, start: Bool, end: Bool) -> Bool:
    """A row that is a start sets the pause, an end lifts it, and one that is both turns it.

    So the state is that after the latest row that is one only, turned as often as there have
    been rows since that are both.
    """
    places = np.arange(sheet.rows.live)
    first = sheet.rows.first[sheet.rows.case[: sheet.rows.live]]
    settles = start != end
    latest = np.maximum.accumulate(np.where(settles, places, -1)) if len(places) else places
    settled = latest >= first
    turns = counts_before(start & end)
    turned = turns[places + 1] - turns[np.where(settled, latest + 1, first)]
    state: Bool = (settled & start[latest]) ^ (turned % 2 == 1)
    return state


def _turns(sheet: Sheet, paused: Bool) -> Bool:
    """The rows after which the state is another than before; at first nothing is paused."""
    before = np.zeros(len(paused), np.bool_)
    before[1:] = paused[:-1]
    live_cases = sheet.rows.last >= sheet.rows.first
    before[sheet.rows.first[live_cases]] = False
    turned: Bool = paused != before
    return turned

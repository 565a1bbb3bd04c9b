"""The events of the case up to the row in hand, and the holes that may be such an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.searching import counts_before, spread
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet, frame_of_rows
from standards_engine.logs.events import UNREADABLE

Describe = Callable[[Frame], Int8]
"""Sorts each instance's member into a class: a truth, or a small number made of several."""


@dataclass(frozen=True, slots=True)
class Members:
    """Every member of every instance, in order: instance, row, and whether it is only possible."""

    owner: Int64
    rows: Int64
    is_hole: Bool


def live_rows(sheet: Sheet, events: tuple[str, ...]) -> Int64:
    """Live rows of these events, in order."""

    def find() -> Int64:
        mask = sheet.rows.of_events(sheet.codes(events))
        return np.flatnonzero(mask[: sheet.rows.live])

    return sheet.memo(("rows of", events), find)


def hole_rows(sheet: Sheet, events: tuple[str, ...]) -> Int64:
    """Holes that may be one of these events: an unreadable activity may be any."""

    def find() -> Int64:
        mask = sheet.rows.of_events([*sheet.codes(events), UNREADABLE])
        mask[: sheet.rows.live] = False
        return np.flatnonzero(mask)

    return sheet.memo(("holes of", events), find)


def members(frame: Frame, events: tuple[str, ...]) -> Members:
    """All events and holes of every instance."""
    certain, rows = _spread(live_rows(frame.sheet, events), *_seen(frame))
    possible, holes = possible_members(frame, events)
    owner = np.concatenate([certain, possible])
    order = np.argsort(owner, kind="stable")
    is_hole = np.arange(len(owner)) >= len(certain)
    return Members(owner[order], np.concatenate([rows, holes])[order], is_hole[order])


def possible_members(frame: Frame, events: tuple[str, ...]) -> tuple[Int64, Int64]:
    """The holes of every instance's case: instance and row."""
    rows = frame.sheet.rows
    first, last = rows.first_hole[frame.cases], rows.last_hole[frame.cases]
    return _spread(hole_rows(frame.sheet, events), first, last)


def inside(frame: Frame, variable: str, owner: Int64, rows: Int64) -> Frame:
    """An instance for every member, with the variable bound to it."""
    return frame.take(owner).bind(variable, Records(rows))


def tally(
    frame: Frame, events: tuple[str, ...], variable: str, describe: Describe, *, alone: bool
) -> tuple[Int64, Int64]:
    """How many certain and possible members of each class: two arrays (instance, class 0 to 8).

    `alone`: whether the class depends on the member only, not on the instance.
    """
    possible_owner, holes = possible_members(frame, events)
    classes = describe(inside(frame, variable, possible_owner, holes))
    possible = _table(len(frame), possible_owner, classes)
    if alone:
        return _running(frame, events, variable, describe), possible
    owner, rows = _spread(live_rows(frame.sheet, events), *_seen(frame))
    return _table(len(frame), owner, describe(inside(frame, variable, owner, rows))), possible


def certain_members(frame: Frame, events: tuple[str, ...]) -> tuple[Int64, Int64]:
    """The live events of every instance: instance and row."""
    return _spread(live_rows(frame.sheet, events), *_seen(frame))


def _seen(frame: Frame) -> tuple[Int64, Int64]:
    return frame.sheet.rows.first[frame.cases], frame.seen


def _spread(chosen: Int64, first: Int64, last: Int64) -> tuple[Int64, Int64]:
    """Of sorted rows those from `first` through `last`, for every instance."""
    start = np.searchsorted(chosen, first, side="left")
    owner, places = spread(start, np.searchsorted(chosen, last, side="right"))
    return owner, chosen[places]


def _table(size: int, owner: Int64, classes: Int8) -> Int64:
    return np.bincount(owner * 9 + classes, minlength=size * 9).reshape(size, 9)


def _running(frame: Frame, events: tuple[str, ...], variable: str, describe: Describe) -> Int64:
    """By running counts over the rows, so that long cases cost no more than short ones."""
    sheet, rows = frame.sheet, live_rows(frame.sheet, events)
    of_rows = frame_of_rows(sheet, frame.zone, rows).bind(variable, Records(rows))
    classes = describe(of_rows)
    first, last = _seen(frame)
    start = np.searchsorted(rows, first, side="left")
    end = np.maximum(np.searchsorted(rows, last, side="right"), start)
    counts = np.zeros((len(frame), 9), np.int64)
    for each in np.unique(classes).tolist():
        before = counts_before(classes == each)
        counts[:, each] = before[end] - before[start]
    return counts

"""Which rows make an obligation (semantics 2.1 to 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import matcher
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.frames import Frame, Sheet
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE
from standards_engine.rules.nodes import (
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Standard,
)


@dataclass(frozen=True, slots=True)
class Triggers:
    """The rows at which obligations begin, in order, and whether that is in doubt."""

    rows: Int64
    doubtful: Bool
    origins: Int64
    """The row in hand: the same, but of what is reopened its first trigger."""

    def take(self, chosen: Bool | Int64) -> Triggers:
        return Triggers(self.rows[chosen], self.doubtful[chosen], self.origins[chosen])


def in_effect(triggers: Triggers, sheet: Sheet, standard: Standard) -> Triggers:
    """Those that `effective from … until …` leaves, by the local date of the row."""
    if standard.first is None and standard.last is None:
        return triggers
    dates = sheet.dates(standard.zone)[triggers.rows]
    chosen = np.ones(len(dates), np.bool_)
    if standard.first is not None:
        chosen &= dates >= standard.first
    if standard.last is not None:
        chosen &= dates <= standard.last
    return triggers.take(chosen)


def triggers_of(sheet: Sheet, standard: Standard) -> Triggers:
    """Of any date; without those of reopenings."""
    match standard.trigger:
        case ForEachEvent():
            return _events(sheet, standard.zone, standard.trigger)
        case ForEachCase():
            return _cases(sheet, standard.zone, standard.trigger)
        case ForEachPeriod() | ForEachSilence():
            nothing = np.zeros(0, np.int64)
            return Triggers(nothing, np.zeros(0, np.bool_), nothing)
        case _:
            assert_never(standard.trigger)


def _events(sheet: Sheet, zone: str, trigger: ForEachEvent) -> Triggers:
    events = matcher(sheet, zone, trigger.match, None)
    assert events.truth is not None
    triggers = Triggers(events.rows, events.truth[events.rows] == DOUBT, events.rows)
    if not trigger.first:
        return triggers
    cases = sheet.rows.case[events.rows]
    return triggers.take(np.diff(cases, prepend=-1) != 0)


def _cases(sheet: Sheet, zone: str, trigger: ForEachCase) -> Triggers:
    """The condition asks about the whole case, all events up to as-of."""
    cases = np.flatnonzero(sheet.rows.last >= sheet.rows.first)
    frame = Frame(sheet=sheet, zone=zone, cases=cases, seen=sheet.rows.last[cases])
    truth = holds(trigger.where, frame)
    first = sheet.rows.first[cases]
    triggers = Triggers(first, truth == DOUBT, first)
    return triggers.take(truth != FALSE)

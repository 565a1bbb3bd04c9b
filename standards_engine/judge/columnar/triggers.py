"""Which rows make an obligation (semantics 2.1 to 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, assert_never

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.clocks.days import local_dates
from standards_engine.judge.columnar.matches import matcher
from standards_engine.judge.columnar.stretches import Stretches, all_of
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.frames import Frame, Memo, Sheet
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Standard,
)
from standards_engine.verdicts import Reason

NO_DOUBT = -1


@dataclass(frozen=True, slots=True)
class Triggers:
    """Obligations that have begun, in order; one entry each."""

    rows: Int64
    """Where it begins; of a silence, the row that nothing followed."""
    origins: Int64
    """The row that the trigger's name means: the same, but of what is reopened its trigger."""
    places: Int64
    """The last row before it counts: conditions see the case up to it, later rows answer."""
    began: Int64
    doubt: Int8
    """The reason for which it is undetermined from the start, or `NO_DOUBT`."""

    windows: Stretches | None = None
    """Of an expectation that repeats."""
    memo: Memo = field(default_factory=Memo, compare=False)
    """What several standards with these obligations work out of them."""

    def take(self, chosen: Bool | Int64) -> Triggers:
        windows = None if self.windows is None else self.windows.take(chosen)
        columns: dict[str, Any] = {name: getattr(self, name)[chosen] for name in _COLUMNS}
        return Triggers(**columns, windows=windows)


_COLUMNS = tuple(e.name for e in fields(Triggers) if e.name not in ("windows", "memo"))


def begun_at(rows: Int64, truth: Int8, sheet: Sheet) -> Triggers:
    """What begins at these rows, in doubt where it is unknown whether it does."""
    doubt = np.where(truth == DOUBT, Reason.WHERE_UNKNOWN, NO_DOUBT).astype(np.int8)
    return Triggers(rows, rows, rows, sheet.rows.time[rows], doubt)


def joined(several: Sequence[Triggers]) -> Triggers:
    """In order of rows; at one row those of earlier lists first."""
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(each, name) for each in several]) for name in _COLUMNS
    }
    windows = [each.windows for each in several if each.windows is not None]
    whole = Triggers(**columns, windows=all_of(windows) if windows else None)
    return whole.take(np.argsort(whole.rows, kind="stable"))


def began_on(triggers: Triggers, zone: str) -> Int64:
    """The local date on which each began."""
    return local_dates(zone).date_of(triggers.began)


def in_effect(triggers: Triggers, standard: Standard) -> Triggers:
    """Those that `effective from … until …` leaves, by the local date on which each began."""
    if standard.first is None and standard.last is None:
        return triggers
    dates = began_on(triggers, standard.zone)
    chosen = np.ones(len(dates), np.bool_)
    if standard.first is not None:
        chosen &= dates >= standard.first
    if standard.last is not None:
        chosen &= dates <= standard.last
    return triggers.take(chosen)


def triggers_of(sheet: Sheet, standard: Standard) -> Triggers:
    """Of any date, and apart from what reopens them, follows them in silence, or repeats."""
    match standard.trigger:
        case ForEachEvent(match, first):
            return _events(sheet, standard.zone, match, only_first=first)
        case ForEachSilence(match):
            return _events(sheet, standard.zone, match, only_first=False)
        case ForEachCase():
            return _cases(sheet, standard.zone, standard.trigger)
        case ForEachPeriod():
            return begun_at(np.zeros(0, np.int64), np.zeros(0, np.int8), sheet)
        case _:
            assert_never(standard.trigger)


def _events(sheet: Sheet, zone: str, match: EventMatch, *, only_first: bool) -> Triggers:
    events = matcher(sheet, zone, match, None)
    assert events.truth is not None
    triggers = begun_at(events.rows, events.truth[events.rows], sheet)
    if not only_first:
        return triggers
    cases = sheet.rows.case[events.rows]
    return triggers.take(np.diff(cases, prepend=-1) != 0)


def _cases(sheet: Sheet, zone: str, trigger: ForEachCase) -> Triggers:
    """The condition asks about the whole case, all events up to as-of."""
    cases = np.flatnonzero(sheet.rows.last >= sheet.rows.first)
    frame = Frame(sheet=sheet, zone=zone, cases=cases, seen=sheet.rows.last[cases])
    truth = holds(trigger.where, frame)
    triggers = begun_at(sheet.rows.first[cases], truth, sheet)
    return triggers.take(truth != FALSE)

"""`for each visit not followed by visit within 6 months` (semantics 4.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.calendars import calendars_of
from standards_engine.judge.columnar.clocks.clock import clock_of
from standards_engine.judge.columnar.clocks.days import add_months, local_dates
from standards_engine.judge.columnar.limits import limits_of
from standards_engine.judge.columnar.matters import Matter, matter_of
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.searching import last_at_most
from standards_engine.judge.columnar.triggers import Triggers
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.judge.columnar.windows import Limit, LimitKind
from standards_engine.rules.nodes import Calendar, ForEachSilence, Standard
from standards_engine.verdicts import NO_INSTANT, Reason


class _Length(NamedTuple):
    """One entry per visit."""

    known: Bool
    """Whether there is one calendar and one length, and the length is not below zero."""
    due: Int64
    """The last instant that breaks the silence; null while the clock stands still."""


def complete_silences(
    visits: Triggers, trigger: ForEachSilence, sheet: Sheet, standard: Standard
) -> Triggers:
    """The visits whose silence is complete at as-of, or of which that is unknown."""
    matter = matter_of(sheet, standard, visits)
    length = _length(trigger, matter)
    over = length.known & (length.due != NO_INSTANT) & (length.due < sheet.as_of)
    unknown = Reason.WHERE_UNKNOWN
    visits = replace(visits, doubt=np.where(length.known, visits.doubt, unknown).astype(np.int8))
    at = np.flatnonzero(over)
    silent, complete = _complete(trigger, matter.take(at), length.due[at])
    kept = np.ones(len(visits.rows), np.bool_)
    kept[length.known] = False
    kept[at[silent]] = True
    return _put(visits, at, complete).take(kept)


def _put(visits: Triggers, at: Int64, complete: Triggers) -> Triggers:
    places, began, doubt = visits.places.copy(), visits.began.copy(), visits.doubt.copy()
    places[at], began[at], doubt[at] = complete.places, complete.began, complete.doubt
    return replace(visits, places=places, began=began, doubt=doubt)


def _length(trigger: ForEachSilence, matter: Matter) -> _Length:
    options = np.zeros(len(matter), np.int64)
    known, due = np.ones(len(matter), np.bool_), np.full(len(matter), NO_INSTANT)
    for here, calendar in calendars_of(matter, np.arange(len(matter))):
        for choice in limits_of(trigger.within, matter.take(here)):
            assert choice.limit is not None
            at = here[choice.at]
            options[at] += 1
            known[at] &= choice.known
            due[at] = _due(choice.limit, matter.take(at), calendar)
    return _Length(known & (options == 1), due)


def _due(limit: Limit, visits: Matter, calendar: Calendar | None) -> Int64:
    clock = clock_of(visits.sheet, visits.standard, limit.unit, calendar)
    amount = np.maximum(limit.values, 0)
    if limit.kind is LimitKind.MONTHS:
        date = local_dates(visits.standard.zone).date_of(visits.began)
        amount = add_months(date, amount) - date
    return clock.last_instant(visits.cases, clock.at(visits.cases, visits.began) + amount)


def _complete(trigger: ForEachSilence, visits: Matter, due: Int64) -> tuple[Bool, Triggers]:
    """Which of them nothing certainly broke; and all of them as they begin."""
    rows, begun = visits.sheet.rows, visits.triggers
    places = last_at_most(rows.time, begun.rows, rows.last[visits.cases], due)
    missing = visits.matcher(trigger.missing)
    breaks = missing.first_from(visits.frame, begun.rows + 1)
    silent = (breaks == NOWHERE) | (breaks > places)
    in_doubt = missing.in_doubt_from(visits.frame, begun.rows + 1, places)
    in_doubt |= missing.holes(visits.frame) > 0
    doubt = np.where(in_doubt, Reason.WHERE_UNKNOWN, begun.doubt).astype(np.int8)
    return silent, replace(begun, places=places, began=due + 1, doubt=doubt)

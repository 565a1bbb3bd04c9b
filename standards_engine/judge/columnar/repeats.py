"""Which windows `every 6 months until scrapped` and `each quarter` have (semantics 4.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from standards_engine.calendars import periods
from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.calendars import calendars_of
from standards_engine.judge.columnar.clocks.clock import Clock, clock_of
from standards_engine.judge.columnar.clocks.days import add_months, local_dates
from standards_engine.judge.columnar.limits import amounts
from standards_engine.judge.columnar.matters import Matter, matter_of
from standards_engine.judge.columnar.rounds import first_from
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.searching import spread
from standards_engine.judge.columnar.stretches import Stretches, no_windows
from standards_engine.judge.columnar.triggers import NO_DOUBT, Triggers, joined
from standards_engine.judge.columnar.values.evaluate import evaluate
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.judge.columnar.values.members import live_rows
from standards_engine.judge.columnar.windows import Limit, LimitKind
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import EndsAt, EventMatch, Period, Periodic, Standard
from standards_engine.verdicts import Reason, Unit

MOST_WINDOWS = 100_000
"""Of one trigger; with more the length of a window is out of range."""
_SHORTEST_MONTH = 28
_BEYOND = np.iinfo(np.int64).max


class _Ends(NamedTuple):
    """One entry per trigger: the row after which no window begins, and when that is."""

    row: Int64
    cancelled: Bool
    last: Int64


def with_windows(
    triggers: Triggers, pattern: Periodic, sheet: Sheet, standard: Standard
) -> Triggers:
    """One obligation for every window that has begun; one alone if their length is unknown."""
    matter = matter_of(sheet, standard, triggers)
    ends = _ends(pattern, matter)
    if isinstance(pattern.every, Period):
        return _aligned(pattern.every, matter, ends)
    return _reckoned(pattern.every, matter, ends)


# --- reckoned from the trigger ------------------------------------------------------------------


def _reckoned(every: Expression, matter: Matter, ends: _Ends) -> Triggers:
    length = amounts(evaluate(every, matter.frame), every.type, np.arange(len(matter)))
    assert length.limit is not None
    chosen = list(calendars_of(matter, np.arange(len(matter))))
    options = np.zeros(len(matter), np.int64)
    for at, _ in chosen:
        options[at] += 1
    limit = length.limit
    known = length.known & (limit.values > 0) & (options == 1)
    doubt = np.where(matter.triggers.doubt == NO_DOUBT, Reason.DUE_UNKNOWN, matter.triggers.doubt)
    clocks = tuple(clock_of(matter.sheet, matter.standard, limit.unit, c) for _, c in chosen)
    for number, (at, _) in enumerate(chosen):
        known[at] &= ~_has_too_many(limit, at, _passed(matter, at, ends, clocks[number]))
    unknown = replace(matter.triggers, doubt=doubt.astype(np.int8)).take(~known)
    parts = [replace(unknown, windows=no_windows(len(unknown.rows), clocks))]
    for number, (at, _) in enumerate(chosen):
        here = at[known[at]]
        parts.append(_on_a_clock(matter, here, limit, ends, (number, clocks)))
    return joined(parts)


def _on_a_clock(
    matter: Matter, at: Int64, limit: Limit, ends: _Ends, by: tuple[int, tuple[Clock, ...]]
) -> Triggers:
    """The windows of the triggers `at`, in order of trigger."""
    number, clocks = by
    clock, began, cases = clocks[number], matter.began[at], matter.cases[at]
    anchor, passed = clock.at(cases, began), _passed(matter, at, ends, clock)
    dates = local_dates(matter.standard.zone).date_of(began)
    owner, k = _numbered(limit, at, passed)
    shown, before = (_shown(limit, at[owner], dates[owner], n) for n in (k, k - 1))
    kept = (k == 1) | (before < passed[owner])
    owner, k, shown, before = owner[kept], k[kept], shown[kept], before[kept]
    due = clock.last_instant(cases[owner], anchor[owner] + shown)
    first = k == 1
    begins = np.where(first, began[owner], np.append(0, due[:-1])[: len(due)] + 1)
    windows = Stretches(
        due=due,
        anchor=began[owner],
        passed=before,
        limit=shown - before,
        whole=np.ones(len(owner), np.bool_),
        end=ends.row[at][owner],
        cancelled=ends.cancelled[at][owner],
        clock=np.full(len(owner), number),
        clocks=clocks,
    )
    return replace(matter.triggers.take(at[owner]), began=begins, windows=windows)


def _passed(matter: Matter, at: Int64, ends: _Ends, clock: Clock) -> Int64:
    """What the clock shows at the last instant at which a window may begin."""
    cases, began = matter.cases[at], matter.began[at]
    shown: Int64 = clock.at(cases, np.maximum(ends.last[at], began)) - clock.at(cases, began)
    return shown


def _has_too_many(limit: Limit, at: Int64, passed: Int64) -> Bool:
    """Whether the last of the windows allowed ends before then, without overflow."""
    too_many: Bool = -(-passed // MOST_WINDOWS) > limit.values[at]
    return too_many & (limit.kind is not LimitKind.MONTHS)


def _numbered(limit: Limit, at: Int64, passed: Int64) -> tuple[Int64, Int64]:
    """The triggers, each as often as it may have windows at least; the number of each window."""
    shortest = limit.values[at] * (_SHORTEST_MONTH if limit.kind is LimitKind.MONTHS else 1)
    return spread(np.ones(len(at), np.int64), 2 + passed // np.maximum(shortest, 1) + 1)


def _shown(limit: Limit, at: Int64, dates: Int64, number: Int64) -> Int64:
    """What the clock shows at the end of so many windows."""
    amount = limit.values[at] * number
    return add_months(dates, amount) - dates if limit.kind is LimitKind.MONTHS else amount


# --- by the calendar ----------------------------------------------------------------------------


def _aligned(period: Period, matter: Matter, ends: _Ends) -> Triggers:
    local = local_dates(matter.standard.zone)
    if not len(matter):
        return replace(matter.triggers, windows=no_windows(0, ()))
    began, last = matter.began, np.maximum(ends.last, matter.began)
    starts = _starts(period, local.date_of(began), local.date_of(last))
    first = np.searchsorted(starts, local.date_of(began), side="right") - 1
    after = np.searchsorted(starts, local.date_of(last), side="right")
    owner, place = spread(first, after)
    opens, due = local.start_of(starts[place]), local.start_of(starts[place + 1]) - 1
    real = opens <= due
    owner, opens, due = owner[real], opens[real], due[real]
    begins = np.maximum(opens, began[owner])
    elapsed = clock_of(matter.sheet, replace(matter.standard, pauses=()), Unit.MICROSECONDS, None)
    windows = Stretches(
        due=due,
        anchor=begins,
        passed=np.zeros(len(owner), np.int64),
        limit=due - begins,
        whole=begins == opens,
        end=ends.row[owner],
        cancelled=ends.cancelled[owner],
        clock=np.zeros(len(owner), np.int64),
        clocks=(elapsed,),
    )
    return replace(matter.triggers.take(owner), began=begins, windows=windows)


def _starts(period: Period, first: Int64, last: Int64) -> Int64:
    """The first dates of all periods from the first date's to the one after the last's."""
    starts = [periods.bounds(int(first.min()), period)[0]]
    while starts[-1] <= int(last.max()):
        starts.append(periods.bounds(starts[-1], period)[1] + 1)
    return np.array(starts, dtype=np.int64)


# --- where they end -----------------------------------------------------------------------------


def _ends(pattern: Periodic, matter: Matter) -> _Ends:
    """The first row that ends the case (it may be the trigger), cancels, or is `until`."""
    cancel = _first(matter, matter.standard.cancels)
    until = _first(matter, () if pattern.until is None else (pattern.until,))
    row = np.minimum(cancel, np.minimum(until, _case_end(matter)))
    real = row != _BEYOND
    last = np.full(len(matter), matter.sheet.as_of)
    last[real] = matter.sheet.rows.time[row[real]]
    return _Ends(np.where(real, row, NOWHERE), real & (cancel == row), last)


def _first(matter: Matter, matches: tuple[EventMatch, ...]) -> Int64:
    found = np.full(len(matter), _BEYOND)
    for match in matches:
        row = matter.matcher(match).first_from(matter.frame, matter.rows + 1)
        found = np.where(row == NOWHERE, found, np.minimum(found, row))
    return found


def _case_end(matter: Matter) -> Int64:
    end = matter.standard.case_end
    if not isinstance(end, EndsAt):
        return np.full(len(matter), _BEYOND)
    last = matter.sheet.rows.last[matter.cases]
    row = first_from(live_rows(matter.sheet, end.events), matter.rows, last)
    return np.where(row == NOWHERE, _BEYOND, row)

"""`expect notice every 6 months until scrapped`: something must come in each window."""

from __future__ import annotations

from typing import Any

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.searching import last_at_most
from standards_engine.judge.columnar.stretches import Stretches
from standards_engine.judge.columnar.windows import share_up
from standards_engine.rules.nodes import EndsWithTheLog, Periodic
from standards_engine.verdicts import NO_INSTANT, Reason, Unit, Verdict

_NEVER = np.iinfo(np.int64).max


def judge_periodic(pattern: Periodic, run: Run) -> None:
    """A window is met by an event in it; cut off by the end of the windows, it is excused."""
    matter = run.matter
    windows = matter.triggers.windows
    assert windows is not None
    start, last = _inside(windows, matter)
    answer = matter.matcher(pattern.match)
    found = answer.first_from(matter.frame, start)
    met = (found != NOWHERE) & (found <= last)
    maybe = (answer.holes(matter.frame) > 0) | answer.in_doubt_from(matter.frame, start, last)
    at = np.flatnonzero(run.still_open & met)
    _settle(run, at, Verdict.MET, Reason.ANSWERED, found[at])
    _settle(run, np.flatnonzero(run.still_open & maybe), *_UNCLEAR)
    _settle_unanswered(run, windows)


_UNCLEAR = Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN


def _inside(windows: Stretches, matter: Matter) -> tuple[Int64, Int64]:
    """The first and the last row that can answer: in the window, before what ends them all."""
    rows, cases = matter.sheet.rows, matter.cases
    first, last = rows.first[cases], rows.last[cases]
    start = last_at_most(rows.time, first, last, matter.began - 1) + 1
    due = np.where(windows.due == NO_INSTANT, _NEVER, windows.due)
    latest = last_at_most(rows.time, first, last, due)
    end = np.where(windows.end == NOWHERE, last, windows.end - windows.cancelled)
    start = np.maximum(start, matter.following)
    return start, np.maximum(np.minimum(latest, end), start - 1)


def _settle_unanswered(run: Run, windows: Stretches) -> None:
    matter = run.matter
    ended = windows.end != NOWHERE
    instant = np.where(ended, matter.sheet.rows.time[np.where(ended, windows.end, 0)], _NEVER)
    cut = ended & ((windows.due == NO_INSTANT) | (instant <= windows.due))
    at = np.flatnonzero(run.still_open & cut & windows.cancelled)
    _settle(run, at, Verdict.EXCUSED, Reason.CANCELLED, windows.end[at])
    _settle_at(run, cut, Verdict.EXCUSED, Reason.CUT_OFF, instant)
    over = (windows.due != NO_INSTANT) & (windows.due < matter.sheet.as_of)
    _settle_at(run, over & windows.whole, Verdict.MISSED, Reason.UNANSWERED, windows.due)
    _settle_at(run, over, Verdict.EXCUSED, Reason.CUT_OFF, windows.due)
    if isinstance(matter.standard.case_end, EndsWithTheLog):
        _settle(run, run.open(), Verdict.EXCUSED, Reason.CUT_OFF)
    _settle(run, run.open(), Verdict.PENDING, Reason.NOT_DUE)


def _settle_at(run: Run, chosen: Bool, verdict: Verdict, reason: Reason, decided: Int64) -> None:
    at = np.flatnonzero(run.still_open & chosen)
    _settle(run, at, verdict, reason)
    run.outcomes.decided[at] = decided[at]


def _settle(
    run: Run, at: Int64, verdict: Verdict, reason: Reason, deciding: Int64 | None = None
) -> None:
    if not len(at):
        return
    matter, windows = run.matter, run.matter.triggers.windows
    assert windows is not None
    cases, times = matter.cases[at], matter.sheet.rows.time
    instants = np.full(len(at), matter.sheet.as_of) if deciding is None else times[deciding]
    columns: dict[str, Any] = {
        "decided": NO_INSTANT if deciding is None else instants,
        "deciding": NOWHERE if deciding is None else deciding,
    }
    if matter.ties.some:
        end = matter.ties.instants(windows.end[at])
        columns["tied_edge"] = np.minimum(matter.ties.first_pause(cases), end)
    if not (matter.sheet.brief and verdict in (Verdict.MET, Verdict.EXCUSED)):
        columns |= _clock_columns(matter, at, windows.take(at), verdict, instants)
    run.outcomes.put(at, verdict, reason, **columns)
    run.still_open[at] = False


def _clock_columns(
    matter: Matter, at: Int64, windows: Stretches, verdict: Verdict, instants: Int64
) -> dict[str, Any]:
    counted = windows.counted(matter.cases[at], instants)
    units = np.array([_unit(each.measure.unit) for each in windows.clocks])
    return {
        "started": matter.began[at],
        "due": windows.due,
        "unit": units[windows.clock],
        "limit": windows.limit,
        "counted": counted,
        "at_risk": (verdict is Verdict.PENDING) & _is_warned(matter, counted, windows.limit),
    }


def _unit(unit: Unit) -> int:
    return tuple(Unit).index(unit)


def _is_warned(matter: Matter, counted: Int64, limit: Int64) -> Bool:
    warn_at = matter.standard.warn_at
    if warn_at is None:
        return np.zeros(len(counted), np.bool_)
    warned: Bool = counted >= share_up(limit, warn_at)
    return warned

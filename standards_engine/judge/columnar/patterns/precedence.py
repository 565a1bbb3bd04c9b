"""`expect loaner_delivered before`: an event that must stand before the trigger, or must not."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.own_rows import OwnPrecedents
from standards_engine.judge.columnar.plain import is_plain
from standards_engine.judge.columnar.rounds import rounds_back
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import EventMatch, Precedence
from standards_engine.verdicts import NO_INSTANT, Reason, Unit, Verdict


class Earlier(NamedTuple):
    """One entry per obligation."""

    found: Int64
    """The nearest such event near enough, or `NOWHERE`."""
    possible: Bool
    """Whether some other one may have been."""


def judge_precedence(pattern: Precedence, run: Run) -> None:
    """The nearest such event before the trigger decides, at once."""
    own = run.matter.own_precedents if pattern.own else None
    if own is not None:
        run.mark_every_tie()
    earlier = look_back(pattern.match, run, own, just=pattern.just)
    at = run.open()
    found, possible = earlier.found[at], earlier.possible[at]
    displaced = _may_be_displaced(pattern.match, run)[at] & pattern.just
    seen = (found != NOWHERE) & ~displaced
    maybe = ~seen & (possible | (found != NOWHERE))
    settle_at_trigger(run, at[maybe], Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)
    _settle_certain(pattern, run, at[seen], found[seen], at[~seen & ~maybe])


def _settle_certain(
    pattern: Precedence, run: Run, seen: Int64, rows: Int64, not_seen: Int64
) -> None:
    if pattern.forbidden:
        settle_at_trigger(run, seen, Verdict.MISSED, Reason.FORBIDDEN_SEEN, rows)
        settle_at_trigger(run, not_seen, Verdict.MET, Reason.STAYED_AWAY)
    else:
        settle_at_trigger(run, seen, Verdict.MET, Reason.ANSWERED, rows)
        settle_at_trigger(run, not_seen, Verdict.MISSED, Reason.NOT_BEFORE)


def _may_be_displaced(match: EventMatch, run: Run) -> Bool:
    """Whether a hole of another event may stand just before the trigger instead."""
    frame = run.matter.frame
    holes = frame.sheet.rows.last_hole - frame.sheet.rows.first_hole + 1
    displaced: Bool = run.matter.matcher(match).certain_holes(frame) < holes[frame.cases]
    return displaced


def look_back(
    match: EventMatch, run: Run, own: OwnPrecedents | None = None, *, just: bool = False
) -> Earlier:
    """From each trigger, nearest first; `just`: at the row before it alone."""
    matter, rows = run.matter, run.matter.sheet.rows
    earlier = matter.matcher(match)
    nearest_decides = run.window.limit is None or run.window.only_grows
    if own is None and nearest_decides and is_plain(run, earlier):
        return _nearest(earlier, run, just=just)
    possible: Bool = earlier.holes(matter.frame) > 0
    found = np.full(len(matter), NOWHERE)
    looking = run.still_open.copy()
    for at, row in rounds_back(rows, earlier.rows, matter.cases, matter.rows, looking):
        looking[at] &= not just
        near = is_near(run, at, row) & ~(just & (row < matter.rows[at] - 1))
        truth = earlier.of(matter.frame, at, row)
        truth = truth if own is None else own.of(at, row, truth)
        looking[at] &= near if run.window.only_grows else True
        answers = near & (truth == TRUE)
        found[at[answers]] = row[answers]
        looking[at[answers]] = False
        possible[at[near & (truth == DOUBT)]] = True
    return Earlier(found, possible)


def _nearest(earlier: Matcher, run: Run, *, just: bool) -> Earlier:
    """Where nothing is unknown, and no event farther away could be near enough."""
    matter, at = run.matter, run.open()
    row = earlier.previous_before(matter.rows[at], matter.cases[at])
    real = np.flatnonzero(row != NOWHERE)
    near = is_near(run, at[real], row[real])
    if just:
        near &= row[real] == matter.rows[at[real]] - 1
    found = np.full(len(matter), NOWHERE)
    found[at[real[near]]] = row[real[near]]
    return Earlier(found, np.zeros(len(matter), np.bool_))


def settle_at_trigger(
    run: Run, at: Int64, verdict: Verdict, reason: Reason, rows: Int64 | None = None
) -> None:
    """Closes obligations as decided when they began, by an earlier row or the lack of one."""
    began = run.matter.began[at]
    columns: dict[str, Any] = {"decided": began, "tied_edge": run.tied_edge(at)}
    columns["deciding"] = NOWHERE if rows is None else rows
    if not (run.matter.sheet.brief and verdict is Verdict.MET):
        columns |= _clock_columns(run, at, began, rows)
    run.outcomes.put(at, verdict, reason, **columns)
    run.still_open[at] = False


def _clock_columns(run: Run, at: Int64, began: Int64, rows: Int64 | None) -> dict[str, Any]:
    window = run.window
    start = began if rows is None else run.matter.sheet.rows.time[rows]
    return {
        "started": began,
        "unit": tuple(Unit).index(window.clock.measure.unit),
        "limit": window.amount_from(at, start),
        "counted": NO_INSTANT if rows is None else _passed(run, at, rows),
    }


def is_near(run: Run, at: Int64, rows: Int64) -> Bool:
    """Whether the clock, started at the earlier event, shows at most the limit at the trigger."""
    if run.window.limit is None:
        return np.ones(len(at), np.bool_)
    start = run.matter.sheet.rows.time[rows]
    near: Bool = _passed(run, at, rows) <= run.window.amount_from(at, start)
    return near


def _passed(run: Run, at: Int64, rows: Int64) -> Int64:
    """What the clock counts from the earlier event to the trigger."""
    shown = run.window.clock.at_rows
    return shown(run.matter.rows[at]) - shown(rows)

"""`expect loaner_delivered before`: an event that must stand before the trigger."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.rounds import rounds_back
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import Precedence
from standards_engine.verdicts import NO_INSTANT, Reason, Unit, Verdict


def judge_precedence(pattern: Precedence, run: Run) -> None:
    """The nearest such event before the trigger decides, at once."""
    matter, rows = run.matter, run.matter.sheet.rows
    earlier = matter.matcher(pattern.match)
    possible = earlier.holes(matter.frame) > 0
    found = np.full(len(matter), NOWHERE)
    looking = run.still_open.copy()
    for at, row in rounds_back(rows, earlier.rows, matter.cases, matter.rows, looking):
        looking[at] &= not pattern.just
        near = _is_near(run, at, row) & ~(pattern.just & (row < matter.rows[at] - 1))
        truth = earlier.at(matter.frame.take(at), row)
        looking[at] &= near if run.window.only_grows else True
        answers = near & (truth == TRUE)
        found[at[answers]] = row[answers]
        looking[at[answers]] = False
        possible[at[near & (truth == DOUBT)]] = True
    at = run.open()
    met = found[at] != NOWHERE
    maybe = ~met & possible[at]
    _settle(run, at[met], Verdict.MET, Reason.ANSWERED, found[at[met]])
    _settle(run, at[maybe], Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)
    _settle(run, at[~met & ~maybe], Verdict.MISSED, Reason.NOT_BEFORE)


def _is_near(run: Run, at: Int64, rows: Int64) -> Bool:
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


def _settle(
    run: Run, at: Int64, verdict: Verdict, reason: Reason, rows: Int64 | None = None
) -> None:
    matter, window = run.matter, run.window
    began = matter.began[at]
    start = began if rows is None else matter.sheet.rows.time[rows]
    run.outcomes.put(
        at,
        verdict,
        reason,
        decided=began,
        deciding=NOWHERE if rows is None else rows,
        started=began,
        unit=tuple(Unit).index(window.clock.measure.unit),
        limit=window.amount_from(at, start),
        counted=NO_INSTANT if rows is None else _passed(run, at, rows),
        tied_edge=matter.ties.first_pause(matter.cases[at]),
    )
    run.still_open[at] = False

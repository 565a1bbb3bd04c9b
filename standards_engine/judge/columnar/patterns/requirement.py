"""`require CONDITION`: of one event at once, of a case when it ends."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Int8, Int64
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.evaluate import both, holds
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE, TRUE
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import ForEachCase, Requirement
from standards_engine.verdicts import NO_INSTANT, Reason, Verdict


def judge_requirement(pattern: Requirement, run: Run) -> None:
    matter = run.matter
    if not isinstance(matter.standard.trigger, ForEachCase):
        at = run.open()
        truth = holds(pattern.condition, matter.frame.take(at))
        _put(run, at, truth, decided=matter.began[at])
        return
    _settle_cancelled(run)
    at = run.open()
    closed = run.window.closes.closed[at]
    run.outcomes.put(at[~closed], Verdict.PENDING, Reason.WINDOW_OPEN)
    at = at[closed]
    _put(run, at, _at_the_end(pattern.condition, run, at))
    run.outcomes.tied_edge[at] = matter.ties.instants(run.window.closes.row[at])


def _settle_cancelled(run: Run) -> None:
    """Excused where the case was cancelled before it ended."""
    matter = run.matter
    for at, rows in run.cancelling():
        cancelled = run.window.holds(at, rows) & run.is_cancelled(at, rows)
        here, by = at[cancelled], rows[cancelled]
        decided = matter.sheet.rows.time[by]
        excused = Reason.CANCELLED
        run.outcomes.put(here, Verdict.EXCUSED, excused, deciding=by, decided=decided)
        run.still_open[here] = False


def _at_the_end(condition: Expression, run: Run, at: Int64) -> Int8:
    """True on the events up to the end, and on those after it too: the end hides nothing."""
    matter = run.matter
    frame, last = matter.frame.take(at), matter.sheet.rows.last[matter.cases[at]]
    close = run.window.closes.row[at]
    at_close = holds(condition, frame.seeing(np.where(close == NOWHERE, last, close)))
    return both(at_close, holds(condition, frame.seeing(last)))


def _put(run: Run, at: Int64, truth: Int8, decided: Int64 | None = None) -> None:
    for value, verdict, reason in (
        (TRUE, Verdict.MET, Reason.HOLDS),
        (FALSE, Verdict.MISSED, Reason.FAILS),
        (DOUBT, Verdict.UNDETERMINED, Reason.CONDITION_UNKNOWN),
    ):
        here = truth == value
        instant = NO_INSTANT if decided is None else decided[here]
        run.outcomes.put(at[here], verdict, reason, decided=instant)

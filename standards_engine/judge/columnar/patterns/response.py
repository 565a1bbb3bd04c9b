"""`expect visited within 24 hours`: an event that must come."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import Response
from standards_engine.verdicts import Reason, Verdict


def judge_response(pattern: Response, run: Run) -> None:
    """A certain answer in time is met; else a possible one leaves it undetermined."""
    matter, rows = run.matter, run.matter.sheet.rows
    answer = matter.matcher(pattern.match)
    possible: Bool = answer.holes(matter.frame) > 0
    for at, row, inside, _ in run.turns(answer, unclear=possible):
        truth = answer.at(matter.frame.take(at), row)
        started = rows.time[row] >= run.window.start[at]
        certain = started & (truth == TRUE)
        met = certain & inside
        run.settle(at[met], Verdict.MET, Reason.ANSWERED, deciding=row[met])
        late = certain & run.window.is_late(inside)
        _settle_late(run, at[late], row[late], possible)
        possible[at[started & inside & (truth == DOUBT)]] = True
    _settle_unanswered(run, possible)


def _settle_late(run: Run, at: Int64, rows: Int64, possible: Bool) -> None:
    doubtful = possible[at]
    run.settle_unclear(at[doubtful])
    late = Reason.ANSWERED_LATE
    run.settle(at[~doubtful], Verdict.MISSED, late, deciding=rows[~doubtful])


def _settle_unanswered(run: Run, possible: Bool) -> None:
    run.settle_unclear(np.flatnonzero(run.still_open & possible))
    at = run.open()
    due = run.window.due(at)
    over = run.window.is_over(at, due)
    run.settle(at[~over], Verdict.PENDING, Reason.NOT_DUE, due=due[~over])
    missed, last = at[over], due[over]
    run.settle(missed, Verdict.MISSED, Reason.UNANSWERED, decided=last, due=last)

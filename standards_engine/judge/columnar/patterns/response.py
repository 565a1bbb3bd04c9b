"""`expect visited within 24 hours`: an event that must come."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import EventMatch, Response
from standards_engine.verdicts import Reason, Verdict


def judge_response(pattern: Response, run: Run) -> None:
    await_answer(pattern.match, run)


def await_answer(match: EventMatch, run: Run, maybe_before: Bool | None = None) -> None:
    """A certain answer in time is met; else a possible one leaves it undetermined.

    `maybe_before` says of which obligations something before the trigger may be the answer.
    """
    matter, rows = run.matter, run.matter.sheet.rows
    answer = matter.matcher(match)
    possible: Bool = answer.holes(matter.frame) > 0
    if maybe_before is not None:
        possible |= maybe_before
    for at, row, inside, _ in run.turns(answer, unclear=possible):
        truth = answer.at(matter.frame.take(at), row)
        started = rows.time[row] >= run.window.start[at]
        certain = started & (truth == TRUE)
        met = certain & inside
        run.settle(at[met], Verdict.MET, Reason.ANSWERED, deciding=row[met])
        late = certain & run.window.is_late(inside)
        settle_late(run, at[late], row[late], possible)
        possible[at[started & inside & (truth == DOUBT)]] = True
    settle_unanswered(run, possible)


def settle_late(run: Run, at: Int64, rows: Int64, possible: Bool) -> None:
    doubtful = possible[at]
    run.settle_unclear(at[doubtful])
    late = Reason.ANSWERED_LATE
    run.settle(at[~doubtful], Verdict.MISSED, late, deciding=rows[~doubtful])


def settle_unanswered(run: Run, possible: Bool) -> None:
    """What no event settled: where one may have, then where time is up or not."""
    run.settle_unclear(np.flatnonzero(run.still_open & possible))
    at = run.open()
    due = run.window.due(at)
    over = run.window.is_over(at, due)
    run.settle(at[~over], Verdict.PENDING, Reason.NOT_DUE, due=due[~over])
    missed, last = at[over], due[over]
    run.settle(missed, Verdict.MISSED, Reason.UNANSWERED, decided=last, due=last)

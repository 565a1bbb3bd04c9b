"""`forbid reopened within 30 days`: an event that must not come."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.plain import first_rows, is_plain, leave_cancelled
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import Absence
from standards_engine.verdicts import Reason, Verdict


def judge_absence(pattern: Absence, run: Run) -> None:
    """Missed at the first such event; without a limit even after the case has ended."""
    matter, rows = run.matter, run.matter.sheet.rows
    forbidden = matter.matcher(pattern.match)
    if pattern.after is None and not run.restarts and is_plain(run, forbidden):
        _stay_away(forbidden, run)
        return
    possible: Bool = forbidden.holes(matter.frame) > 0
    for at, row, inside, _ in run.turns(forbidden, unclear=possible):
        over = run.window.is_late(inside) | run.window.is_beyond_until(at, row)
        _settle_stayed_away(run, at[over], possible)
        truth = forbidden.of(matter.frame, at, row)
        started = ~over & (rows.time[row] >= run.window.start[at])
        seen = started & (truth == TRUE)
        run.settle(at[seen], Verdict.MISSED, Reason.FORBIDDEN_SEEN, deciding=row[seen])
        possible[at[started & (truth == DOUBT)]] = True
    _settle_stayed_away(run, run.open(), possible)


def _stay_away(forbidden: Matcher, run: Run) -> None:
    """Of a clock that starts at the trigger, where nothing is unknown."""
    at = run.open()
    at, row = leave_cancelled(run, at, first_rows(run, forbidden, at))
    at, row = at[row != NOWHERE], row[row != NOWHERE]
    over = run.window.is_late(run.window.holds(at, row)) | run.window.is_beyond_until(at, row)
    run.settle(at[~over], Verdict.MISSED, Reason.FORBIDDEN_SEEN, deciding=row[~over])
    _settle_stayed_away(run, run.open(), np.zeros(len(run.matter), np.bool_))


def _settle_stayed_away(run: Run, at: Int64, possible: Bool) -> None:
    doubtful = possible[at]
    run.settle_unclear(at[doubtful])
    at = at[~doubtful]
    due = run.window.due(at)
    over = run.window.is_over(at, due)
    run.settle(at[over], Verdict.MET, Reason.STAYED_AWAY)
    run.settle(at[~over], Verdict.PENDING, Reason.WINDOW_OPEN, due=due[~over], awaited=False)

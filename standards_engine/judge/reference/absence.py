"""`forbid reopened within 30 days`: an event that must not come."""

from __future__ import annotations

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import Absence
from standards_engine.verdicts import Reason, Verdict


def judge_absence(pattern: Absence, run: Run) -> Outcome:
    """Missed at the first such event; without a limit even after the case has ended."""
    possible = run.matter.may_hide(pattern.match)
    for index in run.matter.following():
        if run.is_cancelled(index):
            return run.unless(possible, run.cancelled(index))
        after = run.after(index)
        if isinstance(after, Unknown):
            return run.lost_at(index)
        run = after
        if index == run.window.until or run.is_late(index):
            break
        truth = run.matter.is_match(pattern.match, index)
        if truth is False or not run.has_started(index):
            continue
        if truth is True:
            return run.outcome(Verdict.MISSED, Reason.FORBIDDEN_SEEN, deciding=index)
        possible = True
    return run.unless(possible, _stayed_away(run))


def _stayed_away(run: Run) -> Outcome:
    if run.window.is_over():
        return run.outcome(Verdict.MET, Reason.STAYED_AWAY)
    return run.outcome(Verdict.PENDING, Reason.WINDOW_OPEN, is_awaited=False)

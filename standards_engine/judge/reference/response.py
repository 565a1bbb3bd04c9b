"""`expect visited within 24 hours`: an event that must come."""

from __future__ import annotations

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import Response
from standards_engine.verdicts import Reason, Verdict


def judge_response(pattern: Response, run: Run) -> Outcome:
    """A certain answer in time is met; else a possible one leaves it undetermined."""
    possible = run.matter.may_hide(pattern.match)
    for index in run.matter.following():
        if run.is_cancelled(index):
            return run.unless(possible, run.cancelled(index))
        after = run.after(index)
        if isinstance(after, Unknown):
            return undetermined(Reason.START_UNKNOWN)
        run = after
        truth = run.matter.is_match(pattern.match, index)
        if truth is False or not run.has_started(index):
            continue
        in_time = run.window.holds(index)
        if truth is True and in_time:
            return run.outcome(Verdict.MET, Reason.ANSWERED, deciding=index)
        if truth is True and run.window.limit is not None:
            late = run.outcome(Verdict.MISSED, Reason.ANSWERED_LATE, deciding=index)
            return run.unless(possible, late)
        possible = possible or in_time
    return run.unless(possible, _unanswered(run))


def _unanswered(run: Run) -> Outcome:
    if not run.window.is_over():
        return run.outcome(Verdict.PENDING, Reason.NOT_DUE)
    return run.outcome(Verdict.MISSED, Reason.UNANSWERED, decided=run.window.due())

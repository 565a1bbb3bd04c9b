"""`require CONDITION`: of one event at once, of a case when it ends."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.judge.expressions import Truth, Unknown, holds
from standards_engine.judge.expressions.logic import both
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.window import Close
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import ForEachCase, Requirement
from standards_engine.verdicts import Reason, Verdict


def judge_requirement(pattern: Requirement, run: Run) -> Outcome:
    matter = run.matter
    if not isinstance(matter.standard.trigger, ForEachCase):
        return _judged(holds(pattern.condition, matter.scope), decided=matter.began)
    for index in matter.following():
        if run.is_cancelled(index):
            return Outcome(
                verdict=Verdict.EXCUSED,
                reason=Reason.CANCELLED,
                decided=matter.history.time(index),
                deciding=index,
            )
    close = run.window.close
    if close is None:
        return Outcome(verdict=Verdict.PENDING, reason=Reason.WINDOW_OPEN)
    return replace(_judged(_at_the_end(pattern.condition, run, close)), edges=run.window.closing())


def _at_the_end(condition: Expression, run: Run, close: Close) -> Truth:
    """True on the events up to the end, and on those after it too: the end hides nothing."""
    scope, last = run.matter.scope, len(run.matter.history.rows) - 1
    at_close = holds(condition, scope.seeing(last if close.index is None else close.index))
    return both(at_close, holds(condition, scope.seeing(last)))


def _judged(truth: Truth, decided: int | None = None) -> Outcome:
    if isinstance(truth, Unknown):
        verdict, reason = Verdict.UNDETERMINED, Reason.CONDITION_UNKNOWN
    elif truth:
        verdict, reason = Verdict.MET, Reason.HOLDS
    else:
        verdict, reason = Verdict.MISSED, Reason.FAILS
    return Outcome(verdict=verdict, reason=reason, decided=decided)

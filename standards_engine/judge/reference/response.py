"""`expect visited within 24 hours`: an event that must come."""

from __future__ import annotations

from collections.abc import Callable

from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.reopening import next_reopening
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import Response
from standards_engine.verdicts import Reason, Verdict

Answers = Callable[[int], Truth]
"""Whether a row is the awaited event."""


def judge_response(pattern: Response, run: Run) -> Outcome:
    matter = run.matter
    possible = matter.may_hide(pattern.match)
    return awaited(lambda index: matter.is_answer(pattern, index), run, possible=possible)


def awaited(answers: Answers, run: Run, *, possible: bool) -> Outcome:
    """A certain answer in time is met; else a possible one leaves it undetermined.

    What may have been reopened is undetermined, unless it is missed all the same.
    """
    outcome, in_doubt = _followed(answers, run, possible=possible)
    if in_doubt and outcome.verdict is not Verdict.MISSED:
        return undetermined(Reason.CLOCK_UNKNOWN)
    return outcome


def _followed(answers: Answers, run: Run, *, possible: bool) -> tuple[Outcome, bool]:
    """What came of it, and whether it may have been reopened besides."""
    in_doubt, open_after = False, -1
    for index in run.matter.following():
        if index <= open_after:
            continue
        if run.is_cancelled(index):
            return run.unless(possible, run.cancelled(index)), in_doubt
        after = run.after(index)
        if isinstance(after, Unknown):
            return run.lost_at(index), in_doubt
        run = after
        truth = answers(index)
        if truth is False or not run.has_started(index):
            continue
        in_time = run.window.holds(index)
        if truth is True and in_time:
            reopened = next_reopening(run, index)
            in_doubt = in_doubt or reopened.in_doubt
            if reopened.index is None:
                return run.outcome(Verdict.MET, Reason.ANSWERED, deciding=index), in_doubt
            run, open_after = run.reopened(index, reopened.index), reopened.index
        elif truth is True and run.window.limit is not None:
            late = run.outcome(Verdict.MISSED, Reason.ANSWERED_LATE, deciding=index)
            return run.unless(possible, late), in_doubt
        else:
            possible = possible or in_time
    return run.unless(possible, _unanswered(run)), in_doubt


def _unanswered(run: Run) -> Outcome:
    if not run.window.is_over():
        return run.outcome(Verdict.PENDING, Reason.NOT_DUE)
    return run.outcome(Verdict.MISSED, Reason.UNANSWERED, decided=run.window.due())

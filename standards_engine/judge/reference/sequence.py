"""`expect plan then do then check then act within 90 days`: events in this order."""

from __future__ import annotations

from collections.abc import Sequence as Many

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import EventMatch, Sequence
from standards_engine.verdicts import Reason, Verdict


@frozen
class _Steps:
    """How far the steps have come: as is certain, and as is possible at most."""

    left: tuple[EventMatch, ...]
    possibly_left: tuple[EventMatch, ...]

    def after(self, index: int, matter: Matter) -> _Steps:
        """One row is one step at most."""
        certain = bool(self.left) and matter.is_match(self.left[0], index) is True
        possible = (
            bool(self.possibly_left) and matter.is_match(self.possibly_left[0], index) is not False
        )
        return _Steps(self.left[certain:], self.possibly_left[possible:])


def judge_sequence(pattern: Sequence, run: Run) -> Outcome:
    """The earliest row that can be a step is it; the row of the last one is the answer."""
    matter = run.matter
    first = _Steps(pattern.steps, _certainly_seen(pattern.steps, matter))
    steps, possible = first, not first.possibly_left
    run = run.with_edges(_of_some_step(pattern, matter))
    for index in matter.following():
        if run.is_cancelled(index):
            return run.unless(possible, run.cancelled(index))
        after = run.after(index)
        if isinstance(after, Unknown):
            return run.lost_at(index)
        if after is not run:
            run, steps = after, first
        if not run.has_started(index) or (run.window.limit is None and not run.window.holds(index)):
            continue
        further = steps.after(index, matter)
        run = run.with_taken(index) if further.left != steps.left else run
        steps = further
        in_time = run.window.holds(index)
        if not steps.left:
            return _completed(run, index, in_time=in_time, possible=possible)
        possible = possible or (in_time and not steps.possibly_left)
    return run.unless(possible, _incomplete(run))


def _certainly_seen(steps: Many[EventMatch], matter: Matter) -> tuple[EventMatch, ...]:
    """The steps that no hole may be."""
    return tuple(step for step in steps if not matter.may_hide(step))


def _of_some_step(pattern: Sequence, matter: Matter) -> frozenset[int]:
    named = {name for step in pattern.steps for name in step.events}
    rows = matter.history.rows
    return frozenset(index for index in matter.following() if rows[index].name in named)


def _completed(run: Run, index: int, *, in_time: bool, possible: bool) -> Outcome:
    if in_time:
        return run.outcome(Verdict.MET, Reason.ANSWERED, deciding=index)
    late = run.outcome(Verdict.MISSED, Reason.ANSWERED_LATE, deciding=index)
    return run.unless(possible, late)


def _incomplete(run: Run) -> Outcome:
    if not run.window.is_over():
        return run.outcome(Verdict.PENDING, Reason.NOT_DUE)
    return run.outcome(Verdict.MISSED, Reason.UNANSWERED, decided=run.window.due())

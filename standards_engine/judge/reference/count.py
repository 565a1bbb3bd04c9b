"""`expect at most 1 collected`: how often an event may or must come."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import Bound, Count
from standards_engine.verdicts import Reason, Verdict


@frozen
class _Seen:
    """Events counted so far: those that certainly count, and those that may besides."""

    certain: int = 0
    possible: int = 0

    @property
    def most(self) -> int:
        return self.certain + self.possible

    def __str__(self) -> str:
        return f"{self.certain} to {self.most}" if self.possible else f"{self.certain}"

    def and_one(self, truth: Truth) -> _Seen:
        if isinstance(truth, Unknown):
            return replace(self, possible=self.possible + 1)
        return replace(self, certain=self.certain + truth)


def judge_count(pattern: Count, run: Run) -> Outcome:
    """Too many is too many even after the case has ended; enough must come before."""
    holes = _Seen(possible=run.matter.holes(pattern.match))
    inside, total = holes, holes
    if pattern.bound is Bound.AT_LEAST and pattern.number <= 0:
        return run.outcome(Verdict.MET, Reason.COUNT_KEPT, decided=run.matter.began, observed="0")
    for index in run.matter.following():
        if run.is_cancelled(index):
            return run.unless(_may_be_settled(pattern, inside, total), run.cancelled(index))
        after = run.after(index)
        if isinstance(after, Unknown):
            return run.lost_at(index)
        if after is not run:
            run, inside, total = after, holes, holes
        if index == run.window.until or run.is_late(index):
            break
        truth = run.matter.is_match(pattern.match, index)
        if truth is False or not run.has_started(index):
            continue
        total = total.and_one(truth)
        inside = inside.and_one(truth) if run.window.holds(index) else inside
        run = run.with_taken(index) if truth is True else run
        if _settles(pattern, inside.certain, total.certain) and truth is True:
            return _settled(pattern, run, index, inside, total)
    return _at_the_end(pattern, run, inside, total)


def _settles(pattern: Count, inside: int, total: int) -> bool:
    """Whether so many settle the verdict before the window is over."""
    match pattern.bound:
        case Bound.AT_LEAST:
            return inside >= pattern.number
        case Bound.AT_MOST | Bound.EXACTLY:
            return total > pattern.number
        case _:
            assert_never(pattern.bound)


def _may_be_settled(pattern: Count, inside: _Seen, total: _Seen) -> bool:
    return _settles(pattern, inside.most, total.most)


def _settled(pattern: Count, run: Run, index: int, inside: _Seen, total: _Seen) -> Outcome:
    if pattern.bound is Bound.AT_LEAST:
        kept = str(inside)
        return run.outcome(Verdict.MET, Reason.COUNT_KEPT, deciding=index, observed=kept)
    seen = str(total)
    return run.outcome(Verdict.MISSED, Reason.COUNT_BROKEN, deciding=index, observed=seen)


def _pending(pattern: Count, run: Run, inside: _Seen) -> Outcome:
    awaited = pattern.bound is not Bound.AT_MOST and inside.certain < pattern.number
    return run.outcome(
        Verdict.PENDING, Reason.WINDOW_OPEN, observed=str(inside), is_awaited=awaited
    )


def _at_the_end(pattern: Count, run: Run, inside: _Seen, total: _Seen) -> Outcome:
    if _may_be_settled(pattern, inside, total):
        return replace(run.unclear(), observed=str(total))
    if not run.window.is_over():
        return _pending(pattern, run, inside)
    if pattern.bound is Bound.AT_MOST or inside == _Seen(pattern.number):
        return run.outcome(Verdict.MET, Reason.COUNT_KEPT, observed=str(inside))
    if pattern.bound is Bound.EXACTLY and inside.most >= pattern.number:
        return replace(run.unclear(), observed=str(inside))
    due = run.window.due()
    return run.outcome(Verdict.MISSED, Reason.COUNT_BROKEN, decided=due, observed=str(inside))

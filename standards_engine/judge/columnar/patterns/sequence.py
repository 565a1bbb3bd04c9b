"""`expect plan then do then check within 90 days`: steps, the last of which is the response."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.patterns.response import (
    settle_first,
    settle_late,
    settle_unanswered,
)
from standards_engine.judge.columnar.plain import is_plain
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.frames import Frame
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import Sequence
from standards_engine.verdicts import Reason, Verdict


class _Steps:
    """How many steps are done: for certain, and at most."""

    def __init__(self, matchers: list[Matcher], frame: Frame) -> None:
        self.matchers = matchers
        self._frame = frame
        self._hidden = [each.holes(frame) > 0 for each in matchers]
        self.certain = np.zeros(len(frame), np.int64)
        self.most = np.zeros(len(frame), np.int64)
        self.restart(np.arange(len(frame)))

    def restart(self, at: Int64) -> None:
        self.certain[at] = self.most[at] = 0
        self._skip_hidden(at)

    def take(self, at: Int64, rows: Int64) -> None:
        """One more row each; it is at most one step."""
        self.certain[at] += self._truth(self.certain[at], at, rows) == TRUE
        self.most[at] += self._truth(self.most[at], at, rows) != FALSE
        self._skip_hidden(at)

    def are_done(self, done: Int64) -> Bool:
        found: Bool = done == len(self.matchers)
        return found

    def _skip_hidden(self, at: Int64) -> None:
        """A step that a hole may be counts as possibly done."""
        for number, hidden in enumerate(self._hidden):
            self.most[at[hidden[at] & (self.most[at] == number)]] += 1

    def _truth(self, done: Int64, at: Int64, rows: Int64) -> Int8:
        """Whether each row is the step after those that are done."""
        truth = np.full(len(at), FALSE, np.int8)
        for number, matcher in enumerate(self.matchers):
            here = np.flatnonzero(done == number)
            truth[here] = matcher.of(self._frame, at[here], rows[here])
        return truth


def judge_sequence(pattern: Sequence, run: Run) -> None:
    """Greedy: each step is the first such event after the step before it."""
    matter, rows = run.matter, run.matter.sheet.rows
    matchers = [matter.matcher(step) for step in pattern.steps]
    if pattern.after is None and not run.restarts and is_plain(run, *matchers):
        _settle_last_steps(pattern, matchers, run)
        return
    steps = _Steps(matchers, matter.frame)
    tied = matter.ties.first_after(matter.triggers.places, matter.cases, _events(pattern))
    run.mark_ties(np.arange(len(matter)), tied)
    possible = steps.are_done(steps.most)
    for turn in run.turns(*steps.matchers, unclear=possible):
        steps.restart(turn.at[turn.restarted])
        started = np.flatnonzero(rows.time[turn.rows] >= run.window.start[turn.at])
        at, row, inside = turn.at[started], turn.rows[started], turn.inside[started]
        steps.take(at, row)
        done = steps.are_done(steps.certain[at])
        met, late = done & inside, done & run.window.is_late(inside)
        run.settle(at[met], Verdict.MET, Reason.ANSWERED, deciding=row[met])
        settle_late(run, at[late], row[late], possible)
        possible[at] |= inside & steps.are_done(steps.most[at])
    settle_unanswered(run, possible)


def _settle_last_steps(pattern: Sequence, matchers: list[Matcher], run: Run) -> None:
    """Where nothing is unknown."""
    matter, at = run.matter, run.open()
    tied = matter.ties.first_after(matter.triggers.places, matter.cases, _events(pattern))
    run.mark_ties(np.arange(len(matter)), tied)
    cases, start = matter.cases[at], matter.following[at]
    beyond = matter.sheet.rows.live
    for each in matchers:
        row = each.next_from(np.minimum(start, beyond), cases)
        start = np.where(row == NOWHERE, beyond, row) + 1
    settle_first(run, at, np.where(start <= beyond, start - 1, NOWHERE))
    settle_unanswered(run, np.zeros(len(matter), np.bool_))


def _events(pattern: Sequence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for step in pattern.steps for name in step.events))

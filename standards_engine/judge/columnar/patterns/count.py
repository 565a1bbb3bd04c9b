"""`expect at most 1 collected`: how often an event may or must come."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.plain import held, is_plain, leave_cancelled
from standards_engine.judge.columnar.rounds import counts_to
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import Bound, Count
from standards_engine.verdicts import Reason, Verdict


class _Seen:
    """Events counted so far, certain and possible: those in the window, and all."""

    def __init__(self, holes: Int64) -> None:
        self._holes = holes
        self.inside, self.total = (np.zeros_like(holes) for _ in range(2))
        self.maybe_inside, self.maybe_total = holes.copy(), holes.copy()

    def restart(self, at: Int64) -> None:
        self.inside[at] = self.total[at] = 0
        self.maybe_inside[at] = self.maybe_total[at] = self._holes[at]

    def add(self, at: Int64, certain: Bool, inside: Bool) -> None:
        """One more event each: certain, or only possible; in the window, or after it."""
        self.total[at] += certain
        self.maybe_total[at] += ~certain
        self.inside[at] += certain & inside
        self.maybe_inside[at] += ~certain & inside


def judge_count(pattern: Count, run: Run) -> None:
    """Too many is too many even after the case has ended; enough must come before."""
    matter = run.matter
    if pattern.bound is Bound.AT_LEAST and pattern.number <= 0:
        at = run.open()
        run.settle(at, Verdict.MET, Reason.COUNT_KEPT, decided=matter.began[at])
        return
    counted = matter.matcher(pattern.match)
    seen = _Seen(counted.holes(matter.frame))
    if pattern.bound is not Bound.EXACTLY and not run.restarts and is_plain(run, counted):
        _settle_at_the_last(pattern, run, counted, seen)
        return
    unclear = _may_be_settled(pattern, seen)
    for at, row, inside, restarted in run.turns(counted, unclear=unclear):
        seen.restart(at[restarted])
        over = run.window.is_late(inside) | run.window.is_beyond_until(at, row)
        _settle_the_end(pattern, run, at[over], seen)
        started = matter.sheet.rows.time[row] >= run.window.start[at]
        truth = counted.of(matter.frame, at, row)
        counts = ~over & started & (truth != FALSE)
        seen.add(at[counts], truth[counts] == TRUE, inside[counts])
        settled = _settles(pattern, seen.inside[at], seen.total[at])
        settled &= counts & (truth == TRUE)
        _settle(pattern, run, at[settled], row[settled])
        unclear[:] = _may_be_settled(pattern, seen)
    _settle_the_end(pattern, run, run.open(), seen)


def _settle_at_the_last(pattern: Count, run: Run, counted: Matcher, seen: _Seen) -> None:
    """Where nothing is unknown: the event that makes them enough, or too many, decides."""
    matter, at, rows = run.matter, run.open(), counted.rows
    more = pattern.number - (pattern.bound is Bound.AT_LEAST)
    asked = "counts", matter.standard.zone, pattern.match
    before = matter.sheet.memo(asked, lambda: counts_to(matter.sheet.rows.live, rows))
    place = before[matter.following[at]] + more
    row = np.append(rows, NOWHERE)[np.minimum(place, len(rows))]
    row = np.where(row <= matter.sheet.rows.last[matter.cases[at]], row, NOWHERE)
    at, row = leave_cancelled(run, at, row)
    inside = held(run, at, row)
    real = row != NOWHERE
    over = run.window.is_late(inside)
    over[real] |= run.window.is_beyond_until(at[real], row[real])
    settled = real & ~over & (inside | (pattern.bound is Bound.AT_MOST))
    _settle(pattern, run, at[settled], row[settled])
    _settle_the_end(pattern, run, run.open(), seen)


def _settles(pattern: Count, inside: Int64, total: Int64) -> Bool:
    """Whether so many settle the verdict before the window is over."""
    enough: Bool = inside >= pattern.number
    too_many: Bool = total > pattern.number
    return enough if pattern.bound is Bound.AT_LEAST else too_many


def _may_be_settled(pattern: Count, seen: _Seen) -> Bool:
    return _settles(pattern, seen.inside + seen.maybe_inside, seen.total + seen.maybe_total)


def _settle(pattern: Count, run: Run, at: Int64, rows: Int64) -> None:
    if pattern.bound is Bound.AT_LEAST:
        run.settle(at, Verdict.MET, Reason.COUNT_KEPT, deciding=rows)
    else:
        run.settle(at, Verdict.MISSED, Reason.COUNT_BROKEN, deciding=rows)


def _settle_the_end(pattern: Count, run: Run, at: Int64, seen: _Seen) -> None:
    """What no single event settled, when the window is over or as-of has come."""
    doubtful = _may_be_settled(pattern, seen)[at]
    run.settle_unclear(at[doubtful])
    at = at[~doubtful]
    due = run.window.due(at)
    over = run.window.is_over(at, due)
    awaited = (seen.inside[at] < pattern.number)[~over] & (pattern.bound is not Bound.AT_MOST)
    run.settle(at[~over], Verdict.PENDING, Reason.WINDOW_OPEN, due=due[~over], awaited=awaited)
    at, due = at[over], due[over]
    certain, most = seen.inside[at], seen.inside[at] + seen.maybe_inside[at]
    kept = (certain == pattern.number) & (most == pattern.number)
    kept |= pattern.bound is Bound.AT_MOST
    unclear = ~kept & (most >= pattern.number) & (pattern.bound is Bound.EXACTLY)
    run.settle(at[kept], Verdict.MET, Reason.COUNT_KEPT)
    run.settle_unclear(at[unclear])
    broken = ~kept & ~unclear
    last = due[broken]
    run.settle(at[broken], Verdict.MISSED, Reason.COUNT_BROKEN, decided=last, due=last)

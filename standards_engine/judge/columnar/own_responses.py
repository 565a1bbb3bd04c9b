"""`expect its own visited`: each response answers one trigger only (semantics 3.5).

Round by round every case has one row in hand, which goes to the oldest trigger that waits for it.
What is uncertain is given to nobody.
"""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.alternatives import Alternative, alternatives
from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.own_rows import OwnResponses
from standards_engine.judge.columnar.patterns.preparing import Prepared
from standards_engine.judge.columnar.rounds import rounds
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run, union
from standards_engine.judge.columnar.searching import spread
from standards_engine.judge.columnar.triggers import NO_DOUBT
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE, TRUE
from standards_engine.rules.nodes import ForEachEvent, Response
from standards_engine.verdicts import Reason

_BEYOND = np.iinfo(np.int64).max


def own_responses(matter: Matter) -> OwnResponses:
    """Row by row, each response goes to the oldest trigger that waits for it."""
    queue, sheet = _Queue(matter), matter.sheet
    for cases, rows in rounds(
        sheet.rows, queue.rows_that_matter, queue.cases, queue.start, queue.still_open
    ):
        queue.hand_out(cases, rows)
    return OwnResponses(queue.own, queue.doubtful[queue.case_of])


def hides_a_trigger(matter: Matter) -> Bool:
    """Of which obligations a hole of the case may be a trigger."""
    trigger = matter.standard.trigger
    if not isinstance(trigger, ForEachEvent):
        return np.zeros(len(matter), np.bool_)
    hidden: Bool = matter.matcher(trigger.match).holes(matter.frame) > 0
    return hidden


class _Queue:
    """The obligations of every case, which wait from their row on until answered or cancelled."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self.cases, self._first, self.case_of = np.unique(
            matter.cases, return_index=True, return_inverse=True
        )
        self._end = np.append(self._first[1:], len(matter))
        self.start: Int64 = matter.rows[self._first] + 1
        self.still_open: Bool = np.ones(len(self.cases), np.bool_)
        self._hidden: Bool = hides_a_trigger(matter)[self._first]
        self.doubtful: Int64 = np.where(self._hidden, 0, _BEYOND)
        self.own: Int64 = np.full(len(matter), NOWHERE)
        self._waits: Bool = np.ones(len(matter), np.bool_)
        self._claims = [_Claim(each, matter) for each in alternatives(matter)]
        self._cancels = [matter.matcher(match) for match in matter.standard.cancels]

    @property
    def rows_that_matter(self) -> Int64:
        """Of responses, cancels and restarts."""
        standard, matter = self._matter.standard, self._matter
        every = [each.rows for each in self._cancels]
        every += [matter.matcher(restart.match).rows for restart in standard.restarts]
        every += [each.rows for each in self._claims]
        return union(every)

    def hand_out(self, cases: Int64, rows: Int64) -> None:
        """One row of each case."""
        self._skip_those_done(cases)
        begun = np.searchsorted(self._matter.triggers.places, rows, side="left")
        owner, waiting = spread(self._first[cases], np.minimum(begun, self._end[cases]))
        owner, waiting = owner[self._waits[waiting]], waiting[self._waits[waiting]]
        row = rows[owner]
        cancelled = self._is_cancelled(waiting, row)
        self._waits[waiting[cancelled]] = False
        owner, waiting, row = (each[~cancelled] for each in (owner, waiting, row))
        truth = self._truth(waiting, row)
        candidates = np.flatnonzero(truth != FALSE)
        _, oldest = np.unique(owner[candidates], return_index=True)
        self._give(cases[owner], waiting, row, truth, candidates[oldest])

    def _skip_those_done(self, cases: Int64) -> None:
        """So that a long case costs no more than those that wait."""
        while len(cases):
            first = self._first[cases]
            more = first < self._end[cases]
            cases = cases[more][~self._waits[first[more]]]
            self._first[cases] += 1

    def _give(self, cases: Int64, waiting: Int64, rows: Int64, truth: Int8, oldest: Int64) -> None:
        """To the oldest of each case; where it is in doubt whether it is one, to nobody."""
        unsure = oldest[truth[oldest] == DOUBT]
        self.doubtful[cases[unsure]] = np.minimum(self.doubtful[cases[unsure]], rows[unsure])
        sure = oldest[(truth[oldest] == TRUE) & ~self._hidden[cases[oldest]]]
        self.own[waiting[sure]] = rows[sure]
        self._waits[waiting[sure]] = False

    def _is_cancelled(self, waiting: Int64, rows: Int64) -> Bool:
        found = np.zeros(len(waiting), np.bool_)
        for each in self._cancels:
            found |= each.of(self._matter.frame, waiting, rows) == TRUE
        return found

    def _truth(self, waiting: Int64, rows: Int64) -> Int8:
        """What every alternative says; in doubt where they differ, or the trigger is."""
        any_claims, all_claim = np.zeros(len(waiting), np.bool_), np.ones(len(waiting), np.bool_)
        for claim in self._claims:
            here, truth = claim.truth(waiting, rows)
            any_claims[here] |= truth != FALSE
            all_claim[here] &= truth == TRUE
        certain = all_claim & (self._matter.triggers.doubt[waiting] == NO_DOUBT)
        return np.where(certain & any_claims, TRUE, np.where(any_claims, DOUBT, FALSE)).astype(
            np.int8
        )


class _Claim:
    """One alternative: whether a row would decide it."""

    def __init__(self, alternative: Alternative, matter: Matter) -> None:
        self._matter = matter
        self._place = np.full(len(matter), NOWHERE)
        self._place[alternative.at] = np.arange(len(alternative.at))
        self.rows: Int64 = np.zeros(0, np.int64)
        self._owed: Prepared | None = None
        owed = alternative.owed
        if isinstance(owed, Prepared) and isinstance(owed.pattern, Response) and owed.pattern.own:
            self._owed, self._answer = owed, matter.matcher(owed.pattern.match)
            self.rows = self._answer.rows
            self._ready = np.full(len(alternative.at), NOWHERE)
            self._ready[owed.ready] = np.arange(len(owed.ready))
            self._over = owed.at_once.reason == Reason.DUE_BEFORE_TRIGGER
            self._over[owed.ready] = False

    def truth(self, waiting: Int64, rows: Int64) -> tuple[Int64, Int8]:
        """Of the pairs that it may judge: which they are, and whether the row decides."""
        here = np.flatnonzero(self._place[waiting] != NOWHERE)
        if self._owed is None:
            return here, np.full(len(here), FALSE, np.int8)
        waiting, rows, place = waiting[here], rows[here], self._place[waiting[here]]
        truth = self._answer.of(self._matter.frame, waiting, rows)
        ready = self._ready[place]
        running = ready != NOWHERE
        decides, known = ~self._over[place], np.zeros(len(here), np.bool_)
        decides[running], known[running] = _decides(self._owed.run, ready[running], rows[running])
        unless_known = np.where(known | (truth == FALSE), truth, DOUBT)
        return here, np.where(decides, unless_known, FALSE).astype(np.int8)


def _decides(run: Run, at: Int64, rows: Int64) -> tuple[Bool, Bool]:
    """Whether rows that match decide, and whether the clock is known; a row first restarts it."""
    run.restart(at, rows)
    known = run.still_open[at]
    started = run.matter.sheet.rows.time[rows] >= run.window.start[at]
    inside = run.window.holds(at, rows) | (run.window.limit is not None)
    return ~known | (started & inside), known

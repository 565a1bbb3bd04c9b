"""`reopened by E resume`: what was answered is open again (semantics 4.4)."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.rounds import rounds
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run, union
from standards_engine.judge.columnar.values.evaluate import either
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE, TRUE
from standards_engine.verdicts import Verdict


class Reopenings:
    """The reopenings of a run, and which obligations something else may have reopened."""

    def __init__(self, run: Run) -> None:
        matter = run.matter
        edges = [each.match for each in matter.standard.reopenings if each.resume]
        self._run = run
        self._edges = [matter.matcher(edge) for edge in edges]
        self._rows = union([edge.rows for edge in self._edges]) if edges else matter.rows
        self._in_doubt: Bool = np.zeros(len(matter), np.bool_)

    def reopen(self, answered: Int64) -> bool:
        """Opens what is reopened after its answer; whether anything is."""
        if not self._edges or not len(answered):
            return False
        rows = self._run.outcomes.deciding[answered]
        found = self._next(answered, rows)
        real = found != NOWHERE
        self._run.reopen(answered[real], rows[real], found[real])
        return bool(real.any())

    def settle_in_doubt(self) -> None:
        """Undetermined, unless it is missed all the same."""
        missed = self._run.outcomes.verdict == Verdict.MISSED
        self._run.settle_as_unknown(np.flatnonzero(self._in_doubt & ~missed))

    def _next(self, answered: Int64, rows: Int64) -> Int64:
        """The first row after each answer that reopens; without a limit, before the case ends."""
        run, frame = self._run, self._run.matter.frame.take(answered)
        found, looking = np.full(len(answered), NOWHERE), np.ones(len(answered), np.bool_)
        for edge in self._edges:
            self._in_doubt[answered] |= edge.holes(frame) > 0
        for at, row in rounds(frame.sheet.rows, self._rows, frame.cases, rows + 1, looking):
            if run.window.limit is None:
                looking[at] = run.window.holds(answered[at], row)
            truth = np.where(looking[at], self._truth(answered[at], row), FALSE)
            found[at[truth == TRUE]] = row[truth == TRUE]
            looking[at[truth == TRUE]] = False
            self._in_doubt[answered[at[truth == DOUBT]]] = True
        return found

    def _truth(self, at: Int64, rows: Int64) -> Int8:
        truth = np.full(len(at), FALSE, np.int8)
        for edge in self._edges:
            truth = either(truth, edge.of(self._run.matter.frame, at, rows))
        return truth

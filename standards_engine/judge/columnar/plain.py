"""The usual case: nothing is unknown and nothing restarts the clock, so the first event decides.

Then it is looked up in a table of next rows, where `Run.turns` would walk to it round by round.
"""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run


def is_plain(run: Run, *matchers: Matcher) -> bool:
    """Whether what a run awaits, and what cancels it, is known of every row of the batch."""
    rows, restarts = run.matter.sheet.rows, (edge for _, edge in run.restarts)
    known = all(each.is_plain for each in (*matchers, *run.cancels, *restarts))
    return known and rows.live == len(rows.origin)


def first_rows(run: Run, matcher: Matcher, at: Int64) -> Int64:
    """The first such row that can answer each of the obligations, or `NOWHERE`."""
    return matcher.next_from(run.matter.following[at], run.matter.cases[at])


def leave_restarted(run: Run, at: Int64, deciding: Int64) -> tuple[Int64, Int64]:
    """The obligations whose clock nothing restarts up to a deciding row, or without one at all."""
    for _, edge in run.restarts:
        restart = first_rows(run, edge, at)
        never = (restart == NOWHERE) | ((deciding != NOWHERE) & (deciding < restart))
        at, deciding = at[never], deciding[never]
    return at, deciding


def leave_cancelled(run: Run, at: Int64, deciding: Int64) -> tuple[Int64, Int64]:
    """Settles what is cancelled before a deciding row (or without one), and gives the others.

    Whatever cancels is asked before what else its row may be.
    """
    matter = run.matter
    if not run.cancels:
        return at, deciding
    start = np.maximum(matter.triggers.places[at] + 1, matter.following[at])
    first = np.full(len(at), matter.sheet.rows.live)
    for each in run.cancels:
        found = each.next_from(start, matter.cases[at])
        first = np.where(found == NOWHERE, first, np.minimum(first, found))
    here = np.flatnonzero((first < matter.sheet.rows.live) & _not_before(first, deciding))
    here = here[run.window.holds(at[here], first[here])]
    run.settle_cancelled(at[here], first[here])
    left = np.ones(len(at), np.bool_)
    left[here] = False
    return at[left], deciding[left]


def _not_before(rows: Int64, deciding: Int64) -> Bool:
    """Whether the deciding row does not come before them."""
    not_before: Bool = (deciding == NOWHERE) | (rows <= deciding)
    return not_before


def held(run: Run, at: Int64, rows: Int64) -> Bool:
    """Whether each row is one, and lies in its window."""
    inside = np.zeros(len(at), np.bool_)
    real = np.flatnonzero(rows != NOWHERE)
    inside[real] = run.window.holds(at[real], rows[real])
    return inside

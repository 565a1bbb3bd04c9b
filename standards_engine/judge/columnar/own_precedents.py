"""`expect its own loaner_delivered before`: each is for one trigger only (semantics 3.5).

Turn by turn one trigger of every case takes the newest earlier event that is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from standards_engine.judge.columnar.alternatives import alternatives
from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.own_responses import hides_a_trigger
from standards_engine.judge.columnar.own_rows import OwnPrecedents
from standards_engine.judge.columnar.patterns.precedence import is_near
from standards_engine.judge.columnar.patterns.preparing import Prepared
from standards_engine.judge.columnar.rounds import rounds_back
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.triggers import NO_DOUBT
from standards_engine.judge.columnar.values.vectors import DOUBT, FALSE, TRUE
from standards_engine.rules.nodes import Precedence
from standards_engine.verdicts import Reason

_NEVER = np.iinfo(np.int64).max
_ALWAYS = -1


def own_precedents(matter: Matter) -> OwnPrecedents:
    rows = matter.sheet.rows
    places = np.arange(len(matter))
    first = np.maximum.accumulate(np.where(np.diff(matter.cases, prepend=-1) != 0, places, 0))
    spent, doubtful = np.full(rows.live, _NEVER), np.full(rows.live, _NEVER)
    hidden = np.zeros(rows.cases, np.bool_)
    hidden[matter.cases[hides_a_trigger(matter)]] = True
    doubtful[hidden[rows.case[: rows.live]]] = _ALWAYS
    own = OwnPrecedents(places - first, spent, doubtful)
    matter = replace(matter, own_precedents=own)
    for turn in range(int(own.turn.max(initial=-1)) + 1):
        _take_turn(turn, matter.take(np.flatnonzero(own.turn == turn)), own)
    return own


def _take_turn(turn: int, matter: Matter, own: OwnPrecedents) -> None:
    """What all alternatives take for certain is spent; what else they may take is in doubt."""
    taken = _Taken(matter)
    sure = taken.agreed & (matter.triggers.doubt == NO_DOUBT)
    sure[taken.owner[taken.only_maybe]] = False
    certain = sure[taken.owner]
    rows = taken.rows[certain]
    own.spent[rows] = np.minimum(own.spent[rows], turn)
    rows = taken.rows[~certain]
    own.doubtful[rows] = np.minimum(own.doubtful[rows], turn)


class _Taken:
    """What the alternatives of obligations take: pairs of obligation and row."""

    def __init__(self, matter: Matter) -> None:
        owners, rows, maybe = ([np.zeros(0, np.int64)] for _ in range(3))
        size = len(matter)
        first, self.agreed = np.full(size, -2), np.ones(size, np.bool_)
        for each in alternatives(matter):
            found = np.full(size, NOWHERE)
            if isinstance(each.owed, Prepared):
                for at, row, truth in _walk(each.owed, matter, each.at):
                    owners.append(at)
                    rows.append(row)
                    maybe.append((truth != TRUE).astype(np.int64))
                    found[at[truth == TRUE]] = row[truth == TRUE]
            here = found[each.at]
            fresh = first[each.at] == -2
            self.agreed[each.at] &= fresh | (first[each.at] == here)
            first[each.at] = here
        self.owner = np.concatenate(owners)
        self.rows = np.concatenate(rows)
        self.only_maybe: Bool = np.concatenate(maybe) > 0


def _walk(owed: Prepared, matter: Matter, place: Int64) -> Iterator[tuple[Int64, Int64, Int8]]:
    """From each trigger back, row by row: obligations, and the rows that they take or may take.

    Where the clock cannot be known, every row is only possible.
    """
    pattern, own = owed.pattern, matter.own_precedents
    if not (isinstance(pattern, Precedence) and pattern.own):
        return
    assert own is not None
    known, over = owed.run.still_open, owed.at_once.reason == Reason.DUE_BEFORE_TRIGGER
    ready = np.full(len(place), NOWHERE)
    ready[owed.ready] = np.where(known, np.arange(len(owed.ready)), NOWHERE)
    over[owed.ready] = False
    earlier, looking = matter.matcher(pattern.match), ~over
    ends, cases = matter.rows[place], matter.cases[place]
    left = earlier.rows[own.spent[earlier.rows] == _NEVER]
    for at, row in rounds_back(matter.sheet.rows, left, cases, ends, looking):
        looking[at] &= not pattern.just
        truth = own.of(place[at], row, earlier.of(matter.frame, place[at], row))
        truth[pattern.just & (row < ends[at] - 1)] = FALSE
        running = np.flatnonzero(ready[at] != NOWHERE)
        near = is_near(owed.run, ready[at[running]], row[running])
        truth[running[~near]] = FALSE
        looking[at[running[~near]]] &= not owed.run.window.only_grows
        truth[(ready[at] == NOWHERE) & (truth == TRUE)] = DOUBT
        looking[at[truth == TRUE]] = False
        kept = truth != FALSE
        yield place[at[kept]], row[kept], truth[kept]

"""`expect its own loaner_delivered before`: each is for one trigger only (semantics 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.judge.reference.alternatives import Alternative, alternatives
from standards_engine.judge.reference.matter import Matter, Rows
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.own import hides_a_trigger
from standards_engine.judge.reference.precedence import earlier, is_near
from standards_engine.rules.nodes import Precedence


@frozen
class _Taken:
    """What an alternative takes for certain, and what else it may have taken."""

    certain: int | None = None
    possible: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        return self.possible | frozenset(() if self.certain is None else (self.certain,))


def with_own_precedents(matters: Sequence[Matter]) -> list[Matter]:
    """Trigger by trigger, each takes the newest earlier event that is left."""
    rows = frozenset(range(len(matters[0].history.rows) if matters else 0))
    doubtful = rows if matters and hides_a_trigger(matters[0]) else frozenset()
    spent: frozenset[int] = frozenset()
    found: list[Matter] = []
    for each in matters:
        left = Rows(rows - spent - doubtful, doubtful - spent)
        matter = replace(each, own_precedents=left)
        found.append(matter)
        taken = [_taken(alternative, matter) for alternative in alternatives(matter)]
        if matter.begun.doubt is None and len(set(taken)) == 1 and not taken[0].possible:
            spent |= taken[0].all
        else:
            doubtful |= {index for one in taken for index in one.all}
    return found


def _taken(alternative: Alternative, matter: Matter) -> _Taken:
    pattern, run = alternative.pattern, alternative.run
    if not isinstance(pattern, Precedence) or not pattern.own or alternative.settled:
        return _Taken()
    maybe: set[int] = set()
    for index in earlier(pattern, matter):
        truth = matter.is_precedent(pattern, index)
        if truth is False or not (isinstance(run, Outcome) or is_near(run, index)):
            continue
        if truth is True and not isinstance(run, Outcome):
            return _Taken(index, frozenset(maybe))
        maybe.add(index)
    return _Taken(None, frozenset(maybe))

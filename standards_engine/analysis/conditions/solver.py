"""Can these conditions hold together? Every world that they tell apart is looked into.

The states of terms are settled one after the other; where a condition can no longer come out as it
should, the rest is not looked at. Where that takes too long, or where the answer hangs on tests
that are left whole, the answer is that they can hold: what is claimed never to happen never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from standards_engine.analysis.conditions.states import term_of
from standards_engine.analysis.conditions.terms import Asked
from standards_engine.analysis.conditions.truth import Judge, Judged
from standards_engine.analysis.conditions.truths import FALSE, TRUE, UNKNOWN, Truths
from standards_engine.rules.expressions import Expression

_MOST_STEPS = 5_000
_DEEPEST = 200
"""Parts settled at a time; nobody reads a condition of more."""


def may_hold(
    true: Sequence[Expression | None],
    *,
    not_true: Sequence[Expression] = (),
    false: Sequence[Expression] = (),
) -> bool:
    """Whether in some world all of `true` are true, none of `not_true`, all of `false` false.

    No condition always holds.
    """
    wanted = [(each, TRUE) for each in true if each is not None]
    wanted += [(each, FALSE | UNKNOWN) for each in not_true]
    wanted += [(each, FALSE) for each in false]
    return _search(wanted).succeeds(0)


def implies(true: Sequence[Expression | None], other: Expression) -> bool:
    """Whether `other` is true wherever all the conditions are."""
    return not may_hold(true, not_true=[other])


@dataclass(slots=True)
class _Search:
    """The states that each part of the conditions can be in, and how each should come out."""

    states: list[Sequence[Any]]
    wanted: list[tuple[Judged, Truths]]
    world: list[Any]
    """None for a part whose state is still open."""
    steps: int = 0

    def succeeds(self, place: int) -> bool:
        """Whether the open parts, from `place` on, have states with which all come out so."""
        self.steps += 1
        if self.steps > _MOST_STEPS or place > _DEEPEST:
            return True
        found = [(judged(self.world), truths) for judged, truths in self.wanted]
        if not any(each & ~truths for each, truths in found):
            return True
        if not all(each & truths for each, truths in found):
            return False
        for state in self.states[place]:
            self.world[place] = state
            if self.succeeds(place + 1):
                return True
        self.world[place] = None
        return False


def _search(wanted: Sequence[tuple[Expression, Truths]]) -> _Search:
    asked = Asked()
    for condition, _ in wanted:
        asked.add(condition)
    terms = {each: term_of(each, constants) for each, constants in asked.terms.items()}
    places = {each: place for place, each in enumerate(chain(terms, asked.whole))}
    judge = Judge(terms, places)
    states: list[Sequence[Any]] = [each.states for each in terms.values()]
    states += [(TRUE, FALSE, UNKNOWN)] * len(asked.whole)
    judged = [(judge.judged(condition), truths) for condition, truths in wanted]
    return _Search(states, judged, [None] * len(states))

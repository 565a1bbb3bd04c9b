"""Can these conditions hold together? Every world that they tell apart is tried.

Where there are too many worlds, or where the answer hangs on tests that are left whole, the answer
is that they can: what is claimed never to happen never does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product
from math import prod

from standards_engine.analysis.conditions.states import term_of
from standards_engine.analysis.conditions.terms import Asked
from standards_engine.analysis.conditions.truth import Judge, World
from standards_engine.rules.expressions import Expression

_MOST_WORLDS = 20_000
_TRUTHS = (True, False, None)


def may_hold(
    true: Sequence[Expression | None],
    *,
    not_true: Sequence[Expression] = (),
    false: Sequence[Expression] = (),
) -> bool:
    """Whether in some world all of `true` are true, none of `not_true`, all of `false` false.

    No condition always holds.
    """
    wanted = [each for each in true if each is not None]
    worlds, judge = _worlds([*wanted, *not_true, *false])
    holding, failing, refuted = (
        [judge.judged(each) for each in group] for group in (wanted, not_true, false)
    )
    if worlds is None:
        return True
    return any(
        all(each(world) is True for each in holding)
        and all(each(world) is not True for each in failing)
        and all(each(world) is False for each in refuted)
        for world in worlds
    )


def implies(true: Sequence[Expression | None], other: Expression) -> bool:
    """Whether `other` is true wherever all the conditions are."""
    return not may_hold(true, not_true=[other])


def _worlds(conditions: Sequence[Expression]) -> tuple[Iterator[World] | None, Judge]:
    """Every world, or None where they are too many."""
    asked = Asked()
    for condition in conditions:
        asked.add(condition)
    terms = {each: term_of(each, constants) for each, constants in asked.terms.items()}
    places = {each: place for place, each in enumerate(chain(terms, asked.whole))}
    states = [each.states for each in terms.values()]
    truths = [_TRUTHS for _ in asked.whole]
    many = prod(map(len, states)) * 3 ** len(truths) > _MOST_WORLDS
    return (None if many else product(*states, *truths)), Judge(terms, places)

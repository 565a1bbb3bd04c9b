"""All that a standard, in its versions, has to say of one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.judge.fold import period_parts
from standards_engine.judge.reference.explanation import (
    Contributions,
    Explanation,
    NothingOwed,
    condensed,
    contributions_of,
    explanations,
    nothing_owed,
)
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Ruleset, Standard

Explained = Explanation | NothingOwed | Contributions


def explain_case(
    versions: Sequence[Standard],
    case: Case,
    ruleset: Ruleset,
    as_of: int,
    chosen: slice = slice(None),
) -> list[Explained]:
    """The chosen obligations of each version, by when they began; where there is none, why."""
    found = [each for of in versions for each in _explained(of, case, ruleset, as_of, chosen)]
    owed = [each for each in found if isinstance(each, Explanation)]
    if owed:
        return [*sorted(owed, key=lambda each: each.obligation.began)]
    return found


def _explained(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, chosen: slice
) -> Iterator[Explained]:
    if period_parts(standard) is not None:
        yield contributions_of(standard, case, ruleset, as_of)
        return
    found = explanations(standard, case, ruleset, as_of, chosen)
    if not found and not chosen.start:
        yield nothing_owed(standard, case, ruleset, as_of)
    yield from map(condensed, found)

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
    versions: Sequence[Standard], case: Case, ruleset: Ruleset, as_of: int
) -> list[Explained]:
    """Every obligation, by when it began; where no version has any, why."""
    found = [each for of in versions for each in _explained(of, case, ruleset, as_of)]
    owed = [each for each in found if isinstance(each, Explanation)]
    if owed:
        return [*sorted(owed, key=lambda each: each.obligation.began)]
    return found


def _explained(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> Iterator[Explained]:
    if period_parts(standard) is not None:
        yield contributions_of(standard, case, ruleset, as_of)
        return
    found = explanations(standard, case, ruleset, as_of)
    if not found:
        yield nothing_owed(standard, case, ruleset, as_of)
    yield from map(condensed, found)

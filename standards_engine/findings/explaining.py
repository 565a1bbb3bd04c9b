"""All that a standard, in its versions, has to say of one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standards_engine.findings.waivers import Waivers
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
from standards_engine.rules.nodes import Ruleset, Standard, Waiver
from standards_engine.verdicts import Verdict

Explained = Explanation | NothingOwed | Contributions


def explain_case(
    versions: Sequence[Standard],
    case: Case,
    ruleset: Ruleset,
    as_of: int,
    chosen: slice = slice(None),
    waivers: Sequence[Waiver] = (),
) -> list[Explained]:
    """The chosen obligations of each version, by when they began; where there is none, why.

    `waivers` of single cases apply besides those in the rules.
    """
    found = [each for of in versions for each in _explained(of, case, ruleset, as_of, chosen)]
    every = (*ruleset.waivers, *waivers)
    owed = [
        replace(each, waiver=_waiver(each, every, case, ruleset))
        for each in found
        if isinstance(each, Explanation)
    ]
    if owed:
        return [*sorted(owed, key=lambda each: each.obligation.began)]
    return found


def _waiver(
    of: Explanation, waivers: Sequence[Waiver], case: Case, ruleset: Ruleset
) -> Waiver | None:
    if of.obligation.verdict is not Verdict.MISSED:
        return None
    return Waivers(of.standard, waivers, ruleset, of.as_of).covering(of.obligation, case)


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

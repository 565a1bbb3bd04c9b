"""What the judge did in an example: the explanations of its obligations, and what owed nothing."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.frozen import frozen
from standards_engine.judge.fold import period_parts
from standards_engine.judge.reference.explanation import (
    Explanation,
    NotOwed,
    explanations,
    nothing_owed,
)
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.verdicts import Obligation


@frozen(kw_only=True)
class Judged:
    """What one version of a standard did in the example."""

    standard: Standard
    obligations: tuple[Obligation, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    not_owed: tuple[NotOwed, ...] = ()
    """Events and cases that could have begun an obligation, whether they did or not."""


@frozen
class Evidence:
    versions: tuple[Judged, ...]

    def of_version(self, standard: Standard) -> Judged:
        found = (each for each in self.versions if each.standard is standard)
        return next(found, Judged(standard=standard))


def evidence_of(result: ExampleResult, ruleset: Ruleset) -> Evidence:
    """Nothing where the example is one of a constraint."""
    unwaived = replace(ruleset, waivers=())
    return Evidence(tuple(_judged(each, result, unwaived) for each in result.versions))


def _judged(standard: Standard, result: ExampleResult, ruleset: Ruleset) -> Judged:
    assert result.case is not None
    if period_parts(standard) is not None:
        return Judged(standard=standard, obligations=result.obligations)
    found = tuple(explanations(standard, result.case, ruleset, result.as_of))
    return Judged(
        standard=standard,
        obligations=tuple(each.obligation for each in found),
        explanations=found,
        not_owed=nothing_owed(standard, result.case, ruleset, result.as_of).looked_at,
    )

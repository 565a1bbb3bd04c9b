"""How the reference judge came to the verdicts of an example."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.findings.explaining import Explained, explain_case
from standards_engine.rules.nodes import Ruleset


def explained(result: ExampleResult, ruleset: Ruleset) -> tuple[Explained, ...]:
    """One for each obligation, in the order of `found`; where there is none, why.

    Nothing for an example of a constraint, or one that could not be judged. Waivers do not count.
    """
    if result.case is None:
        return ()
    unwaived = replace(ruleset, waivers=())
    return tuple(explain_case(result.versions, result.case, unwaived, result.as_of))

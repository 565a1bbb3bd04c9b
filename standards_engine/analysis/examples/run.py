"""Every example of a ruleset, judged."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.examples.of_constraints import run_constraint_example
from standards_engine.analysis.examples.of_standards import run_standard_example
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.rules.nodes import Ruleset


def run_examples(ruleset: Ruleset) -> Iterator[ExampleResult]:
    """In the order written."""
    constraints = {each.name: each for each in ruleset.constraints}
    for example in ruleset.examples:
        if example.rule in constraints:
            yield run_constraint_example(example, constraints[example.rule], ruleset)
        else:
            versions = [each for each in ruleset.standards if each.name == example.rule]
            yield run_standard_example(example, versions, ruleset)

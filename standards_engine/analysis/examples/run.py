"""Every example of a ruleset, judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter

from standards_engine.analysis.examples.of_constraints import run_constraint_example
from standards_engine.analysis.examples.of_standards import run_standard_example
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.rules.nodes import Constraint, Example, Ruleset


def run_examples(ruleset: Ruleset) -> Iterator[ExampleResult]:
    """In the order written."""
    constraints = {each.name: each for each in ruleset.constraints}
    for example in ruleset.examples:
        began = perf_counter()
        result = _run(example, constraints.get(example.rule), ruleset)
        yield replace(result, seconds=perf_counter() - began)


def _run(example: Example, constraint: Constraint | None, ruleset: Ruleset) -> ExampleResult:
    if constraint is not None:
        return run_constraint_example(example, constraint, ruleset)
    versions = [each for each in ruleset.standards if each.name == example.rule]
    return run_standard_example(example, versions, ruleset)

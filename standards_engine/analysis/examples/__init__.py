"""The examples written in rule files: what they expect, what comes of them, what they show."""

from standards_engine.analysis.examples.clauses import ClauseKind, Way
from standards_engine.analysis.examples.coverage import (
    Coverage,
    coverage_of,
    whole_coverage_of,
)
from standards_engine.analysis.examples.differences import Compared, compared
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.analysis.examples.run import run_examples

__all__ = [
    "ClauseKind",
    "Compared",
    "Coverage",
    "ExampleResult",
    "Way",
    "compared",
    "coverage_of",
    "run_examples",
    "whole_coverage_of",
]

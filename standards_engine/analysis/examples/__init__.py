"""The examples written in rule files: what they expect, and what comes of them."""

from standards_engine.analysis.examples.coverage import Coverage, coverage_of
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.analysis.examples.run import run_examples

__all__ = ["Coverage", "ExampleResult", "coverage_of", "run_examples"]

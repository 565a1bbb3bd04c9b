"""The meaning of standards written as plainly as possible: the oracle of the columnar judge."""

from standards_engine.judge.reference.judge import judge_case

__all__ = ["judge_case"]

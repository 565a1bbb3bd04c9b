"""The meaning of standards written as plainly as possible: the oracle of the columnar judge."""

from standards_engine.judge.reference.batch import contribute_batch, judge_batch, obligation_of
from standards_engine.judge.reference.groups_seen import groups_seen
from standards_engine.judge.reference.judge import judge_case
from standards_engine.judge.reference.periods import contributions
from standards_engine.judge.reference.unplaced import unplaced_batch

__all__ = [
    "contribute_batch",
    "contributions",
    "groups_seen",
    "judge_batch",
    "judge_case",
    "obligation_of",
    "unplaced_batch",
]

"""The columnar judge: from a sorted batch of events to columns of verdicts, by array kernels.

No loop runs over events or obligations in Python; loops run over clauses, over distinct values,
and over rounds, in each of which every open obligation meets its next event.
"""

from standards_engine.judge.columnar.judge import judge, judge_all
from standards_engine.judge.columnar.periods import contribute
from standards_engine.judge.columnar.values.frames import Sheet

__all__ = ["Sheet", "contribute", "judge", "judge_all"]

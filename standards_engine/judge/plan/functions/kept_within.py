"""`kept_within(standard, level)`: the share of a log's obligations met within another level.

Every obligation of the standard is judged again, with the level for its limit; exceptions, pauses
and everything else stay as they are. Without a log it cannot be known.
"""

from __future__ import annotations

from standards_engine.judge.plan.evidence import Evidence, Question
from standards_engine.judge.plan.functions.result import Result
from standards_engine.plans import Entity, Level


def kept_within(evidence: Evidence, standard: Entity, level: Level) -> Result:
    answer = evidence.answer(Question(str(standard.name), level))
    return Result(answer.share, answer.lacks)

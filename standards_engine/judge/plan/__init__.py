"""Plans held against constraints."""

from standards_engine.judge.plan.evidence import Answer, Evidence, Question
from standards_engine.judge.plan.judge import judge_plan
from standards_engine.judge.plan.verdicts import (
    ConstraintVerdict,
    Outcome,
    PlanFinding,
    PlanVerdicts,
)

__all__ = [
    "Answer",
    "ConstraintVerdict",
    "Evidence",
    "Outcome",
    "PlanFinding",
    "PlanVerdicts",
    "Question",
    "judge_plan",
]

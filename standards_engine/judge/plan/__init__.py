"""Plans held against constraints."""

from standards_engine.judge.plan.judge import judge_plan
from standards_engine.judge.plan.verdicts import (
    ConstraintVerdict,
    Outcome,
    PlanFinding,
    PlanVerdicts,
)

__all__ = ["ConstraintVerdict", "Outcome", "PlanFinding", "PlanVerdicts", "judge_plan"]

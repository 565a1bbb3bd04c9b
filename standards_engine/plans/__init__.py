"""Plan documents: read with the place of every value, and ready to be judged."""

from standards_engine.plans.entities import Entity, Plan
from standards_engine.plans.levels import Level
from standards_engine.plans.load import load_plan, rules_of
from standards_engine.plans.schema import plan_schema
from standards_engine.plans.vocabulary import plan_vocabulary

__all__ = ["Entity", "Level", "Plan", "load_plan", "plan_schema", "plan_vocabulary", "rules_of"]

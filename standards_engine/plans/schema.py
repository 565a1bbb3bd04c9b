"""The JSON Schema of a plan, for editors that complete and check while one writes."""

from __future__ import annotations

from typing import Any

from standards_engine.plans.extended import plan_model
from standards_engine.rules.plan_fields import PlanFields


def plan_schema(plan_fields: PlanFields = ()) -> dict[str, Any]:
    """Draft 2020-12; with what a firm adds, where that is given."""
    schema = plan_model(plan_fields).model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

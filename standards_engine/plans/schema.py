"""The JSON Schema of a plan, for editors that complete and check while one writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standards_engine.plans.models import PlanDocument
from standards_engine.plans.shapes import models
from standards_engine.rules.types import Field


def plan_schema(plan_fields: Sequence[tuple[str, tuple[Field, ...]]] = ()) -> dict[str, Any]:
    """Draft 2020-12. A firm's own attributes are added where they are given."""
    schema = PlanDocument.model_json_schema(by_alias=True)
    names = {model.__name__: entity for entity, model in models().items()}
    own = dict(plan_fields)
    parts = {PlanDocument.__name__: schema, **schema.get("$defs", {})}
    for name, part in parts.items():
        for field in own.get(names.get(name, ""), ()):
            part["properties"][field.name] = {"description": field.title or "your own attribute"}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

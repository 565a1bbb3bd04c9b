"""The vocabulary of rules and the JSON Schema follow from the models, and from nothing else."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel

from standards_engine.plans import load_plan, plan_schema, plan_vocabulary
from standards_engine.plans.shapes import models, shape_of
from standards_engine.rules.loading import load_rules
from standards_engine.rules.plan_fields import PlanFields
from standards_engine.rules.types import Field, ListOf, Record, Text
from standards_engine.rules.wordings import Wording
from standards_engine.source import Source
from tests.plans.test_plan_documents import PLAN

SHIPPED = Path(__file__).parents[2] / "rulesets" / "planning" / "plans" / "good.yaml"


def own_fields() -> PlanFields:
    """What the rules of the shipped plan add to a plan."""
    ruleset = load_rules(["planning/seven_constraints"], vocabulary=plan_vocabulary()).ruleset
    assert ruleset is not None
    return ruleset.plan_fields


def test_every_field_of_a_model_is_in_the_vocabulary_under_the_name_plans_write() -> None:
    for entity, model in models().items():
        assert issubclass(model, BaseModel)
        record = plan_vocabulary().record(entity)
        assert record is not None
        written = [info.alias or name for name, info in model.model_fields.items()]
        assert [field.name for field in record.fields][: len(written)] == written


def test_every_collection_leads_to_its_entities() -> None:
    vocabulary = plan_vocabulary()
    for collection in vocabulary.collections:
        record = vocabulary.record("plan")
        for step in collection.path:
            assert record is not None
            field = record.field_named(step)
            assert field is not None
            assert isinstance(field.type, ListOf)
            assert isinstance(field.type.element, Record)
            record = vocabulary.record(field.type.element.name)
        assert record is not None
        assert record.name == collection.entity


def test_every_record_that_a_field_names_exists() -> None:
    vocabulary = plan_vocabulary()
    for record in vocabulary.records:
        for field in record.fields:
            type_ = field.type.element if isinstance(field.type, ListOf) else field.type
            if isinstance(type_, Record):
                assert vocabulary.record(type_.name) is not None, (record.name, field.name)


def test_entities_hold_only_what_the_vocabulary_has() -> None:
    plan, _ = load_plan(Source("plan.yaml", PLAN))
    assert plan is not None
    for kind, entities in plan.entities.items():
        record = plan_vocabulary().record(kind)
        assert record is not None
        names = {field.name for field in record.fields}
        for entity in entities:
            assert set(entity.values) <= names, kind


def test_only_the_standard_of_a_service_must_be_asked_for() -> None:
    optional = [
        f"{record.name}.{field.name}"
        for record in plan_vocabulary().records
        for field in record.fields
        if field.optional
    ]
    assert optional == ["service.standard"]


def test_the_schema_describes_every_field_and_allows_no_other() -> None:
    schema = plan_schema()
    parts = [schema, *schema["$defs"].values()]
    assert len(parts) == len(models())
    for part in parts:
        assert part["additionalProperties"] is False
        assert part["description"]
        assert all(field["description"] for field in part["properties"].values())


def test_the_schema_has_the_names_that_plans_write() -> None:
    names = set(plan_schema()["$defs"]["Service"]["properties"])
    assert names == set(shape_of(models()["service"]))
    assert "return" in names


def test_the_schema_takes_a_firm_s_own_attributes() -> None:
    schema = plan_schema(
        (("service", (Field("shelf", Text(), title=Wording("Where it stands")),)),)
    )
    assert schema["$defs"]["Service"]["properties"]["shelf"]["description"] == "Where it stands"


def test_the_shipped_plan_uses_names_of_the_schema() -> None:
    schema = plan_schema(own_fields())
    document = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert set(document) <= set(schema["properties"])
    for service in document["services"]:
        assert set(service) <= set(schema["$defs"]["Service"]["properties"])

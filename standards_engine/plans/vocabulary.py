"""What rules can say about a plan, derived from its models."""

from __future__ import annotations

from functools import cache

from standards_engine.plans.derived import derived_fields
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.rules.types import Field, Level, ListOf, Number, Record, Text, Type
from standards_engine.rules.vocabulary import Collection, Vocabulary
from standards_engine.rules.wordings import Wording

STANDARD = Record(
    "standard",
    (
        Field("name", Text(), title=Wording("Its name in the rules.")),
        Field("title", Text(), title=Wording("What it says, in a few words.")),
        Field("owner", Text(), title=Wording("Who answers for it.")),
        Field("promise", Text(), title=Wording("What customers are told, in the rule's words.")),
        Field("covers", ListOf(Text()), title=Wording("The elements of service that it is about.")),
        Field("goal", Number(), title=Wording("The share that must be kept.")),
        Field(
            "limit",
            Level(),
            title=Wording("The limit of its own expectation, where that is fixed."),
        ),
        Field("services", ListOf(Record("service")), title=Wording("The services that name it.")),
        Field(
            "contacts", ListOf(Record("contact")), title=Wording("Where those services are felt.")
        ),
        Field("attainment", Number(), title=Wording("The share that was kept; known with a log.")),
    ),
)
"""A standard of the rules, as constraints see it."""


@cache
def plan_vocabulary() -> Vocabulary:
    found = models()
    records = tuple(_record(entity, tuple(found)) for entity in found)
    return Vocabulary((*records, STANDARD), tuple(_collections("plan", ())))


def _record(entity: str, entities: tuple[str, ...]) -> Record:
    shapes = shape_of(models()[entity]).values()
    own = tuple(_field(entity, shape) for shape in shapes)
    parents = tuple(
        Field(parent, Record(parent)) for parent in entities if _is_inside(entity, parent)
    )
    return Record(entity, (*own, *derived_fields(entity), *parents))


def _is_inside(entity: str, parent: str) -> bool:
    """Whether `parent` has a list or part of `entity`; the plan itself is always in hand."""
    parts = (shape.part for shape in shape_of(models()[parent]).values())
    return parent != "plan" and any(part is not None and part.entity == entity for part in parts)


def _field(entity: str, shape: FieldShape) -> Field:
    type_ = ListOf(_type(entity, shape)) if shape.is_list else _type(entity, shape)
    is_standard = (entity, shape.name) == ("service", "standard")
    return Field(shape.name, type_, optional=is_standard, title=Wording(shape.description))


def _type(entity: str, shape: FieldShape) -> Type:
    if shape.part is not None:
        return Record(shape.part.entity)
    if shape.refers is not None:
        return Record(shape.refers)
    if shape.value is None:
        raise TypeError(f"the field {entity}.{shape.name} has no type")
    return shape.value


def _collections(entity: str, path: tuple[str, ...]) -> list[Collection]:
    """Lists of the plan, and lists inside its lists."""
    found: list[Collection] = []
    for shape in shape_of(models()[entity]).values():
        if shape.part is None or not shape.is_list:
            continue
        inner = (*path, shape.name)
        found += [Collection(shape.part.entity, inner), *_collections(shape.part.entity, inner)]
    return found

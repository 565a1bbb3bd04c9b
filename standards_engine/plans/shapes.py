"""What the models say, as plain tables: read once, used by vocabulary, reading and building."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType, NoneType
from typing import Annotated, Any, get_args, get_origin

from standards_engine.frozen import frozen
from standards_engine.plans.fields import Reads, Refers
from standards_engine.plans.models import PlanDocument, PlanModel
from standards_engine.rules.types import Type


@frozen
class FieldShape:
    """One field of a model: a value that is read, the name of an entity, or a part of its own."""

    name: str
    """As a plan writes it: `return`."""
    attribute: str
    """As the model has it: `return_`."""
    is_list: bool
    description: str
    value: Type | None = None
    refers: str | None = None
    part: type[PlanModel] | None = None


@lru_cache(maxsize=512)
def shape_of(model: type[PlanModel]) -> Mapping[str, FieldShape]:
    """The fields of a model by the names that plans write."""
    shapes = (_field(name, info) for name, info in model.model_fields.items())
    return MappingProxyType({shape.name: shape for shape in shapes})


@lru_cache(maxsize=64)
def models(root: type[PlanDocument] = PlanDocument) -> Mapping[str, type[PlanModel]]:
    """Every model by its entity's name, the plan first."""
    found: dict[str, type[PlanModel]] = {}
    _collect(root, found)
    return MappingProxyType(found)


def entity_at(place: tuple[str | int, ...], root: type[PlanModel] = PlanDocument) -> str:
    """The kind of entity at a place of a document; `plan` for the empty place."""
    model = root
    for step in place:
        part = shape_of(model)[step].part if isinstance(step, str) else None
        model = part or model
    return model.entity


def _collect(model: type[PlanModel], found: dict[str, type[PlanModel]]) -> None:
    found[model.entity] = model
    for shape in shape_of(model).values():
        if shape.part is not None:
            _collect(shape.part, found)


def _field(attribute: str, info: Any) -> FieldShape:
    annotation, metadata = _unwrap(info.annotation)
    metadata = (*info.metadata, *metadata)
    is_list = get_origin(annotation) is tuple
    if is_list:
        annotation, metadata = _unwrap(get_args(annotation)[0])
    return FieldShape(
        info.alias or attribute,
        attribute,
        is_list,
        info.description,
        value=next((each.type for each in metadata if isinstance(each, Reads)), None),
        refers=next((each.entity for each in metadata if isinstance(each, Refers)), None),
        part=annotation
        if isinstance(annotation, type) and issubclass(annotation, PlanModel)
        else None,
    )


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type without `| None` and `Annotated`, and what was annotated."""
    choices = [each for each in get_args(annotation) if each is not NoneType]
    if NoneType in get_args(annotation):
        return _unwrap(choices[0])
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return inner, tuple(metadata)
    return annotation, ()

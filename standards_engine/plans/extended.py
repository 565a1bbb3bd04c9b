"""The form of a plan with what a firm adds: its own attributes, and lists of things of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, cast

from pydantic import Field as ModelField
from pydantic import create_model

from standards_engine.plans.derived import BackReference
from standards_engine.plans.fields import Refers, Words
from standards_engine.plans.models import PlanDocument, PlanModel
from standards_engine.plans.own import reads
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.plans.vocabulary import plan_vocabulary
from standards_engine.rules.plan_fields import NAME, PlanFields, extension, kind_in
from standards_engine.rules.types import Field, ListOf

Definition = tuple[Any, Any]
"""Annotation and field, as pydantic makes a model of them."""


@lru_cache(maxsize=64)
def plan_model(plan_fields: PlanFields) -> type[PlanDocument]:
    """The plan document that holds the added fields too; `models()` leads to its parts."""
    if not plan_fields:
        return PlanDocument
    return cast("type[PlanDocument]", _Extender(plan_fields).model(PlanDocument.entity))


def own_back_references(plan_fields: PlanFields) -> Iterator[BackReference]:
    """Of the lists that a firm adds; a field that is there already stays what it is."""
    vocabulary = plan_vocabulary()
    own = extension(plan_fields, vocabulary)
    lists = {each.entity: each.path for each in (*vocabulary.collections, *own.collections)}
    written = {(kind, field.name) for kind, fields in plan_fields for field in fields}
    for kind, name, referrer, by in own.back_references:
        record = vocabulary.record(kind)
        known = record is not None and record.field_named(name) is not None
        if not known and (kind, name) not in written:
            path = "".join(f"{step}[…]." for step in lists[referrer])
            yield BackReference(kind, name, referrer, by, f"{path}{by}")


class _Extender:
    def __init__(self, plan_fields: PlanFields) -> None:
        self._fields = dict(plan_fields)
        self._held = extension(plan_fields, plan_vocabulary()).held
        self._made: dict[str, type[PlanModel]] = {}

    def model(self, kind: str) -> type[PlanModel]:
        if kind not in self._made:
            base = models().get(kind, PlanModel)
            definitions = {**self._of_parts(base), **self._added(kind, base)}
            self._made[kind] = _derived(kind, base, definitions) if definitions else base
        return self._made[kind]

    def _of_parts(self, base: type[PlanModel]) -> dict[str, Definition]:
        """The fields whose parts are extended in their turn."""
        found: dict[str, Definition] = {}
        for shape in shape_of(base).values():
            if shape.part is None:
                continue
            part = self.model(shape.part.entity)
            if part is not shape.part:
                found[shape.attribute] = _definition(part, shape)
        return found

    def _added(self, kind: str, base: type[PlanModel]) -> dict[str, Definition]:
        known = shape_of(base)
        fields = [field for field in self._fields.get(kind, ()) if field.name not in known]
        return {f"own_{i}": self._own(kind, field) for i, field in enumerate(fields)}

    def _own(self, kind: str, field: Field) -> Definition:
        title = NAME.title if field is NAME else field.title
        shape = FieldShape(
            name=field.name,
            attribute=field.name,
            is_list=isinstance(field.type, ListOf),
            description=title.text if title else "Your own field.",
        )
        return _definition(self._annotation(kind, field), shape)

    def _annotation(self, kind: str, field: Field) -> Any:
        """Of a list, that of its items."""
        thing = kind_in(field.type)
        if thing is None:
            inner = field.type.element if isinstance(field.type, ListOf) else field.type
            return Annotated[object, reads(inner)]
        if (kind, field.name) in self._held:
            return self.model(thing)
        return Annotated[Words, Refers(thing)]


def _definition(annotation: Any, shape: FieldShape) -> Definition:
    whole = tuple[annotation, ...] if shape.is_list else annotation
    alias = None if shape.name == shape.attribute and shape.part else shape.name
    return whole | None, ModelField(None, alias=alias, description=shape.description)


def _derived(
    kind: str, base: type[PlanModel], definitions: dict[str, Definition]
) -> type[PlanModel]:
    made: type[PlanModel] = create_model(  # type: ignore[call-overload]
        kind.title().replace("_", ""), __base__=base, __doc__=base.__doc__, **definitions
    )
    made.entity = kind
    return made

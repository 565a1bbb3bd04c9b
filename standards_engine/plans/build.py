"""A validated document to entities; references are still names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from standards_engine.frozen import frozen
from standards_engine.plans.entities import Entity, Plan
from standards_engine.plans.models import PlanDocument, PlanModel
from standards_engine.plans.prepare import Place, Prepared
from standards_engine.plans.read import Amount, MoneyAmount
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.source import Source


@frozen
class Built:
    """`written` keeps money and amounts with their units, by place, for the checks that follow."""

    plan: Plan
    places: Mapping[Entity, Place]
    written: Mapping[Place, MoneyAmount | Amount]


def build(document: PlanDocument, prepared: Prepared, source: Source) -> Built:
    builder = _Builder(prepared)
    root = builder.entity(document, ())
    kinds = {kind: tuple(builder.found.get(kind, ())) for kind in models(type(document))}
    return Built(Plan(source, root, kinds), builder.places, builder.written)


def path_text(place: Place) -> str:
    """`services[2].promise.level`"""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return "".join(steps).removeprefix(".")


@dataclass(slots=True)
class _Builder:
    prepared: Prepared
    found: dict[str, list[Entity]] = field(default_factory=dict)
    places: dict[Entity, Place] = field(default_factory=dict)
    written: dict[Place, MoneyAmount | Amount] = field(default_factory=dict)

    def entity(self, model: PlanModel, place: Place, parent: Entity | None = None) -> Entity:
        spans = self.prepared.spans
        entity = Entity(model.entity, path_text(place), spans[place], {}, {})
        self.places[entity] = place
        self.found.setdefault(model.entity, []).append(entity)
        if parent is not None and parent.kind != "plan":
            entity.values[parent.kind] = parent
        for shape in shape_of(type(model)).values():
            value = getattr(model, shape.attribute)
            if value is not None:
                self._give(entity, shape.name, self._value(value, shape, entity, place))
        return entity

    def _give(self, entity: Entity, name: str, value: object) -> None:
        entity.values[name] = value
        span = self.prepared.spans.get((*self.places[entity], name))
        if span is not None:
            entity.spans[name] = span

    def _value(self, value: object, shape: FieldShape, entity: Entity, place: Place) -> object:
        here = (*place, shape.name)
        if isinstance(value, tuple):
            return tuple(self._one(each, (*here, i), entity) for i, each in enumerate(value))
        return self._one(value, here, entity)

    def _one(self, value: object, place: Place, parent: Entity) -> object:
        if isinstance(value, PlanModel):
            return self.entity(value, place, parent)
        return self._plain(value, place)

    def _plain(self, value: object, place: Place) -> object:
        """Money and amounts as numbers; what was written is kept aside."""
        match value:
            case MoneyAmount(amount):
                self.written[place] = value
                return amount
            case Amount(number):
                self.written[place] = value
                return number
            case _:
                return value

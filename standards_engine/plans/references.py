"""Names in a plan to the entities they name, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.plans import DuplicatePlanName, UnknownReference
from standards_engine.frozen import frozen
from standards_engine.plans.build import Built
from standards_engine.plans.derived import BACK_REFERENCES, BackReference
from standards_engine.plans.entities import Entity
from standards_engine.plans.extended import own_back_references, plan_model
from standards_engine.plans.prepare import Place
from standards_engine.plans.shapes import FieldShape, models, shape_of
from standards_engine.plans.validate import NO_NAME
from standards_engine.rules.plan_fields import PlanFields
from standards_engine.source import Span

Names = Mapping[str, Mapping[str, Entity]]
STANDARD = "standard"
"""Named by a plan, but declared by rules: put in place by whoever holds both."""


def resolve(built: Built, spans: Mapping[Place, Span], plan_fields: PlanFields) -> list[Diagnostic]:
    """Puts entities in place of their names; a name of nothing is dropped, with a diagnostic."""
    faults: list[Diagnostic] = []
    names = {kind: _by_name(found, faults) for kind, found in built.plan.entities.items()}
    kinds = models(plan_model(plan_fields))
    for kind, entities in built.plan.entities.items():
        shapes = shape_of(kinds[kind]).values()
        references = [shape for shape in shapes if shape.refers not in _OUTSIDE]
        for entity in entities:
            for shape in references:
                place = (*built.places[entity], shape.name)
                _Resolver(names, spans, faults).field(entity, shape, place)
    _refer_back(built.plan.entities, (*BACK_REFERENCES, *own_back_references(plan_fields)))
    return faults


_OUTSIDE = (None, STANDARD)


def _by_name(entities: tuple[Entity, ...], faults: list[Diagnostic]) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in entities:
        if entity.name in (None, NO_NAME):
            continue
        first = found.setdefault(entity.name, entity)
        if first is not entity:
            fault = DuplicatePlanName(
                span=entity.spans.get("name"),
                entity=entity.kind,
                name=entity.name,
                first_line=first.span.line,
            )
            faults.append(fault)
    return found


@frozen
class _Resolver:
    names: Names
    spans: Mapping[Place, Span]
    faults: list[Diagnostic]

    def field(self, entity: Entity, shape: FieldShape, place: Place) -> None:
        value = entity.values.pop(shape.name, None)
        if isinstance(value, tuple):
            named = (
                self._named(str(name), shape, (*place, index)) for index, name in enumerate(value)
            )
            entity.values[shape.name] = tuple(each for each in named if each is not None)
        elif value is not None:
            found = self._named(str(value), shape, place)
            if found is not None:
                entity.values[shape.name] = found

    def _named(self, name: str, shape: FieldShape, place: Place) -> Entity | None:
        kind = shape.refers or ""
        known = self.names.get(kind, {})
        if name not in known:
            span = self.spans.get(place)
            self.faults.append(
                UnknownReference(span=span, entity=kind, name=name, known=tuple(known))
            )
        return known.get(name)


def _refer_back(
    entities: Mapping[str, tuple[Entity, ...]], references: Sequence[BackReference]
) -> None:
    ordered = sorted(references, key=lambda each: each[:2])
    for (kind, name), group in groupby(ordered, key=lambda each: each[:2]):
        several = [*group]
        back: dict[Entity, dict[Entity, None]] = {entity: {} for entity in entities[kind]}
        for reference in several:
            for each in entities[reference.referrer]:
                for entity in _entities(each.values.get(reference.by)):
                    back[entity][each] = None
        for entity, referrers in back.items():
            entity.values[name] = tuple(referrers)
            entity.missing[name] = several[-1].written_at


def _entities(value: object) -> Iterator[Entity]:
    if isinstance(value, Entity):
        yield value
    elif isinstance(value, tuple):
        yield from (each for each in value if isinstance(each, Entity))

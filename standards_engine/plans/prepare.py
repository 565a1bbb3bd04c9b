"""Document nodes to what the models validate, remembering where everything stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.plans import ExpectedFields, ExpectedList, UnknownPlanField
from standards_engine.documents import Entry, ListNode, MappingNode, Node, ScalarNode
from standards_engine.frozen import frozen
from standards_engine.plans.models import PlanDocument, PlanModel
from standards_engine.plans.own import read_own
from standards_engine.plans.read import UnreadableError
from standards_engine.plans.shapes import FieldShape, shape_of
from standards_engine.rules.types import Field
from standards_engine.source import Span

Place = tuple[str | int, ...]
"""Where a value stands: `("services", 2, "promise", "level")`."""


@dataclass(slots=True)
class Prepared:
    """`own` holds a firm's own attributes by entity, already read."""

    data: dict[str, object]
    spans: dict[Place, Span] = field(default_factory=dict)
    own: dict[Place, dict[str, object]] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


def prepare(
    document: MappingNode, plan_fields: Sequence[tuple[str, tuple[Field, ...]]]
) -> Prepared:
    """Leaves out, with a diagnostic, whatever has the wrong form; empty values count as absent."""
    prepared = Prepared({})
    reader = _Reader({entity: {f.name: f for f in own} for entity, own in plan_fields}, prepared)
    prepared.data = reader.entity(document, PlanDocument, ())
    return prepared


@frozen
class _Reader:
    own_fields: Mapping[str, Mapping[str, Field]]
    into: Prepared

    def entity(self, node: MappingNode, model: type[PlanModel], place: Place) -> dict[str, object]:
        self.into.spans[place] = node.span
        data: dict[str, object] = {}
        for entry in node.entries:
            if _is_blank(entry.value):
                continue
            self.into.spans[(*place, entry.key)] = entry.value.span
            shape = shape_of(model).get(entry.key)
            if shape is None:
                self._own(entry, model, place)
                continue
            value = self._field(entry.value, shape, (*place, entry.key))
            if value is not None:
                data[entry.key] = value
        return data

    def _field(self, node: Node, shape: FieldShape, place: Place) -> object | None:
        if not shape.is_list:
            return self._value(node, shape, place)
        if not isinstance(node, ListNode):
            self.into.faults.append(ExpectedList(span=node.span, field=shape.name))
            return None
        values: list[object] = []
        for item in node.items:
            value = self._value(item, shape, (*place, len(values)))
            if value is not None:
                values.append(value)
        return values

    def _value(self, node: Node, shape: FieldShape, place: Place) -> object | None:
        self.into.spans[place] = node.span
        if shape.part is None:
            return node
        if isinstance(node, MappingNode):
            return self.entity(node, shape.part, place)
        known = tuple(shape_of(shape.part))
        fault = ExpectedFields(span=node.span, entity=shape.part.entity, known=known)
        self.into.faults.append(fault)
        return None

    def _own(self, entry: Entry, model: type[PlanModel], place: Place) -> None:
        own = self.own_fields.get(model.entity, {})
        declared = own.get(entry.key)
        if declared is None:
            known = (*shape_of(model), *own)
            self.into.faults.append(
                UnknownPlanField(
                    span=entry.key_span, field=entry.key, entity=model.entity, known=known
                )
            )
            return
        try:
            value = read_own(entry.key, entry.value, declared.type)
        except UnreadableError as error:
            self.into.faults.append(replace(error.fault, span=entry.value.span))
        else:
            self.into.own.setdefault(place, {})[entry.key] = value


def _is_blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value is None

"""Document nodes to what the models validate, remembering where everything stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.plans import ExpectedFields, ExpectedList, UnknownPlanField
from standards_engine.documents import ListNode, MappingNode, Node, ScalarNode
from standards_engine.frozen import frozen
from standards_engine.plans.models import PlanDocument, PlanModel
from standards_engine.plans.shapes import FieldShape, shape_of
from standards_engine.source import Span

Place = tuple[str | int, ...]
"""Where a value stands: `("services", 2, "promise", "level")`."""


@dataclass(slots=True)
class Prepared:
    data: dict[str, object]
    spans: dict[Place, Span] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)


def prepare(document: MappingNode, root: type[PlanDocument] = PlanDocument) -> Prepared:
    """Leaves out, with a diagnostic, whatever has the wrong form; empty values count as absent."""
    prepared = Prepared({})
    prepared.data = _Reader(prepared).entity(document, root, ())
    return prepared


@frozen
class _Reader:
    into: Prepared

    def entity(self, node: MappingNode, model: type[PlanModel], place: Place) -> dict[str, object]:
        self.into.spans[place] = node.span
        data: dict[str, object] = {}
        shapes = shape_of(model)
        for entry in node.entries:
            shape = shapes.get(entry.key)
            if shape is None:
                self.into.faults.append(
                    UnknownPlanField(
                        span=entry.key_span,
                        field=entry.key,
                        entity=model.entity,
                        known=tuple(shapes),
                    )
                )
                continue
            if _is_blank(entry.value):
                continue
            self.into.spans[(*place, entry.key)] = entry.value.span
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


def _is_blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value is None

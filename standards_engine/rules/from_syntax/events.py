"""Events, and the fields that all events, a case, or an entity of a plan have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.unknown import UnknownEntity
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.declarations import declarations
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.fields import check_fields
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.names import Kind, Names
from standards_engine.rules.nodes import EventType
from standards_engine.rules.plan_fields import NAME, PlanFields, extension
from standards_engine.rules.types import Date, Field, Instant, ListOf, Record

CASE, EVENT = "case", "event"
_OWN = (Field("at", Instant()), Field("date", Date()))
"""What every event has of itself."""


def declare_records(
    trees: Sequence[syntax.RulesetFile], names: Names, faults: Faults
) -> PlanFields:
    """Fills in events, case and entities; returns the firm's own attributes by entity."""
    names.entities = {record.name: record for record in names.vocabulary.records}
    nodes = [*declarations(trees, syntax.EachHas)]
    shared: dict[str, tuple[Field, ...]] = dict.fromkeys(_own_kinds(nodes, names), (NAME,))
    names.entities |= {kind: Record(kind, fields) for kind, fields in shared.items()}
    for node in nodes:
        _declare_shared(node, shared, names, faults)
    names.case = Record(CASE, shared.pop(CASE, ()))
    common = (*_OWN, *shared.pop(EVENT, ()))
    for event in declarations(trees, syntax.EventDeclaration):
        _declare_event(event, common, names, faults)
    plan_fields = tuple(shared.items())
    _extend(plan_fields, names)
    return plan_fields


def _own_kinds(nodes: Iterable[syntax.EachHas], names: Names) -> list[str]:
    """What a firm describes (`each role has …`) and something holds (`list of role`)."""
    held = {kind for node in nodes for field in node.fields if (kind := _kind(field.type))}
    owners = dict.fromkeys(node.record.text for node in nodes)
    return [o for o in owners if o in held and o not in names.entities and o not in (CASE, EVENT)]


def _kind(node: syntax.TypeNode) -> str | None:
    inner = node.element if isinstance(node, syntax.ListType) else node
    return inner.name if isinstance(inner, syntax.NamedType) else None


def _extend(plan_fields: PlanFields, names: Names) -> None:
    """What follows from the firm's own lists: `for each role`, what an item stands in or names."""
    found = extension(plan_fields, names.vocabulary)
    collections = (*names.vocabulary.collections, *found.collections)
    names.vocabulary = replace(names.vocabulary, collections=collections)
    for kind, owner in found.parents:
        _add(names, kind, Field(owner, Record(owner)))
    for kind, name, referrer, _ in found.back_references:
        _add(names, kind, Field(name, ListOf(Record(referrer))))


def _add(names: Names, kind: str, field: Field) -> None:
    record = names.entities[kind]
    if record.field_named(field.name) is None:
        names.entities[kind] = replace(record, fields=(*record.fields, field))


def _declare_shared(
    node: syntax.EachHas, shared: dict[str, tuple[Field, ...]], names: Names, faults: Faults
) -> None:
    owner = node.record.text
    entity = names.entities.get(owner)
    if faults.damaged(node.span):
        names.broken.add((Kind.FIELD, f"{owner}.*"))
    if owner not in (CASE, EVENT) and entity is None:
        known_names = (CASE, EVENT, *names.entities)
        faults.report(UnknownEntity(name=owner, known=known_names, span=node.record.span))
        return
    known = shared.get(owner, ())
    present = entity.fields if entity else (*(_OWN if owner == EVENT else ()), *known)
    added = check_fields(node.fields, owner, present, names, faults)
    shared[owner] = (*known, *added)
    if entity is not None:
        names.entities[owner] = replace(entity, fields=(*entity.fields, *added))


def _declare_event(
    node: syntax.EventDeclaration, common: tuple[Field, ...], names: Names, faults: Faults
) -> None:
    name = node.name.text
    added = check_fields(node.fields, name, common, names, faults)
    event = EventType(name, wording(node.title), Record(name, (*common, *added)), span=node.span)
    other = names.events.get(name)
    if other is None:
        names.events[name] = event
        names.places[Kind.EVENT, name] = node.name.span
    elif node.span.source is names.places[Kind.EVENT, name].source or not _alike(
        other.record, event.record
    ):
        place = names.places[Kind.EVENT, name]
        faults.report(DuplicateName(kind="event", name=name, other=place, span=node.name.span))
    if faults.damaged(node.span):
        names.broken.add((Kind.FIELD, f"{name}.*"))


def _alike(one: Record, other: Record) -> bool:
    fields = ({(each.name, each.type, each.optional) for each in r.fields} for r in (one, other))
    return len({frozenset(each) for each in fields}) == 1

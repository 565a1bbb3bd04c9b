"""The standards of the rules as entities, and the services that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.judged_plans import NoStandardsInRules, UnknownPlanStandard
from standards_engine.judge.plan.words import in_words
from standards_engine.plans import Entity, Level, Plan
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import Response, Standard, Within
from standards_engine.source import Span


def standard_entities(plan: Plan, standards: tuple[Standard, ...]) -> dict[str, Entity]:
    """By name; of several versions of a standard the last one written."""
    nowhere = Span(plan.source, 0, 0)
    found = {each.name: _entity(each, nowhere) for each in standards}
    for name, entity in found.items():
        naming = tuple(s for s in plan.entities["service"] if s.values.get("standard") == name)
        contacts = (contact for service in naming for contact in _contacts(service))
        entity.values["services"] = naming
        entity.values["contacts"] = tuple(dict.fromkeys(contacts))
    return found


def unknown_standards(plan: Plan, standards: Mapping[str, Entity]) -> Iterator[Diagnostic]:
    """Services that name a standard which the rules do not have."""
    for service in plan.entities["service"]:
        name = service.values.get("standard")
        if isinstance(name, str) and name not in standards:
            span = service.spans.get("standard")
            if standards:
                yield UnknownPlanStandard(span=span, name=name, known=tuple(standards))
            else:
                yield NoStandardsInRules(span=span, name=name)


def _entity(standard: Standard, nowhere: Span) -> Entity:
    title = standard.title.text if standard.title else None
    values: dict[str, object | None] = {
        "name": standard.name,
        "title": title,
        "owner": standard.owner.text if standard.owner else None,
        "promise": standard.promise.text if standard.promise else None,
        "covers": standard.covers or None,
        "goal": standard.goal.ratio if standard.goal else None,
        "limit": _limit(standard),
    }
    given = {name: value for name, value in values.items() if value is not None}
    return Entity("standard", standard.name, standard.span or nowhere, given, {})


def _limit(standard: Standard) -> Level | None:
    """The one fixed limit of the standard's own expectation."""
    expectation = standard.expectation
    if not isinstance(expectation, Response) or not isinstance(expectation.limit, Within):
        return None
    match expectation.limit.choices:
        case [choice] if isinstance(choice.value, Constant):
            limit = choice.value
            written = in_words(limit.value, limit.type, None)
            return Level(limit.value, limit.type, "lower", written)
        case _:
            return None


def _contacts(service: Entity) -> tuple[object, ...]:
    contacts = service.values.get("contacts")
    return contacts if isinstance(contacts, tuple) else ()

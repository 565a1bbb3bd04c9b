"""The levels of one service: of one kind, and better in one direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.amounts import MixedLevels
from standards_engine.plans.entities import Entity, Plan
from standards_engine.plans.levels import Direction, Level
from standards_engine.source import Span


def direct_levels(plan: Plan) -> list[Diagnostic]:
    """Gives every level the direction its service or objective names."""
    for objective in plan.entities["objective"]:
        _direct(objective, [(objective, "figure")])
    faults: list[Diagnostic] = []
    for service in plan.entities["service"]:
        levels = [*_levels_of(service)]
        _direct(service, levels)
        faults += _mixed(service, levels)
    return faults


def _levels_of(service: Entity) -> Iterator[tuple[Entity, str]]:
    """Where the levels of a service stand: what customers expect, what is told, shown, offered."""
    yield service, "expected"
    for part in ("promise", "demonstrated"):
        found = service.values.get(part)
        if isinstance(found, Entity):
            yield found, "level"
    for referrers in ("offers", "results"):
        found = service.values.get(referrers)
        if isinstance(found, tuple):
            yield from ((each, "level") for each in found)


def _direct(owner: Entity, levels: list[tuple[Entity, str]]) -> None:
    better = owner.values.get("better")
    if better is None:
        return
    direction: Direction = "lower" if better == "lower" else "higher"
    for entity, name in levels:
        level = entity.values.get(name)
        if isinstance(level, Level):
            entity.values[name] = replace(level, better=direction)


def _bare_first(
    one: tuple[Level, Span], other: tuple[Level, Span]
) -> tuple[tuple[Level, Span], tuple[Level, Span]]:
    """The one without a unit comes first: most likely it was forgotten there."""
    return (other, one) if other[0].written.replace(".", "").isdigit() else (one, other)


def _mixed(service: Entity, levels: list[tuple[Entity, str]]) -> Iterator[Diagnostic]:
    found = [
        (level, entity.spans[name])
        for entity, name in levels
        if isinstance(level := entity.values.get(name), Level)
    ]
    for each in found[1:]:
        if each[0].kind != found[0][0].kind:
            (level, span), (first, first_span) = _bare_first(each, found[0])
            yield MixedLevels(
                span=span,
                service=service.name or "",
                written=level.written,
                other=first.written,
                other_line=first_span.line,
            )

"""The events that have a role in a standard: a tie with any other row decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.frozen import once_each
from standards_engine.rules.expressions import EventsOf, FieldOf, FirstOf, LatestOf, Variable
from standards_engine.rules.nodes import (
    EndsAt,
    EventMatch,
    PauseWhile,
    Position,
    Precedence,
    Standard,
)


@once_each
def roles(standard: Standard) -> frozenset[str] | None:
    """Events that a clause names or a condition looks at; None where every row has a role.

    `pause while` follows every row of the case, and `just before` and places look at any.
    """
    nodes = list(nodes_of(standard))
    if any(_looks_at_any(node) for node in nodes):
        return None
    named = (n.events for n in nodes if isinstance(n, EventMatch | EndsAt | _Asking))
    return frozenset(name for names in named for name in names)


def nodes_of(standard: Standard) -> Iterator[object]:
    """Every node of the clauses that decide a verdict."""
    return _nodes(_clauses(standard))


@once_each
def case_fields_read(standard: Standard) -> frozenset[str]:
    """The fields of the case on which a verdict may hang."""
    return frozenset(
        node.name
        for node in nodes_of(standard)
        if isinstance(node, FieldOf)
        and isinstance(node.record, Variable)
        and node.record.name == "case"
    )


@once_each
def picked_events(standard: Standard) -> frozenset[str]:
    """Events of which a condition asks for the first or the latest."""
    picking = (node for node in nodes_of(standard) if isinstance(node, FirstOf | LatestOf))
    return frozenset(name for node in picking for name in node.events)


def _looks_at_any(node: object) -> bool:
    return isinstance(node, PauseWhile | Position) or (isinstance(node, Precedence) and node.just)


_Asking = EventsOf | FirstOf | LatestOf


def _clauses(standard: Standard) -> tuple[object, ...]:
    return (
        standard.case_end,
        standard.trigger,
        standard.expectation,
        standard.exceptions,
        standard.calendars,
        standard.pauses,
        standard.cancels,
        standard.restarts,
        standard.reopenings,
    )


def _nodes(value: object) -> Iterator[object]:
    """A node and all inside it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            if field.name != "type":
                yield from _nodes(getattr(value, field.name))

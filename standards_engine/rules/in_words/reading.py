"""Which variables an expression reads, and whether it looks back on the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.rules.expressions import (
    Aggregate,
    EventsOf,
    Expression,
    FirstOf,
    LatestOf,
    Lookup,
    Quantified,
    Variable,
)


def variables_in(of: Expression) -> set[str]:
    """Those that stand in it free."""
    bound: set[str] = set()
    if isinstance(of, Aggregate | Quantified | FirstOf | LatestOf):
        bound = {of.variable}
    own = {of.name} if isinstance(of, Variable) else set()
    return (own.union(*(variables_in(each) for each in _expressions(of)))) - bound


def looks_back_in(*of: object) -> bool:
    """Whether some part of it counts or picks events of the case."""
    return any(
        isinstance(each, EventsOf | FirstOf | LatestOf) or looks_back_in(*parts_of(each))
        for each in of
    )


def tables_in(of: object) -> set[str]:
    """The tables that a rule or an expression asks, however deep."""
    own = {of.table} if isinstance(of, Lookup) else set()
    return own.union(*(tables_in(each) for each in parts_of(of)))


def _expressions(of: Expression) -> Iterator[Expression]:
    return (each for each in parts_of(of) if isinstance(each, Expression))


def parts_of(of: object) -> Iterator[object]:
    """What a node holds; the parts of tuples one by one."""
    if isinstance(of, tuple):
        yield from of
    elif is_dataclass(of) and not isinstance(of, type):
        for each in fields(of):
            if each.name not in _OUTSIDE:
                held = getattr(of, each.name)
                yield from held if isinstance(held, tuple) else (held,)


_OUTSIDE = frozenset(("span", "written", "type", "origin"))
"""Fields of nodes that hold no part of what a rule says."""

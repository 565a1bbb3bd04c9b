"""What stands inside a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.rules.expressions import Constant, Expression, Lookup
from standards_engine.rules.nodes import Origin, Ruleset, Table
from standards_engine.rules.types import Type
from standards_engine.source import Span


def inside(node: object) -> Iterator[object]:
    """The node and every node below it; of places and types nothing."""
    if isinstance(node, tuple):
        for each in node:
            yield from inside(each)
    elif is_dataclass(node) and not isinstance(node, Type | Span | Origin):
        yield node
        for each in fields(node):
            yield from inside(getattr(node, each.name))


def constants(node: object, ruleset: Ruleset) -> Iterator[Constant]:
    """Every constant, also those that the tables it asks can give."""
    for each in inside(node):
        if isinstance(each, Constant):
            yield each
        elif isinstance(each, Lookup):
            for row in table_named(each.table, ruleset).rows:
                yield from constants(row.value, ruleset)


def table_named(name: str, ruleset: Ruleset) -> Table:
    return next(table for table in ruleset.tables if table.name == name)


def file_of(span: Span | None) -> str:
    return "" if span is None else span.source.name


def place_of(*expressions: Expression | None) -> Span | None:
    """The place of the first that has one."""
    return next((each.span for each in expressions if each is not None and each.span), None)

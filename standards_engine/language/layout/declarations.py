"""A declaration: its first line, and the lines below it."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.language.layout.boxes import Box, Hang
from standards_engine.language.layout.clauses import rows, units
from standards_engine.language.layout.columns import example_lines, fields, table_rows
from standards_engine.language.layout.concrete import Branch, Child
from standards_engine.language.layout.expressions import Words, boxed

_WITH_LINES = {
    "header", "calendar", "event", "each_has", "table", "standard", "constraint", "example",
    "waive",
}  # fmt: skip
_ON_FIRST_LINES = {
    "name", "names", "wording", "where", "effective_from", "effective_between", "effective_until",
}  # fmt: skip


def first_line(declaration: Branch, words: Words) -> Box:
    opening, *rest = (each for each in declaration.children if not _has_line(each, declaration))
    if declaration.name in _WITH_LINES - {"waive"}:
        return (boxed(opening, words), *(boxed(each, words) for each in rest))
    return (boxed(opening, words), Hang((units(rest, words),)))


def lines_below(declaration: Branch, words: Words) -> Iterator[Box]:
    lines = [each for each in declaration.children if _has_line(each, declaration)]
    branches = [each for each in lines if isinstance(each, Branch)]
    match declaration.name:
        case "event" | "each_has":
            return fields(branches, words)
        case "table":
            return table_rows(branches, words)
        case "example":
            return example_lines(branches, words)
        case _:
            return rows(branches, words)


def _has_line(child: Child, declaration: Branch) -> bool:
    """Whether this part of the declaration stands on a line of its own."""
    is_part = isinstance(child, Branch) and child.name not in _ON_FIRST_LINES
    return is_part and declaration.name in _WITH_LINES

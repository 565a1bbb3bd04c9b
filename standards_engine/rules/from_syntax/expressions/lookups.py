"""`limits(request.priority, case.region)`: a table asked for a value."""

from __future__ import annotations

from itertools import product

from standards_engine.diagnostics.clauses import MissingOtherwise
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.rules.expressions import Expression, Lookup
from standards_engine.rules.from_syntax.expressions.fitting import (
    check_option,
    comparable,
    mismatch,
)
from standards_engine.rules.from_syntax.names import DeclaredTable
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Table, TableRow
from standards_engine.rules.types import OneOf
from standards_engine.source import Span
from standards_engine.wording import say

_MOST_COMBINATIONS = 10_000
"""Beyond so many combinations of options a table must end in an all-`any` row."""


def lookup(
    declared: DeclaredTable, arguments: tuple[Expression, ...], span: Span, scope: Scope
) -> Lookup | None:
    """The lookup, where every cell can equal its argument and some row always matches."""
    table = declared.table
    fitting = [_fits(declared, index, each, scope) for index, each in enumerate(arguments)]
    if not all(fitting):
        return None
    if not _always_matches(table, arguments):
        _tell_missing(table, scope)
        return None
    return Lookup(table.name, arguments, table.type, span=span)


def _fits(declared: DeclaredTable, index: int, argument: Expression, scope: Scope) -> bool:
    """Whether every cell of a column can equal its argument; tells of the first that cannot."""
    for cells in declared.cells:
        cell = cells[index]
        if cell is None:
            continue
        if not comparable(cell.type, argument.type, scope.place):
            scope.report(mismatch("=", cell, argument, cell.span))
            return False
        if not check_option(cell, argument, scope):
            return False
    return True


def _tell_missing(table: Table, scope: Scope) -> None:
    cells = ", ".join(keyword("any", table.span) for _ in table.arguments)
    what = say("table `{name}`", name=table.name)
    example = in_rules("{cells} gives …", table.span, cells=cells)
    scope.report(MissingOtherwise(what=what, example=example, span=table.span))


def _always_matches(table: Table, arguments: tuple[Expression, ...]) -> bool:
    if any(all(cell is None for cell in row.cells) for row in table.rows):
        return True
    options = [each.type.options for each in arguments if isinstance(each.type, OneOf)]
    if len(options) < len(arguments):
        return False
    combinations = 1
    for some in options:
        combinations *= len(some)
    if combinations > _MOST_COMBINATIONS:
        return False
    return all(any(_matches(row, values) for row in table.rows) for values in product(*options))


def _matches(row: TableRow, values: tuple[str, ...]) -> bool:
    return all(cell is None or cell == value for cell, value in zip(row.cells, values, strict=True))

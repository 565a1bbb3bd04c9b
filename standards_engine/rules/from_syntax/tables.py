"""`table limits(priority, region)` and its rows."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.diagnostics.idle import Unreachable
from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.phrases import quoted
from standards_engine.diagnostics.types import WrongNumberOfArguments
from standards_engine.diagnostics.values import NotConstant
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.expressions.fitting import mismatch, same_kind
from standards_engine.rules.from_syntax.names import DeclaredTable, Kind
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Table, TableRow
from standards_engine.rules.types import Type
from standards_engine.wording import say

Cells = tuple[Constant | None, ...]


def declare_table(node: syntax.TableDeclaration, scope: Scope) -> None:
    """Adds a table; its cells meet their columns' types where it is asked."""
    names, name = scope.names, node.name.text
    place = names.places.get((Kind.TABLE, name))
    rows = [row for each in node.rows if (row := _row(each, node, scope)) is not None]
    if len(rows) < len(node.rows) or not rows or not _of_one_kind(rows, scope):
        names.broken.add((Kind.TABLE, name))
        return
    table = Table(
        name,
        tuple(each.text for each in node.arguments),
        tuple(
            TableRow(_values(cells), value, _types(cells), span=span.span)
            for cells, value, span in rows
        ),
        rows[0][1].type,
        span=node.name.span,
    )
    if place is None:
        names.places[Kind.TABLE, name] = node.name.span
        names.tables[name] = DeclaredTable(table, tuple(cells for cells, _, _ in rows))
        _warn_unreachable(table.rows, scope)
    elif place.source == node.span.source or names.tables[name].table != table:
        scope.report(DuplicateName(kind="table", name=name, other=place, span=node.name.span))


_Row = tuple[Cells, Constant, syntax.TableRow]


def _row(node: syntax.TableRow, table: syntax.TableDeclaration, scope: Scope) -> _Row | None:
    if len(node.cells) != len(table.arguments):
        wanted = quoted(name.text for name in table.arguments)
        scope.report(
            WrongNumberOfArguments(
                function=table.name.text, wanted=wanted, found=len(node.cells), span=node.span
            )
        )
        return None
    cells = [_cell(cell, scope) for cell in node.cells]
    value = _constant(node.value, say("the value of a table row"), scope)
    if value is None or any(isinstance(cell, str) for cell in cells):
        return None
    return tuple(cell for cell in cells if not isinstance(cell, str)), value, node


def _cell(node: syntax.Expression | syntax.AnyCell, scope: Scope) -> Constant | str | None:
    """A cell's value, None for `any`; a text where it is faulty."""
    if isinstance(node, syntax.AnyCell):
        return None
    return _constant(node, say("a cell of a table"), scope) or "faulty"


def _constant(node: syntax.Expression, place: str, scope: Scope) -> Constant | None:
    value = check_expression(node, scope)
    if value is None or isinstance(value, Constant):
        return value
    scope.report(NotConstant(place=place, span=node.span))
    return None


def _of_one_kind(rows: Sequence[_Row], scope: Scope) -> bool:
    first = rows[0][1]
    for _, value, node in rows[1:]:
        if not same_kind(first.type, value.type):
            scope.report(mismatch("gives", first, value, node.value.span))
            return False
    return True


def _values(cells: Cells) -> tuple[object | None, ...]:
    return tuple(None if cell is None else cell.value for cell in cells)


def _types(cells: Cells) -> tuple[Type | None, ...]:
    return tuple(None if cell is None else cell.type for cell in cells)


def _warn_unreachable(rows: Sequence[TableRow], scope: Scope) -> None:
    for index, row in enumerate(rows):
        first = next((earlier for earlier in rows[:index] if _covers(earlier, row)), None)
        if first is not None:
            is_said = first.value == row.value
            scope.report(Unreachable(what="row", is_said=is_said, span=row.span))


def _covers(earlier: TableRow, row: TableRow) -> bool:
    pairs = zip(earlier.cells, row.cells, strict=True)
    return all(mine is None or mine == other for mine, other in pairs)

"""Tables: the first row whose cells match the arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.judge.expressions import logic
from standards_engine.judge.expressions.comparison import compare
from standards_engine.judge.expressions.values import Truth
from standards_engine.rules.expressions import Order
from standards_engine.rules.nodes import Table, TableRow


def possible_rows(table: Table, arguments: Sequence[object]) -> Iterator[tuple[TableRow, Truth]]:
    """The rows that match or may, up to the first that certainly does."""
    for row in table.rows:
        matched = _matches(row, arguments)
        if matched is not False:
            yield row, matched
        if matched is True:
            return


def _matches(row: TableRow, arguments: Sequence[object]) -> Truth:
    pairs = zip(row.cells, arguments, strict=True)
    return logic.every(
        compare(Order.EQUAL, cell, argument) for cell, argument in pairs if cell is not None
    )

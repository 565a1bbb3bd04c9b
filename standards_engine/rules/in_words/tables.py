"""What a table gives, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.in_words.amounts import written
from standards_engine.rules.in_words.telling import Telling
from standards_engine.rules.in_words.values import value
from standards_engine.rules.nodes import Table, TableRow
from standards_engine.wording import listed, say


def table_in_words(table: Table, zone: str | None) -> tuple[str, ...]:
    names = listed(f"`{each}`" for each in table.arguments)
    return (
        say("By {arguments}; the first row that fits decides:", arguments=names),
        *(_row(each, table, zone or "UTC") for each in table.rows),
    )


def _row(of: TableRow, table: Table, zone: str) -> str:
    given = value(of.value, Telling(zone))
    cells = [
        say("`{name}` {value}", name=name, value=cell)
        for name, cell in zip(table.arguments, cells_of(of, zone), strict=True)
        if cell is not None
    ]
    if not cells:
        return say("– in every other case {value};", value=given)
    return say("– {cells}: {value};", cells=listed(cells), value=given)


def cells_of(of: TableRow, zone: str) -> Iterator[str | None]:
    """As people write them; None is any value."""
    for cell, type_ in zip(of.cells, of.types, strict=True):
        yield None if cell is None or type_ is None else written(cell, type_, zone)

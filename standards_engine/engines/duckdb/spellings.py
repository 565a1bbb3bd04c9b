"""Spellings that the mapping translates and the log never has: slips, most of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standards_engine.diagnostics import nearest
from standards_engine.engines.duckdb.raw import sql_names
from standards_engine.logs.cells import items_of
from standards_engine.logs.formats.raw import literal
from standards_engine.logs.mapping.reading import Cell, LongForm, Reading
from standards_engine.rules.types import ListOf
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CANDIDATES = 500
"""How many texts of a column are compared with one that it lacks."""


def about_names(
    connection: DuckDBPyConnection, reading: Reading, unknown: Sequence[str]
) -> Iterator[str]:
    """`unknown` are the activities that occur and stand for no event."""
    if not isinstance(reading.form, LongForm):
        return
    column = sql_names(reading)[reading.form.activity]
    for text in _absent(connection, column, reading.form.given):
        yield _remark(text, "`names`", nearest(text, unknown))


def about_values(connection: DuckDBPyConnection, reading: Reading) -> Iterator[str]:
    """The same of `values` under a field."""
    for cell in reading.cells:
        if cell.values:
            texts = _texts(connection, sql_names(reading)[cell.column], cell)
            own = {text for pair in cell.values for text in pair}
            others = [text for text in texts if text not in own][:_CANDIDATES]
            place = say("`values` of `{column}`", column=cell.column)
            for text, _ in cell.values:
                if text not in texts:
                    yield _remark(text, place, nearest(text, others))


def _texts(connection: DuckDBPyConnection, column: str, cell: Cell) -> dict[str, None]:
    """Every different text of a column, or of its lists' items."""
    found = connection.execute(
        f"SELECT DISTINCT {column} AS text FROM raw WHERE {column} IS NOT NULL ORDER BY text"
    ).fetchall()
    texts = [str(row[0]) for row in found]
    if isinstance(cell.type, ListOf):
        texts = [item for text in texts for item in items_of(text, cell)]
    return dict.fromkeys(texts)


def _absent(connection: DuckDBPyConnection, column: str, texts: Sequence[str]) -> list[str]:
    """Those of `texts` that the column never holds."""
    wanted = ", ".join(map(literal, texts)) or "NULL"
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM raw WHERE {column} IN ({wanted})"
    ).fetchall()
    present = {row[0] for row in found}
    return [text for text in texts if text not in present]


def _remark(text: str, place: str, close: str | None) -> str:
    if close is None:
        return say(
            "`{text}`, under {place} in the mapping, never occurs in the log",
            text=text,
            place=place,
        )
    return say(
        "`{text}`, under {place} in the mapping, never occurs in the log; did you mean `{close}`?",
        text=text,
        place=place,
        close=close,
    )

"""Spellings that the mapping translates and the log never has: slips, most of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from standards_engine.diagnostics import nearest
from standards_engine.engines.duckdb.raw import sql_names
from standards_engine.logs.formats.raw import literal
from standards_engine.logs.mapping.reading import LongForm, Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def about_names(
    connection: DuckDBPyConnection, reading: Reading, unknown: Sequence[str]
) -> Iterator[str]:
    """`unknown` are the activities that occur and stand for no event."""
    if not isinstance(reading.form, LongForm):
        return
    column = sql_names(reading)[reading.form.activity]
    for text in _absent(connection, column, reading.form.given):
        yield _remark(text, "names", nearest(text, unknown))


def _absent(connection: DuckDBPyConnection, column: str, texts: Sequence[str]) -> list[str]:
    """Those of `texts` that the column never holds."""
    wanted = ", ".join(map(literal, texts)) or "NULL"
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM raw WHERE {column} IN ({wanted})"
    ).fetchall()
    present = {row[0] for row in found}
    return [text for text in texts if text not in present]


def _remark(text: str, place: str, close: str | None) -> str:
    hint = f"; did you mean `{close}`?" if close else ""
    return f"`{text}`, under `{place}` in the mapping, never occurs in the log{hint}"

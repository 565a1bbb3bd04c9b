"""SQLite files. A column may hold numbers, texts and bytes, whatever it is declared as: each value
becomes the text that it would be written as, bytes their hexadecimal digits.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.databases import BadQuery, DatabaseLocked
from standards_engine.diagnostics.log import LogNotReadable
from standards_engine.diagnostics.phrases import in_their_words
from standards_engine.logs.databases.choosing import Selection, chosen_table
from standards_engine.logs.databases.rows import TableRows, stored
from standards_engine.logs.databases.sqlite_values import ValuesToTexts
from standards_engine.logs.formats.parquet import identifier
from standards_engine.logs.formats.raw import Opening, UnusableLogError
from standards_engine.logs.formats.stored import StoredFile
from standards_engine.logs.sources import Choice
from standards_engine.wording import say

_BATCH_ROWS = 50_000
_HEADER = struct.Struct(">16xH6xII60xI4x")
"""Size of a page, count of changes, number of pages, and the count at which it was right; see
https://sqlite.org/fileformat.html, 1.3."""
_PATIENCE = 5
"""Seconds to wait for a program that writes."""


@dataclass(frozen=True, slots=True)
class _Interruptible:
    """Implements `progress.LongCall`."""

    connection: sqlite3.Connection

    def interrupt(self) -> None:
        self.connection.interrupt()

    def query_progress(self) -> float:
        return -1


def open_sqlite(opening: Opening, choice: Choice) -> StoredFile:
    _refuse_cut_off(opening)
    try:
        with (
            closing(_connected(opening.path)) as connection,
            opening.progress.during(_Interruptible(connection)),
        ):
            connection.execute("BEGIN")
            selection = _selection(connection, opening, choice)
            return stored(_rows(connection, selection), opening)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UnusableLogError(_fault(error, opening, choice)) from error


def _refuse_cut_off(opening: Opening) -> None:
    """SQLite reads what is missing at the end of a file as zeros, and rows as empty."""
    with opening.path.open("rb") as file:
        header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise UnusableLogError(LogNotReadable(path=opening.name, reason=say("it is cut off")))
    page, changes, pages, counted_at = _HEADER.unpack(header)
    whole = (page if page > 1 else 65_536) * pages
    size = opening.path.stat().st_size
    if changes == counted_at and size < whole:
        reason = say("it is cut off after {size} of {whole} bytes", size=size, whole=whole)
        raise UnusableLogError(LogNotReadable(path=opening.name, reason=reason))


def _connected(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)


def _selection(connection: sqlite3.Connection, opening: Opening, choice: Choice) -> Selection:
    """Of a table all rows, in the order in which they were stored."""
    if choice.query:
        return Selection.of_query(opening.name, choice.query)
    found = connection.execute(
        "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name"
    ).fetchall()
    kinds = dict(found)
    tables = [name for name, kind in found if kind == "table"]
    offered = tables if tables and not choice.table else list(kinds)
    table = chosen_table(opening.name, choice.table, offered)
    # an index that holds all columns would be read in its own order
    how = "NOT INDEXED" if kinds[table] == "table" else ""
    query = f"SELECT * FROM {identifier(table)} {how}"
    return Selection.of_table(opening.name, table, query)


def _rows(connection: sqlite3.Connection, selection: Selection) -> TableRows:
    import pyarrow as pa

    query = selection.query
    connection.execute(f"EXPLAIN {query}")  # faults in the person's own words
    described = connection.execute(f"SELECT * FROM (\n{query}\n) LIMIT 0").description
    columns = tuple(str(each[0]) for each in described)
    names = [f"c{index}" for index in range(len(columns))]
    values = (f"CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE {name} END" for name in names)
    source = f"WITH q({', '.join(names)}) AS (\n{query}\n)"
    connection.text_factory = bytes
    cursor = connection.execute(f"{source} SELECT {', '.join(values)} FROM q")
    reading = ValuesToTexts(columns)
    schema = pa.schema([(name, pa.string()) for name in names])
    return TableRows(selection.name, columns, schema, _batches(cursor, reading), reading.findings)


def _batches(cursor: sqlite3.Cursor, reading: ValuesToTexts) -> Iterator[Any]:
    while rows := cursor.fetchmany(_BATCH_ROWS):
        yield reading.batch(rows)


def _fault(error: Exception, opening: Opening, choice: Choice) -> Diagnostic:
    words = str(error)
    if isinstance(error, sqlite3.OperationalError) and "locked" in words:
        return DatabaseLocked(name=opening.name)
    if choice.query and not _is_damage(error):
        return BadQuery(name=opening.name, reason=words)
    return LogNotReadable(path=opening.name, reason=in_their_words(words))


def _is_damage(error: Exception) -> bool:
    """Of the file, not of a query; SQLite tells damage as a plain DatabaseError."""
    return type(error) is sqlite3.DatabaseError or "unable to open" in str(error)

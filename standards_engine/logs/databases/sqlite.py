"""SQLite files. A column may hold numbers, texts and bytes, whatever it is declared as: each value
becomes the text that it would be written as, bytes their hexadecimal digits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.databases import BadQuery, DatabaseLocked
from standards_engine.diagnostics.log import LogNotReadable
from standards_engine.logs.databases.choosing import Selection, chosen_table
from standards_engine.logs.databases.rows import TableRows, stored
from standards_engine.logs.formats.parquet import identifier
from standards_engine.logs.formats.raw import BrokenRow, Gap, Opening, Structure, UnusableLogError
from standards_engine.logs.formats.stored import StoredFile
from standards_engine.logs.sources import Choice

_BATCH_ROWS = 50_000
_PATIENCE = 5
"""Seconds to wait for a program that writes."""
_Row = tuple[str | None, ...]
_REASON = "the row has bytes that are no UTF-8 text"


def open_sqlite(opening: Opening, choice: Choice) -> StoredFile:
    try:
        with closing(_connected(opening.path)) as connection:
            connection.execute("BEGIN")
            selection = _selection(connection, opening, choice)
            return stored(_rows(connection, selection), opening)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UnusableLogError(_fault(error, opening, choice)) from error


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
    source = f"WITH q({', '.join(names)}) AS (\n{query}\n)"
    structures: list[Structure] = []
    schema = pa.schema([(name, pa.string()) for name in names])
    return TableRows(
        name=selection.name,
        columns=columns,
        schema=schema,
        batches=_batches(connection, f"{source} SELECT {_texts(names)} FROM q", schema, structures),
        numbers=_numbers(connection, source, columns, names),
        found=structures,
    )


def _texts(names: Sequence[str]) -> str:
    return ", ".join(
        f"CASE typeof({name}) WHEN 'blob' THEN hex({name}) WHEN 'real' THEN {_real(name)} "
        f"ELSE CAST({name} AS TEXT) END"
        for name in names
    )


def _real(name: str) -> str:
    """Fifteen digits, or seventeen where fewer would be another number."""
    short = f"CAST({name} AS TEXT)"
    return f"iif(CAST({short} AS REAL) = {name}, {short}, printf('%!.17g', {name}))"


def _numbers(
    connection: sqlite3.Connection, source: str, columns: Sequence[str], names: Sequence[str]
) -> frozenset[str]:
    """Columns in which nothing but numbers stands."""
    kinds = ", ".join(f"max(typeof({name}) IN ('text', 'blob'))" for name in names)
    found = connection.execute(f"{source} SELECT {kinds} FROM q").fetchone()
    return frozenset(name for name, texts in zip(columns, found, strict=True) if texts == 0)


def _batches(
    connection: sqlite3.Connection, query: str, schema: Any, structures: list[Structure]
) -> Iterator[Any]:
    """As Arrow; rows with bytes that are no text are left out, and told at the end."""
    broken: list[BrokenRow] = []
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    cursor = connection.execute(query)
    read = 0
    while rows := cursor.fetchmany(_BATCH_ROWS):
        try:
            yield _batch(rows, schema)
        except UnicodeEncodeError:
            sound, unsound = _parted(rows, read)
            broken += unsound
            yield _batch(sound, schema)
        read += len(rows)
    gaps = tuple(Gap(each.row - 1 - i, i + 1) for i, each in enumerate(broken))
    structures.append(Structure(tuple(broken), gaps))


def _batch(rows: Sequence[_Row], schema: Any) -> Any:
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.record_batch([pa.array(each, pa.string()) for each in columns], schema=schema)


def _parted(rows: Sequence[_Row], before: int) -> tuple[list[_Row], list[BrokenRow]]:
    """Sound rows, and those with a byte that is no text."""
    sound, broken = [], []
    for number, row in enumerate(rows, start=before + 1):
        line = ",".join(cell or "" for cell in row)
        shown = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if shown == line:
            sound.append(row)
        else:
            broken.append(BrokenRow(number, _REASON, shown))
    return sound, broken


def _fault(error: Exception, opening: Opening, choice: Choice) -> Diagnostic:
    words = str(error)
    if isinstance(error, sqlite3.OperationalError) and "locked" in words:
        return DatabaseLocked(name=opening.name)
    if choice.query and not _is_damage(error):
        return BadQuery(name=opening.name, reason=words)
    return LogNotReadable(path=opening.name, reason=words)


def _is_damage(error: Exception) -> bool:
    """Of the file, not of a query; SQLite tells damage as a plain DatabaseError."""
    return type(error) is sqlite3.DatabaseError or "unable to open" in str(error)

"""DuckDB files, opened in a database of their own, in which nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.databases import BadQuery, DatabaseLocked, OtherStorageVersion
from standards_engine.diagnostics.log import LogNotReadable
from standards_engine.diagnostics.phrases import in_their_words
from standards_engine.logs.databases.choosing import Selection, chosen_table
from standards_engine.logs.databases.rows import Findings, TableRows, stored
from standards_engine.logs.formats.parquet import as_text, identifier, numbers_of
from standards_engine.logs.formats.raw import Opening, UnusableLogError
from standards_engine.logs.formats.stored import StoredFile
from standards_engine.logs.sources import Choice

if TYPE_CHECKING:
    import duckdb
    from duckdb import DuckDBPyConnection

_BATCH_ROWS = 122_880
_KEPT = (
    "BOOLEAN",
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "FLOAT",
    "DOUBLE",
    "VARCHAR",
    "DATE",
    "TIMESTAMP",
    "TIMESTAMP_S",
    "TIMESTAMP_MS",
    "TIMESTAMP WITH TIME ZONE",
)
"""Types that Parquet keeps as they are; values of others become texts."""


def open_duckdb(opening: Opening, choice: Choice) -> StoredFile:
    import duckdb

    try:
        with _connected(opening) as connection, opening.progress.during(connection):
            selection = _selection(connection, opening, choice)
            return stored(_rows(connection, selection), opening)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise UnusableLogError(_fault(error, opening, choice)) from error


@contextmanager
def _connected(opening: Opening) -> Iterator[DuckDBPyConnection]:
    import duckdb

    spill = opening.workspace / f"spill-{opening.number}"
    found = opening.connection.execute("SELECT current_setting('memory_limit')").fetchone()
    assert found is not None
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": str(found[0]),
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(opening.path, read_only=True, config=config) as connection:
        # a query of the log's own rows needs no other file
        connection.execute("SET enable_external_access = false")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("BEGIN")
        yield connection


def _selection(connection: DuckDBPyConnection, opening: Opening, choice: Choice) -> Selection:
    if choice.query:
        return Selection.of_query(opening.name, choice.query)
    found = connection.execute(
        "SELECT CASE schema_name WHEN 'main' THEN '' ELSE schema_name || '.' END || name, "
        "schema_name, name, is_table FROM ("
        "SELECT schema_name, table_name AS name, true AS is_table FROM duckdb_tables() "
        "WHERE NOT internal UNION ALL SELECT schema_name, view_name, false FROM duckdb_views() "
        "WHERE NOT internal) ORDER BY 1"
    ).fetchall()
    places = {shown: (schema, name) for shown, schema, name, _ in found}
    tables = [shown for shown, *_, is_table in found if is_table]
    offered = tables if tables and not choice.table else list(places)
    table = chosen_table(opening.name, choice.table, offered)
    query = f"SELECT * FROM {'.'.join(map(identifier, places[table]))}"
    return Selection.of_table(opening.name, table, query)


def _rows(connection: DuckDBPyConnection, selection: Selection) -> TableRows:
    query = selection.query
    described = connection.execute(f"DESCRIBE (\n{query}\n)").fetchall()
    types = {str(name): str(type_) for name, type_, *_ in described}
    columns = tuple(str(name) for name, *_ in described)
    names = [f"c{index}" for index in range(len(columns))]
    chosen = ", ".join(
        f"{_kept(name, str(each[1]))} AS {name}"
        for name, each in zip(names, described, strict=True)
    )
    source = f"WITH q({', '.join(names)}) AS (\n{query}\n)"
    found = Findings(numbers_of(types))
    reader = connection.sql(f"{source} SELECT {chosen} FROM q").to_arrow_reader(_BATCH_ROWS)
    return TableRows(selection.name, columns, reader.schema, reader, lambda: found)


def _kept(name: str, type_: str) -> str:
    if type_ == "INTERVAL":
        return _interval(name)
    return name if type_ in _KEPT or type_.startswith("DECIMAL") else as_text(name, type_)


def _interval(name: str) -> str:
    """Hours, minutes and seconds, a day being 24 hours; months, which differ, stay months."""
    months = f"datepart('year', {name}) = 0 AND datepart('month', {name}) = 0"
    seconds = f"'PT' || (epoch_us({name}) / 1000000)::DECIMAL(24, 6) || 'S'"
    return f"CASE WHEN {months} THEN {seconds} ELSE CAST({name} AS VARCHAR) END"


def _fault(error: duckdb.Error, opening: Opening, choice: Choice) -> Diagnostic:
    words = str(error).strip().split("\n")[0]
    reason = words.partition("Error: ")[2] or words
    if "Could not set lock" in words:
        holder = words.partition("held in ")[2].partition(")")[0]
        return DatabaseLocked(name=opening.name, holder=f"{holder})" if holder else None)
    if "version" in words and ("storage" in words or "database file" in words):
        return OtherStorageVersion(name=opening.name, reason=reason)
    if choice.query:
        return BadQuery(name=opening.name, reason=reason)
    return LogNotReadable(path=opening.name, reason=in_their_words(reason))

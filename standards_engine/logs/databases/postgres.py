"""PostgreSQL, read over ADBC in batches: one query in one read-only transaction.

A table with a primary key is read in its order; else rows come as the server stores them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from standards_engine.diagnostics.databases import PostgresNotInstalled
from standards_engine.logs.databases.choosing import Selection, chosen_table
from standards_engine.logs.databases.postgres_faults import ServerFaults
from standards_engine.logs.databases.postgres_types import column_as_kept, is_number, within_years
from standards_engine.logs.databases.rows import Findings, TableRows, stored
from standards_engine.logs.formats.parquet import identifier
from standards_engine.logs.formats.raw import Opening, UnusableLogError
from standards_engine.logs.formats.stored import StoredFile
from standards_engine.logs.postgres_url import PostgresUrl
from standards_engine.logs.sources import Choice

if TYPE_CHECKING:
    from adbc_driver_manager.dbapi import Connection, Cursor

_SETTINGS = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL IntervalStyle = 'iso_8601'",
    "SET LOCAL bytea_output = 'hex'",
    # several workers, or a scan that joins another's half-way, would give rows in any order
    "SET LOCAL max_parallel_workers_per_gather = 0",
    "SET LOCAL synchronize_seqscans = off",
)
_PATIENCE = {
    "connect_timeout": ("PGCONNECT_TIMEOUT", "15"),
    "keepalives_idle": (None, "60"),
    "keepalives_interval": (None, "10"),
    "keepalives_count": (None, "3"),
    "fallback_application_name": (None, "standards"),
}
"""What libpq is told where neither the address nor the environment does: without it a server that
vanishes is waited for by the hour."""
_TABLES = """\
SELECT c.oid::bigint, CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE n.nspname || '.' END
    || c.relname, n.nspname, c.relname, c.relkind IN ('r', 'p', 'f')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY 2"""
_PRIMARY_KEY = """\
SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(number, place),
    pg_attribute a
WHERE i.indrelid = {} AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.number
ORDER BY k.place"""


def open_postgres(opening: Opening, url: PostgresUrl, choice: Choice) -> StoredFile:
    """Raises UnusableLogError where the server cannot be reached, or does not answer to its end."""
    faults = ServerFaults(url, opening.name, choice.query)
    with _connected(url, faults) as connection, connection.cursor() as cursor:
        for setting in _SETTINGS:
            cursor.execute(setting)
        selection = _selection(cursor, opening, choice)
        return stored(_rows(cursor, selection, faults), opening)


@contextmanager
def _connected(url: PostgresUrl, faults: ServerFaults) -> Iterator[Connection]:
    try:
        from adbc_driver_manager import Error
        from adbc_driver_postgresql import dbapi
    except ImportError:
        raise UnusableLogError(PostgresNotInstalled()) from None
    try:
        connection = dbapi.connect(_patient(url.secret))
    except Error as error:
        raise UnusableLogError(faults.of_connecting(error)) from None
    try:
        with connection:
            yield connection
    except Error as error:
        raise UnusableLogError(faults.of_reading(error)) from None


def _patient(address: str) -> str:
    given = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    more = {
        name: value
        for name, (variable, value) in _PATIENCE.items()
        if name not in given and not (variable and os.environ.get(variable))
    }
    return f"{address}{'&' if given else '?'}{urlencode(more)}"


def _selection(cursor: Cursor, opening: Opening, choice: Choice) -> Selection:
    if choice.query:
        return Selection.of_query(opening.name, choice.query)
    cursor.execute(_TABLES)
    found = cursor.fetchall()
    places = {shown: (oid, schema, name) for oid, shown, schema, name, _ in found}
    qualified = {f"{schema}.{name}": shown for _, shown, schema, name, _ in found}
    tables = [shown for _, shown, *_, is_table in found if is_table]
    offered = tables if tables and not choice.table else list(places)
    wanted = qualified.get(choice.table, choice.table) if choice.table else None
    table = chosen_table(opening.name, wanted, offered)
    oid, schema, name = places[table]
    cursor.execute(_PRIMARY_KEY.format(int(oid)))
    key = ", ".join(identifier(str(column)) for (column,) in cursor.fetchall())
    order = f" ORDER BY {key}" if key else ""
    query = f"SELECT * FROM {identifier(schema)}.{identifier(name)}{order}"
    return Selection.of_table(opening.name, table, query)


def _rows(cursor: Cursor, selection: Selection, faults: ServerFaults) -> TableRows:
    query = selection.query
    faults.describing = True
    described = cursor.adbc_execute_schema(query)
    faults.describing = False
    columns = tuple(each.name for each in described)
    names = [f"c{index}" for index in range(len(columns))]
    chosen = ", ".join(
        f"{column_as_kept(name, each)} AS {name}"
        for name, each in zip(names, described, strict=True)
    )
    cursor.execute(f"WITH q({', '.join(names)}) AS (\n{query}\n) SELECT {chosen} FROM q")
    reader = cursor.fetch_record_batch()
    found = Findings(frozenset(each.name for each in described if is_number(each)))
    return TableRows(
        selection.name, columns, reader.schema, _batches(reader, faults), lambda: found
    )


def _batches(reader: Any, faults: ServerFaults) -> Iterator[Any]:
    import pyarrow as pa

    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except (OSError, pa.ArrowException) as error:  # the driver has no others in a stream
            raise UnusableLogError(faults.of_breaking_off(str(error))) from None
        faults.rows += batch.num_rows
        yield within_years(batch)

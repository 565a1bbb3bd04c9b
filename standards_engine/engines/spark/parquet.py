"""In a worker: slices of Parquet files that Spark has read, as far as Spark and DuckDB read alike.

Spark divides large files among workers and reads the needed columns only. Texts are made of values
by DuckDB, as when it reads the file itself. A file with columns that the two read differently, such
as a time of day, is read whole by one worker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.duckdb.raw import clean, sql_names
from standards_engine.engines.spark.census import Census
from standards_engine.engines.spark.instructions import Instructions, database
from standards_engine.engines.spark.numbering import place
from standards_engine.engines.spark.slices import census_row, events_of_raw
from standards_engine.logs.formats.raw import UnusableLogError, literal
from standards_engine.logs.sources import FileSource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SLICE_ROWS = 500_000
"""Enough that a slice's statements cost little, few enough for any worker."""
_ALIKE = {
    ("VARCHAR", "BYTE_ARRAY"): "string",
    ("BOOLEAN", "BOOLEAN"): "boolean",
    ("TINYINT", "INT32"): "tinyint",
    ("SMALLINT", "INT32"): "smallint",
    ("INTEGER", "INT32"): "int",
    ("BIGINT", "INT64"): "bigint",
    ("FLOAT", "FLOAT"): "float",
    ("DOUBLE", "DOUBLE"): "double",
    ("DATE", "INT32"): "date",
    ("TIMESTAMP", "INT64"): "timestamp_ntz",
    ("TIMESTAMP WITH TIME ZONE", "INT64"): "timestamp",
}
"""DuckDB's type and the file's own; and Spark's name of it."""
_DECIMAL = re.compile(r"DECIMAL\([0-9]+,[0-9]+\)")


@dataclass(frozen=True, slots=True)
class PlainColumns:
    """Columns that Spark reads as DuckDB does, with Spark's types; and how many rows there are."""

    types: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    """Columns that it reads differently."""
    rows: int


def plain_columns(source: FileSource, connection: DuckDBPyConnection) -> PlainColumns | None:
    """None of a file that is no Parquet."""
    if source.path.suffix.lower() != ".parquet":
        return None
    file = f"read_parquet({literal(str(source.path))}, hive_partitioning=false)"
    types = connection.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()
    known = {str(name): str(kind) for name, kind, *_ in types}
    stored = connection.execute(
        f"SELECT name, type FROM parquet_schema({literal(str(source.path))}) WHERE type IS NOT NULL"
    ).fetchall()
    (rows,) = connection.execute(f"SELECT count(*) FROM {file}").fetchone() or (0,)
    kinds = {str(name): str(kind) for name, kind in stored}
    pairs = [(name, _spark_type(kind, kinds.get(name, ""))) for name, kind in known.items()]
    alike = tuple((name, kind) for name, kind in pairs if kind is not None)
    return PlainColumns(alike, tuple(n for n, kind in pairs if kind is None), int(rows))


def _spark_type(kind: str, stored: str) -> str | None:
    if _DECIMAL.fullmatch(kind):
        return kind.lower()
    return _ALIKE.get((kind, stored))


def events_of_slices(
    batches: Iterator[pa.RecordBatch], told: Instructions, columns: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """Batches have these columns of the log, then the file's address and the row's index."""
    numbers = {str(source.path.absolute()): i for i, source in enumerate(told.sources)}
    for address, rows in _slices(batches):
        number = numbers[unquote(urlparse(address).path)]
        try:
            with database(told.memory, told.language) as (connection, _):
                _make_raw(connection, told, number, rows.rename_columns([*columns, "", ""]))
                found = Census()
                found.rows[number] = rows.num_rows
                yield from events_of_raw(connection, told, found)
        except UnusableLogError as error:
            yield census_row(Census(refused=error.diagnostics), told.columns)


def _slices(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[str, pa.Table]]:
    """Rows of one file each, at most about SLICE_ROWS."""
    address, parts, size = "", list[pa.RecordBatch](), 0
    for batch in batches:
        for named, part in _by_file(batch):
            if parts and (named != address or size >= SLICE_ROWS):
                yield address, pa.Table.from_batches(parts)
                parts, size = [], 0
            address = named
            parts.append(part)
            size += part.num_rows
    if parts:
        yield address, pa.Table.from_batches(parts)


def _by_file(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    if not batch.num_rows:
        return
    addresses = batch.column(batch.num_columns - 2)
    changed = pc.not_equal(addresses.slice(1), addresses.slice(0, len(addresses) - 1))
    starts = [0, *(np.flatnonzero(changed.to_numpy(zero_copy_only=False)) + 1).tolist()]
    for start, end in zip(starts, [*starts[1:], batch.num_rows], strict=True):
        yield addresses[start].as_py(), batch.slice(start, end - start)


def _make_raw(
    connection: DuckDBPyConnection, told: Instructions, number: int, rows: pa.Table
) -> None:
    own = rows.column_names[:-2]
    given = {column: f"r{index}" for index, column in enumerate(own)}
    added = {n: v for n, v in told.sources[number].partition if n not in given}
    connection.register("slice", rows.rename_columns([*given.values(), "address", "index"]))
    texts = [f"CAST({name} AS VARCHAR) AS {name}" for name in given.values()]
    chosen = ", ".join(
        f"{clean(given.get(column) or literal(added[column]), told.reading.missing)} AS {name}"
        for column, name in sql_names(told.reading).items()
    )
    base = place(number)
    connection.execute(
        f"CREATE TABLE raw AS SELECT index + {base} AS ordinal, index + {base} + 1 AS row, "
        f"{chosen} FROM (SELECT {', '.join(['index', *texts])} FROM slice)"
    )
    connection.unregister("slice")


def spark_columns(
    plain: PlainColumns, source: FileSource, columns: Sequence[str]
) -> tuple[tuple[str, str], ...] | None:
    """These columns, as far as the file has them, with their types; None where Spark would read
    one of them differently.
    """
    known, added = dict(plain.types), dict(source.partition)
    if any(column not in known and column not in added for column in columns):
        return None
    if any(column in added and column in plain.others for column in columns):
        return None
    found = tuple((column, known[column]) for column in columns if column in known)
    return found or None


def quoted(name: str) -> str:
    """`name` as Spark writes identifiers."""
    return "`" + name.replace("`", "``") + "`"


def addresses(paths: Sequence[Path]) -> list[str]:
    """Paths as Spark takes them: signs of patterns mean themselves."""
    return [re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute())) for path in paths]

"""In a worker: a file is opened and read by the readers that every engine has.

A text file is the unit of work: only its reader knows where a row ends (docs/scale.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from standards_engine.diagnostics import Diagnostic
from standards_engine.engines.duckdb.raw import RawRows, load_raw
from standards_engine.engines.spark.census import Census, Found
from standards_engine.engines.spark.instructions import Instructions, database
from standards_engine.engines.spark.numbering import place
from standards_engine.engines.spark.parquet import PlainColumns, plain_columns
from standards_engine.engines.spark.slices import census_row, events_of_raw
from standards_engine.logs.formats.raw import RawFile, UnusableLogError
from standards_engine.logs.mapping.model import Mapping
from standards_engine.logs.opening import open_sources
from standards_engine.logs.sources import FileSource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """What the driver needs to know of a file."""

    name: str
    sha256: str
    columns: tuple[str, ...]
    numbers: frozenset[str]
    bytes: int
    plain: PlainColumns | None = None
    """Of a Parquet file: what Spark reads of it as DuckDB does."""


def opened(
    source: FileSource, mapping: Mapping | None, memory: str, language: str
) -> OpenedFile | tuple[Diagnostic, ...]:
    """The file, or why it is not to be opened."""
    try:
        with database(memory, language) as (connection, workspace):
            (file,) = open_sources([source], mapping, workspace, connection)
            return OpenedFile(
                name=file.name,
                sha256=file.sha256,
                columns=file.columns,
                numbers=file.numbers,
                bytes=source.path.stat().st_size,
                plain=plain_columns(source, connection),
            )
    except UnusableLogError as error:
        return error.diagnostics


def events_of_files(
    batches: Iterator[pa.RecordBatch], told: Instructions
) -> Iterator[pa.RecordBatch]:
    """Of the files whose numbers are in the first column."""
    for batch in batches:
        for number in batch.column(0).to_pylist():
            yield from _refusing(told, _events(told, number))


def _refusing(told: Instructions, events: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A file that cannot be used after all is no fault of the worker: the driver says so."""
    try:
        yield from events
    except UnusableLogError as error:
        yield census_row(Census(refused=error.diagnostics), told.columns)


def _events(told: Instructions, number: int) -> Iterator[pa.RecordBatch]:
    with database(told.memory, told.language) as (connection, workspace):
        (file,) = open_sources([told.sources[number]], told.mapping, workspace, connection)
        rows = load_raw(connection, [file], told.reading)
        _renumber(connection, number)
        yield from events_of_raw(connection, told, census_of_file(number, file, rows))


def _renumber(connection: DuckDBPyConnection, number: int) -> None:
    """The table `raw`, with places."""
    connection.execute("ALTER VIEW raw RENAME TO raw_of_file")
    connection.execute(
        f"CREATE VIEW raw AS SELECT * REPLACE (ordinal + {place(number)} AS ordinal, "
        f"row + {place(number)} AS row) FROM raw_of_file"
    )


def census_of_file(number: int, file: RawFile, rows: RawRows) -> Census:
    (structure,), (count,) = rows.structures, rows.counts
    found = Census(beside={number: file.first_row + sum(gap.rows for gap in structure.gaps[-1:])})
    found.rows[number] = count
    for row in structure.broken:
        one = Found(1, place(number, row.row), row.text)
        known = found.broken.get(row.reason)
        found.broken[row.reason] = one if known is None else known.merged(one)
    return found


__all__ = ["OpenedFile", "census_of_file", "events_of_files", "opened"]

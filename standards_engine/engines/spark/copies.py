"""In workers: `duplicates: drop`. Copies meet in one partition, by the digest of their whole text.

Files are read whole, each by one worker; the first copy, by its place, stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.duckdb.raw import load_raw, sql_names
from standards_engine.engines.spark.census import Census
from standards_engine.engines.spark.files import census_of_file
from standards_engine.engines.spark.instructions import EventColumns, Instructions, database
from standards_engine.engines.spark.numbering import place
from standards_engine.engines.spark.parquet import SLICE_ROWS
from standards_engine.engines.spark.slices import CENSUS, census_row, events_of_raw
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.mapping.reading import Reading
from standards_engine.logs.opening import open_sources

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 100_000


def columns_of_texts(reading: Reading) -> EventColumns:
    """Of rows before copies are dropped."""
    names = sql_names(reading).values()
    return EventColumns(
        ("digest", "ordinal", "row", *names),
        ("string", "bigint", "bigint", *("string" for _ in names)),
    )


def texts_of_files(
    batches: Iterator[pa.RecordBatch], told: Instructions
) -> Iterator[pa.RecordBatch]:
    """Every row of the files whose numbers are in the first column, with its digest."""
    columns = columns_of_texts(told.reading)
    for batch in batches:
        for number in batch.column(0).to_pylist():
            try:
                yield from _texts(told, number, columns)
            except UnusableLogError as error:
                yield census_row(Census(refused=error.diagnostics), columns)


def _texts(told: Instructions, number: int, columns: EventColumns) -> Iterator[pa.RecordBatch]:
    with database(told.memory, told.language) as (connection, workspace):
        (file,) = open_sources([told.sources[number]], told.mapping, workspace, connection)
        rows = load_raw(connection, [file], replace(told.reading, drop_copies=False))
        names = [f"w{index}" for index in range(len(file.columns))]
        whole = ", ".join(f"coalesce({name}, chr(30))" for name in names)
        connection.execute(
            f"CREATE TABLE digests AS SELECT md5(concat_ws(chr(31), {whole})) AS digest "
            f"FROM ({file.relation(file.columns, names)})"
        )
        yield from _with_digests(connection, number, columns)
        yield census_row(census_of_file(number, file, rows), columns)


def _with_digests(
    connection: DuckDBPyConnection, number: int, columns: EventColumns
) -> Iterator[pa.RecordBatch]:
    texts = ", ".join(columns.names[3:])
    reader = connection.sql(
        f"SELECT digest, ordinal + {place(number)}, row + {place(number)}, {texts} "
        "FROM raw JOIN digests ON digests.rowid = raw.ordinal"
    ).to_arrow_reader(_ROWS_AT_ONCE)
    for batch in reader:
        arrays = [
            column.cast(pa.string() if kind == "string" else pa.int64())
            for column, kind in zip(batch.columns, columns.types, strict=True)
        ]
        nothing = pa.nulls(len(batch), pa.binary())
        yield pa.RecordBatch.from_arrays([*arrays, nothing], names=[*columns.names, CENSUS])


def events_of_originals(
    batches: Iterator[pa.RecordBatch], told: Instructions
) -> Iterator[pa.RecordBatch]:
    """`batches` are sorted by digest and place: of rows alike the first one counts."""
    last, parts, size, copies = None, list[pa.RecordBatch](), 0, 0
    for batch in batches:
        for row in batch.column(CENSUS).drop_null():
            yield _passed_on(row, told)
        rows = batch.filter(batch.column(CENSUS).is_null())
        if not rows.num_rows:
            continue
        digests = rows.column("digest")
        before = pa.concat_arrays([pa.array([last], pa.string()), digests.slice(0, len(rows) - 1)])
        originals = rows.filter(pc.fill_null(pc.not_equal(digests, before), True))  # noqa: FBT003
        last = digests[-1].as_py()
        copies += rows.num_rows - originals.num_rows
        parts.append(originals)
        size += originals.num_rows
        if size >= SLICE_ROWS:
            yield from _events(told, parts)
            parts, size = [], 0
    yield from _events(told, parts)
    yield census_row(Census(copies=copies), told.columns)


def _passed_on(census: pa.Scalar, told: Instructions) -> pa.RecordBatch:
    row = census_row(Census(), told.columns)
    return row.set_column(row.num_columns - 1, CENSUS, pa.array([census.as_py()], pa.binary()))


def _events(told: Instructions, parts: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    if not parts:
        return
    names = [*sql_names(told.reading).values()]
    try:
        with database(told.memory, told.language) as (connection, _):
            rows = pa.Table.from_batches(parts).select(["ordinal", "row", *names])
            connection.register("originals", rows)
            connection.execute("CREATE TABLE raw AS SELECT * FROM originals")
            connection.unregister("originals")
            yield from events_of_raw(connection, told, Census())
    except UnusableLogError as error:
        yield census_row(Census(refused=error.diagnostics), told.columns)

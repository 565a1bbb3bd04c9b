"""In a worker: rows as clean texts become typed events, by the SQL of `engines/duckdb`.

A slice is a part of a file, a file, or rows of several: whatever it is, a row means the same in it
as in the whole log. A slice's census follows its events, in the column `census`.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from standards_engine.engines.duckdb.counts import Counting, caseless_reason
from standards_engine.engines.duckdb.events import ODDITIES, Faults, make_events
from standards_engine.engines.duckdb.raw import RawRows, sql_names
from standards_engine.engines.spark.census import Census, Found
from standards_engine.engines.spark.instructions import EventColumns, Instructions
from standards_engine.logs.events import UNDECLARED
from standards_engine.logs.formats.raw import literal
from standards_engine.logs.mapping.reading import LongForm, Reading
from standards_engine.logs.summary import Quarantined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_ONCE = 100_000
_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "bigint",
    "INTEGER": "int",
    "SMALLINT": "smallint",
    "BOOLEAN": "boolean",
    "DECIMAL(38,12)": "decimal(38,12)",
}
CENSUS = "census"


def described(connection: DuckDBPyConnection, reading: Reading) -> tuple[EventColumns, Faults]:
    """The columns of events, and the reasons of partly used rows: those of a log without a row."""
    texts = "".join(f", {name} VARCHAR" for name in sql_names(reading).values())
    connection.execute(f"CREATE TABLE raw (ordinal BIGINT, row BIGINT{texts})")
    faults = make_events(connection, reading)
    found = connection.execute(f"DESCRIBE {_query(reading)}").fetchall()
    names = tuple(str(row[0]) for row in found)
    return EventColumns(names, tuple(_TYPES[str(row[1])] for row in found)), faults


def _query(reading: Reading) -> str:
    """What is shuffled: no activity of a declared event, whose code says it."""
    orders = [f"{key}{i}" for i in range(len(reading.order)) for key in "op"]
    cells = [f"f{index}" for index in range(len(reading.cells))]
    cells += [f"u{index}" for index in sorted(reading.asked)]
    columns = ["case_key", "time", "code", "row", "seq", *orders, *cells]
    columns.append(f"CAST(CASE WHEN code = {UNDECLARED} THEN activity END AS VARCHAR) AS activity")
    if reading.on_change:
        columns.append("changed")
    return f"SELECT {', '.join(columns)} FROM all_events"


def events_of_raw(
    connection: DuckDBPyConnection, told: Instructions, found: Census
) -> Iterator[pa.RecordBatch]:
    """Of the table `raw`, whose rows and ordinals are places; `found` is what is known of it."""
    faults = make_events(connection, told.reading)
    reader = connection.sql(_query(told.reading)).to_arrow_reader(_ROWS_AT_ONCE)
    for batch in reader:
        nothing = pa.nulls(len(batch), pa.binary())
        yield pa.RecordBatch.from_arrays(
            [*(_plain(column) for column in batch.columns), nothing],
            names=[*told.columns.names, CENSUS],
        )
    _count(Counting(connection, (), told.reading, told.ruleset, RawRows((), (), 0), faults), found)
    yield census_row(found, told.columns)


def _plain(column: pa.Array) -> pa.Array:
    """Texts as Spark takes them."""
    return column.cast(pa.string()) if pa.types.is_string_view(column.type) else column


def census_row(found: Census, columns: EventColumns) -> pa.RecordBatch:
    arrow = {
        "string": pa.string(),
        "bigint": pa.int64(),
        "int": pa.int32(),
        "smallint": pa.int16(),
        "boolean": pa.bool_(),
        "decimal(38,12)": pa.decimal128(38, 12),
    }
    nothing = [pa.nulls(1, arrow[kind]) for kind in columns.types]
    one = pa.array([pickle.dumps(found)], pa.binary())
    return pa.RecordBatch.from_arrays([*nothing, one], names=[*columns.names, CENSUS])


def _count(counting: Counting, found: Census) -> None:
    from standards_engine.engines.duckdb import counts

    (found.partly_rows,) = counting.one(
        "SELECT count(DISTINCT seq // 1024) FROM all_events WHERE faults <> 0"
    )
    found.caseless = _by_reason(counts._caseless(counting))
    if found.partly_rows:
        found.partly = _by_reason(counts._partly(counting))
    names = [name for name, _ in ODDITIES]
    sums = counting.one(f"SELECT {', '.join(f'sum({name})' for name in names)} FROM all_events")
    found.oddities.update({n: int(s) for n, s in zip(names, sums, strict=True) if s})
    found.texts = dict(_translated(counting.connection, counting.reading))


def _by_reason(quarantined: Iterator[Quarantined] | tuple[Quarantined, ...]) -> dict[str, Found]:
    return {each.reason: Found(each.count, each.first_row, each.sample) for each in quarantined}


def _translated(connection: DuckDBPyConnection, reading: Reading) -> Iterator[tuple[str, set[str]]]:
    """The texts of columns that the mapping translates; of activities, those it names."""
    names = sql_names(reading)
    wanted = {names[cell.column]: "" for cell in reading.cells if cell.values}
    form = reading.form
    if isinstance(form, LongForm) and form.given:
        column = names[form.activity]
        given = ", ".join(map(literal, form.given))
        wanted.setdefault(column, f" AND {column} IN ({given})")
    for column, only in wanted.items():
        found = connection.execute(
            f"SELECT DISTINCT {column} FROM raw WHERE {column} IS NOT NULL{only}"
        ).fetchall()
        yield column, {str(row[0]) for row in found}


__all__ = ["CENSUS", "caseless_reason", "census_row", "described", "events_of_raw"]

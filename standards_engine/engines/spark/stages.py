"""On the driver: the plan of what Spark does with the files, up to sorted partitions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from standards_engine.engines.spark.copies import (
    columns_of_texts,
    events_of_originals,
    texts_of_files,
)
from standards_engine.engines.spark.files import OpenedFile, events_of_files
from standards_engine.engines.spark.instructions import EventColumns, Instructions
from standards_engine.engines.spark.parquet import (
    addresses,
    events_of_slices,
    quoted,
    spark_columns,
)
from standards_engine.engines.spark.slices import CENSUS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

EVENTS_OF_A_PARTITION = 500_000
MOST_PARTITIONS = 20_000
_FEW_EVENTS = 50_000
"""So few are sorted faster by one worker than handed round."""
_BYTES_OF_A_ROW = 60
"""Of text, about; only the number of partitions depends on it."""
_TASKS_OF_A_CORE = 4
_Columns = tuple[tuple[str, str], ...]
"""Names, and types as Spark calls them."""


def events(session: SparkSession, told: Instructions, files: Sequence[OpenedFile]) -> DataFrame:
    """Typed events in any order, and what was counted on the way."""
    ddl = _with_census(told.columns)
    if told.reading.drop_copies:
        texts = columns_of_texts(told.reading)
        rows = _numbers(session, range(len(files))).mapInArrow(
            partial(texts_of_files, told=told), _with_census(texts)
        )
        originals = rows.repartition(_partitions(session, files), "digest").sortWithinPartitions(
            "digest", "ordinal"
        )
        return originals.mapInArrow(partial(events_of_originals, told=told), ddl)
    by_columns: dict[_Columns, list[int]] = {}
    whole: list[int] = []
    for number, (file, source) in enumerate(zip(files, told.sources, strict=True)):
        plain = file.plain and spark_columns(file.plain, source, told.reading.columns())
        (by_columns.setdefault(plain, []) if plain else whole).append(number)
    parts = [_sliced(session, told, numbers, plain) for plain, numbers in by_columns.items()]
    if whole:
        read = partial(events_of_files, told=told)
        parts.append(_numbers(session, whole).mapInArrow(read, ddl))
    found = parts[0]
    for part in parts[1:]:
        found = found.union(part)
    return found


def _with_census(columns: EventColumns) -> str:
    return f"{columns.ddl}, {CENSUS} binary"


def _numbers(session: SparkSession, numbers: Sequence[int]) -> DataFrame:
    """Numbers of files, for as many tasks as there are."""
    tasks = min(len(numbers), session.sparkContext.defaultParallelism * _TASKS_OF_A_CORE)
    if isinstance(numbers, range):
        return session.range(0, len(numbers), 1, tasks)
    pairs = session.sparkContext.parallelize([(number,) for number in numbers], tasks)
    return session.createDataFrame(pairs, "id bigint")


def _sliced(
    session: SparkSession, told: Instructions, numbers: Sequence[int], columns: _Columns
) -> DataFrame:
    """Files that have the same columns, divided by Spark."""
    from pyspark.sql import functions as f

    paths = addresses([told.sources[number].path for number in numbers])
    names = [name for name, _ in columns]
    # Spark takes a point in a column's name for a field of a record
    chosen = [f.col(quoted(name)).alias(f"c{index}") for index, name in enumerate(names)]
    schema = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns)
    rows = (
        session.read.schema(schema)
        .parquet(*paths)
        .select(*chosen, "_metadata.file_path", "_metadata.row_index")
    )
    read = partial(events_of_slices, told=told, columns=names)
    return rows.mapInArrow(read, _with_census(told.columns))


def sorted_by_case(
    found: DataFrame, told: Instructions, session: SparkSession, files: Sequence[OpenedFile]
) -> DataFrame:
    """Whole cases in each partition, their events in the order of the semantics (1.3)."""
    from pyspark.sql import functions as f

    orders = [f"{key}{i}" for i in range(len(told.reading.order)) for key in "op"]
    keys = [f.asc_nulls_last(name) for name in ("time", *orders)]
    return found.repartition(_partitions(session, files), "case_key").sortWithinPartitions(
        "case_key", *keys, "seq"
    )


def _partitions(session: SparkSession, files: Sequence[OpenedFile]) -> int:
    rows = sum(file.plain.rows if file.plain else file.bytes // _BYTES_OF_A_ROW for file in files)
    if rows <= _FEW_EVENTS:
        return 1
    wanted = ceil(rows / EVENTS_OF_A_PARTITION)
    return min(MOST_PARTITIONS, max(wanted, session.sparkContext.defaultParallelism))

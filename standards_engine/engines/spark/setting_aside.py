"""The rows that were set aside, whole: files are read again, each by one worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standards_engine.engines.spark.instructions import Instructions
from standards_engine.engines.spark.numbering import RowNumbers, place
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.wording import speaking

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Row = tuple[int, str, str]


def set_aside(
    session: SparkSession, told: Instructions, loaded: LoadedMapping, numbers: RowNumbers
) -> Iterator[Row]:
    """Number, reason and text, file by file."""

    def of_file(number: int) -> list[Row]:
        from standards_engine.engines.duckdb import open_log

        source = told.sources[number]
        with (
            speaking(told.language),
            open_log([source], loaded, told.ruleset, memory_limit=told.memory) as log,
        ):
            return [
                (place(number, row), reason, text) for row, reason, text in log.quarantined_rows()
            ]

    count = len(told.sources)
    found = session.sparkContext.parallelize(range(count), count).flatMap(of_file)
    for row, reason, text in found.toLocalIterator():
        yield numbers.of(row), reason, text

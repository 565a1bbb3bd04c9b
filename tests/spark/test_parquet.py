"""Parquet files, which Spark divides among workers: read as DuckDB reads them, type by type."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from standards_engine.engines.spark import parquet
from standards_engine.rules.types import Field, Number, Text
from tests.engines.logs_in_hand import AB, mapping, ruleset
from tests.spark.both_engines import alike

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TEXTS = ruleset({"a": (Field("v", Text(), optional=True),), "b": ()}, zone="Europe/Rome")
ROME = ZoneInfo("Europe/Rome")


def local(*parts: int) -> datetime:
    """A time without a zone."""
    return datetime(*parts, tzinfo=ROME).replace(tzinfo=None)  # type: ignore[arg-type, misc]


def table(rows: int, first: int = 0) -> pa.Table:
    numbers = range(first, first + rows)
    return pa.table(
        {
            "case_id": [f"c{number % 211}" for number in numbers],
            "activity": ["ab"[number % 2] for number in numbers],
            "timestamp": [local(2026, 1, 1, number % 24, number % 60) for number in numbers],
        }
    )


@pytest.mark.parametrize(
    "values",
    [
        pa.array([1, -5, None], pa.int8()),
        pa.array([1, -5, None], pa.int64()),
        pa.array([1, 5, None], pa.uint32()),
        pa.array([1, 2**63, None], pa.uint64()),
        pa.array([0.1, 1e300, None], pa.float64()),
        pa.array([0.1, 1e30, None], pa.float32()),
        pa.array([float("nan"), float("inf"), -0.0], pa.float64()),
        pa.array([True, False, None], pa.bool_()),
        pa.array([Decimal("1.20"), Decimal("-0.05"), None], pa.decimal128(9, 2)),
        pa.array([Decimal("1.2"), Decimal(10**30), None], pa.decimal128(38, 1)),
        pa.array([date(2026, 1, 1), date(1582, 10, 10), date(1, 1, 1)], pa.date32()),
        pa.array([local(2026, 1, 1, 10), local(1500, 3, 1), None], pa.timestamp("us")),
        pa.array([local(2026, 1, 1, 10), None, None], pa.timestamp("ms")),
        pa.array([local(2026, 1, 1, 10), None, None], pa.timestamp("ns")),
        pa.array(
            [datetime(2026, 1, 1, 10, tzinfo=ROME), None, None], pa.timestamp("us", "Europe/Rome")
        ),
        pa.array([time(10, 30), time(10, 30, 1, 5), None], pa.time64("us")),
        pa.array([" padded ", "", "naïve 是"], pa.string()),
        pa.array([b"bytes", b"\xff\x00", None], pa.binary()),
        pa.array([UUID(int=7).bytes, None, None], pa.binary(16)),
        pa.array(["few", "few", None]).dictionary_encode(),
        pa.array([[1, 2], [], None], pa.list_(pa.int64())),
        pa.array([{"x": 1}, None, None], pa.struct([("x", pa.int32())])),
    ],
    ids=lambda values: str(values.type).split("<")[0],
)
def test_values_of_every_type_have_the_same_texts(
    spark: SparkSession, tmp_path: Path, values: pa.Array
) -> None:
    times = pa.array([local(2026, 1, 1)] * 3)
    rows = pa.table(
        {
            "case_id": pa.array(["1", "2", "3"]),
            "activity": ["a"] * 3,
            "timestamp": times,
            "v": values,
        }
    )
    pq.write_table(rows, tmp_path / "log.parquet")
    alike(spark, [tmp_path / "log.parquet"], TEXTS)


def test_old_times_of_ninety_six_bits(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "log.parquet"
    pq.write_table(table(50), path, use_deprecated_int96_timestamps=True)
    alike(spark, [path], AB)


def test_a_case_that_is_a_number_and_names_that_need_quotes(
    spark: SparkSession, tmp_path: Path
) -> None:
    rows = pa.table(
        {
            "the case.id": pa.array([7, 8, None], pa.int32()),
            "`what`": ["a", "b", "a"],
            'at "once"': pa.array([local(2026, 1, 1)] * 3),
            "n": pa.array([1.5, 2.0, 3.25]),
        }
    )
    path = tmp_path / "a [log] of {odd} names*.parquet"
    pq.write_table(rows, path)
    mapped = mapping("""case: the case.id\nactivity: "`what`"\ntime: 'at "once"'\n""")
    rules = ruleset({"a": (Field("n", Number(), optional=True),), "b": ()})
    alike(spark, [path], rules, mapped)


def test_files_are_divided_and_their_rows_keep_their_numbers(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slices are cut here as small as the rows that Spark hands over at a time."""
    monkeypatch.setattr(parquet, "SLICE_ROWS", 1)
    paths = [tmp_path / f"part {number}.parquet" for number in range(3)]
    for number, path in enumerate(paths):
        pq.write_table(table(1_500, 900 * number), path, row_group_size=200)
    before = spark.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "350")
    try:
        alike(spark, paths, AB)
    finally:
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(before))


def test_files_whose_columns_have_different_types(spark: SparkSession, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.parquet" for name in ("one", "two", "three"))
    pq.write_table(table(30), first)
    texts = table(30, 30)
    pq.write_table(texts.set_column(2, "timestamp", texts["timestamp"].cast(pa.string())), second)
    exact = table(30, 60)
    pq.write_table(
        exact.set_column(2, "timestamp", exact["timestamp"].cast("timestamp[ns]")), third
    )
    (tmp_path / "four.csv").write_text("case_id,activity,timestamp\nc1,b,2026-01-05\n")
    alike(spark, [first, second, third, tmp_path / "four.csv"], AB)


def test_a_folder_with_columns_in_its_folders_names(spark: SparkSession, tmp_path: Path) -> None:
    for region, first in (("north west", 0), ("south", 40)):
        folder = tmp_path / "log" / f"region={region}"
        folder.mkdir(parents=True)
        pq.write_table(table(40, first), folder / "part-0.parquet")
        (folder / "_SUCCESS").write_text("")
    rules = ruleset({"a": (), "b": ()}, case=(Field("region", Text(), optional=True),))
    alike(spark, [tmp_path / "log"], rules)


def test_a_file_without_a_row_beside_others(spark: SparkSession, tmp_path: Path) -> None:
    paths = [tmp_path / "none.parquet", tmp_path / "some.parquet"]
    pq.write_table(table(0), paths[0])
    pq.write_table(table(5), paths[1])
    alike(spark, paths, AB)
    alike(spark, paths[:1], AB)

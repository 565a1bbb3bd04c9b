"""Parquet files: their types, and what is said of damaged ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import UnusableLogError, open_log
from standards_engine.rules.types import Field, ListOf, Number, Text, Type
from tests.engines.logs_in_hand import AB, FAR, cases, ruleset, shown

FIRST = 1_767_225_600
"""2026-01-01 00:00 UTC."""


def write(path: Path, rows: pa.Table, **options: Any) -> Path:
    parquet.write_table(rows, path, **options)
    return path


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize(("zone", "hour"), [(None, 1), ("Asia/Tokyo", 0)])
def test_times(tmp_path: Path, unit: str, zone: str | None, hour: int, *, old: bool) -> None:
    """Also as INT96, as Spark wrote them for long: it knows no zone, so the times are local."""
    scale = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit]
    moment = (FIRST + 3600 * (1 if old else hour)) * scale
    times = pa.array([moment, None], pa.timestamp(unit, zone))
    rows = pa.table({"case_id": ["1", "1"], "activity": ["a", "b"], "timestamp": times})
    path = write(tmp_path / "log.parquet", rows, use_deprecated_int96_timestamps=old)
    with open_log([path], None, ruleset({"a": (), "b": ()}, zone="Europe/Rome")) as log:
        assert shown(log) == [("1", "a", FIRST, 1), ("1", "b", None, 2)]


@pytest.mark.parametrize(
    ("column", "type_", "expected"),
    [
        (pa.array([["a", "b;c"]]), ListOf(Text()), ("a", "b;c")),
        (pa.array([{"k": "é", "n": 2}]), Text(), '{"k":"é","n":2}'),
        (pa.array(["é".encode()], pa.binary()), Text(), "é"),
        (pa.array([b"\xff\x00"], pa.binary()), Text(), r"\xFF\x00"),
        (pa.array(["x"]).dictionary_encode(), Text(), "x"),
        (pa.array([7], pa.uint8()), Number(), 7),
        (pa.array([Decimal("1.20")], pa.decimal128(10, 2)), Number(), Fraction(6, 5)),
        (pa.array([True]), Text(), "true"),
    ],
)
def test_a_value(tmp_path: Path, column: Any, type_: Type, expected: object) -> None:
    given = {"case_id": ["1"], "activity": ["a"], "timestamp": ["2026-01-01"], "x": column}
    path = write(tmp_path / "log.parquet", pa.table(given))
    with open_log([path], None, ruleset({"a": (Field("x", type_),)})) as log:
        assert cases(log)["1"].events[0].values["x"] == expected


def many(path: Path) -> bytes:
    """20 groups of rows."""
    rows = 20_000
    table = pa.table(
        {
            "case_id": [f"{i * 7919 % 1_000_003:06}" for i in range(rows)],
            "activity": ["a"] * rows,
            "timestamp": ["2026-01-01"] * rows,
        }
    )
    return write(path, table, row_group_size=1000, use_dictionary=False).read_bytes()


def said(path: Path) -> str:
    """Of a file that is damaged, whenever that is found."""
    with pytest.raises(UnusableLogError) as caught, open_log([path], None, AB) as log:
        for _ in log.batches(FAR):
            pass
    return render_all(caught.value.diagnostics).replace(f"{path.parent}/", "")


@pytest.mark.parametrize("kept", [3, 4, 1000, 0.5, -1, -9])
def test_a_file_that_is_cut_short(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "log.parquet"
    whole = many(path)
    path.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    assert said(path) == (
        "error: `log.parquet` cannot be read: it is no whole Parquet file [log-not-readable]\n"
        "  help: export the log again, or check that you may open it"
    )


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_file_with_a_hole_in_its_rows(tmp_path: Path, place: float) -> None:
    """Its end, which names the columns, is sound; that the rows are not is found on reading."""
    path = tmp_path / "log.parquet"
    whole = many(path)
    hole = int(len(whole) * place)
    path.write_bytes(whole[:hole] + bytes(3000) + whole[hole + 3000 :])
    assert "`log.parquet` cannot be read: it is damaged: a part of its rows" in said(path)


def test_the_damaged_one_of_several_files_is_named(tmp_path: Path) -> None:
    sound, path = tmp_path / "sound.parquet", tmp_path / "log.parquet"
    many(sound)
    whole = many(path)
    path.write_bytes(whole[:9000] + bytes(3000) + whole[12_000:])
    with pytest.raises(UnusableLogError) as caught, open_log([sound, path], None, AB) as log:
        for _ in log.batches(FAR):
            pass
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith(f"`{path}` cannot be read")

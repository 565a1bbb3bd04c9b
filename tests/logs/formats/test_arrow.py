"""Arrow files and streams, and what becomes of the types that they know."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import feather, ipc

from standards_engine.engines.duckdb import UnusableLogError, open_log
from standards_engine.rules.types import (
    Date,
    Duration,
    Field,
    Instant,
    ListOf,
    Number,
    Text,
    Type,
)
from tests.engines.logs_in_hand import AB, cases, ruleset, shown

FIRST = 1_767_225_600
"""2026-01-01 00:00 UTC."""
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def table(**columns: Any) -> pa.Table:
    given = {"case_id": ["1"], "activity": ["a"], "timestamp": [MOMENT.replace(tzinfo=None)]}
    return pa.table({**given, **columns})


def write(path: Path, rows: pa.Table, *, stream: bool = False, size: int = 100) -> Path:
    open_ = ipc.new_stream if stream else ipc.new_file
    with pa.OSFile(str(path), "wb") as target, open_(target, rows.schema) as writer:
        writer.write_table(rows, max_chunksize=size)
    return path


def said(path: Path) -> str:
    with pytest.raises(UnusableLogError) as caught:
        open_log([path], None, AB)
    (fault,) = caught.value.diagnostics
    return f"{fault.message} [{fault.code()}]".replace(f"{path.parent}/", "")


@pytest.mark.parametrize("name", ["log.arrow", "log.ipc", "log.feather", "log.arrows"])
@pytest.mark.parametrize("stream", [False, True])
def test_a_file_or_stream_by_any_ending(tmp_path: Path, name: str, *, stream: bool) -> None:
    rows = pa.table(
        {
            "case_id": pa.array(["2", "1", "1"]).dictionary_encode(),
            "activity": pa.array(["b", "a", "b"], pa.large_string()),
            "timestamp": pa.array([FIRST, FIRST + 5, FIRST + 9], pa.timestamp("s")),
        }
    )
    with open_log([write(tmp_path / name, rows, stream=stream, size=2)], None, AB) as log:
        assert shown(log) == [
            ("1", "a", FIRST + 5, 2),
            ("1", "b", FIRST + 9, 3),
            ("2", "b", FIRST, 1),
        ]


def test_a_feather_file(tmp_path: Path) -> None:
    path = tmp_path / "log.feather"
    feather.write_feather(table(), str(path), compression="lz4")
    with open_log([path], None, AB) as log:
        assert shown(log) == [("1", "a", FIRST, 1)]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize(("zone", "hour"), [(None, 1), ("Europe/Rome", 0), ("-05:00", 0)])
def test_times_of_every_unit(tmp_path: Path, unit: str, zone: str | None, hour: int) -> None:
    """A time with a zone is an instant; one without is local, here in Rome."""
    scale = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[unit]
    times = pa.array([(FIRST + 3600 * hour) * scale, None], pa.timestamp(unit, zone))
    rows = pa.table({"case_id": ["1", "1"], "activity": ["a", "b"], "timestamp": times})
    rules = ruleset({"a": (), "b": ()}, zone="Europe/Rome")
    with open_log([write(tmp_path / "log.arrow", rows)], None, rules) as log:
        assert shown(log) == [("1", "a", FIRST, 1), ("1", "b", None, 2)]
        assert log.summary.rows_partly_used == 1


@pytest.mark.parametrize(
    ("column", "type_", "expected"),
    [
        (pa.array([90], pa.duration("s")), Duration(), 90_000_000),
        (pa.array([-1500], pa.duration("ms")), Duration(), -1_500_000),
        (pa.array([90_000_001_999], pa.duration("ns")), Duration(), 90_000_001),
        (pa.array([3661], pa.time32("s")), Duration(), 3_661_000_000),
        (pa.array([20_454], pa.date32()), Date(), 20_454),
        (pa.array([FIRST * 1000], pa.date64()), Date(), 20_454),
        (pa.array([FIRST], pa.timestamp("s", "Asia/Tokyo")), Instant(), FIRST * 1_000_000),
        (pa.array([Decimal("1.20")], pa.decimal128(10, 2)), Number(), Fraction(6, 5)),
        (pa.array([Decimal("1e-30")], pa.decimal256(60, 30)), Number(), Fraction(1, 10**30)),
        (pa.array([2**64 - 1], pa.uint64()), Number(), 2**64 - 1),
        (pa.array([7], pa.int8()), Number(), 7),
        (pa.array([1.5], pa.float16()), Number(), Fraction(3, 2)),
        (pa.array([7], pa.int32()).dictionary_encode(), Number(), 7),
        (pa.RunEndEncodedArray.from_arrays([1], ["x"]), Text(), "x"),
        (pa.array(["é"], pa.string_view()), Text(), "é"),
        (pa.array(["é".encode()], pa.binary()), Text(), "é"),
        (pa.array([["a", "b;c"]]), ListOf(Text()), ("a", "b;c")),
        (pa.array([{"k": "é", "n": 2}]), Text(), '{"k":"é","n":2}'),
        (pa.array([[5]], pa.list_(pa.duration("s"))), Text(), '["0:00:05"]'),
        (pa.array([(1, 2, 3)], pa.month_day_nano_interval()), Text(), "[1, 2, 3]"),
        (pa.array([True]), Text(), "true"),
        (pa.array([None], pa.null()), Text(), None),
    ],
)
def test_a_value_of_every_type(tmp_path: Path, column: Any, type_: Type, expected: object) -> None:
    rules = ruleset({"a": (Field("x", type_, optional=True),)})
    with open_log([write(tmp_path / "log.arrow", table(x=column))], None, rules) as log:
        (event,) = cases(log)["1"].events
        assert event.values.get("x") == expected
        assert log.summary.rows_used == 1


def test_columns_of_one_name_are_told(tmp_path: Path) -> None:
    doubled = table(x=["1"]).rename_columns(["case_id", "activity", "timestamp", "activity"])
    assert "several columns named `activity`" in said(write(tmp_path / "log.arrow", doubled))


def test_a_batch_without_rows(tmp_path: Path) -> None:
    with open_log([write(tmp_path / "log.arrow", table().slice(0, 0))], None, AB) as log:
        assert log.summary.rows_read == 0


LONG = pa.table(
    {
        "case_id": [str(i) for i in range(1000)],
        "activity": ["a"] * 1000,
        "timestamp": ["2026-01-01"] * 1000,
    }
)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("kept", [3, 7, 100, 5000, -4, -8])
def test_a_file_that_is_cut_short(tmp_path: Path, kept: int, *, stream: bool) -> None:
    whole = write(tmp_path / "whole.arrow", LONG, stream=stream).read_bytes()
    path = tmp_path / "log.arrow"
    path.write_bytes(whole[:kept])
    assert said(path) == (
        "`log.arrow` cannot be read: it is no Arrow file or stream, or is cut short: its end is "
        "missing [log-not-readable]"
    )


@pytest.mark.parametrize("stream", [False, True])
def test_a_file_without_its_middle(tmp_path: Path, *, stream: bool) -> None:
    path = write(tmp_path / "log.arrow", LONG, stream=stream)
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + whole[6000:])
    assert "`log.arrow` cannot be read: it is damaged" in said(path)


def test_a_file_with_bytes_changed(tmp_path: Path) -> None:
    path = write(tmp_path / "log.arrow", LONG)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"2026-01-01", b"\xff\xff26-01-01"))
    assert "`log.arrow` cannot be read: it is damaged" in said(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "`log.feather` is empty [log-is-empty]"),
        (b"FEA1" + bytes(100), "is a Feather file of version 1, which is not read [old-feather]"),
        (b"case_id,activity" * 9, "it is no Arrow file or stream, or is cut short"),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "log.feather"
    path.write_bytes(content)
    assert message in said(path)

"""Logs in DuckDB files."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.logs.sources.logs_in_hand import (
    findings,
    open_one,
    refusal,
    texts,
    write_duckdb,
    write_jsonl,
)


def _made(path: Path, *statements: str) -> Path:
    with duckdb.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_findings_are_those_of_the_file(tmp_path: Path) -> None:
    expected = findings(tmp_path, write_jsonl(tmp_path / "log.jsonl"))
    log = write_duckdb(tmp_path / "log.db")
    assert findings(tmp_path, log) == expected
    assert findings(tmp_path, f"{log}?table=events") == expected
    assert findings(tmp_path, log, "--query", "FROM events") == expected


def test_values_are_the_texts_that_people_write(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.duckdb",
        """CREATE TABLE t AS SELECT
            1::HUGEINT AS huge, 1.50::DECIMAL(20, 5) AS exact, 'a'::ENUM ('a', 'b') AS one,
            INTERVAL '1 day 2 hours' AS took, INTERVAL '1 month' AS months, ['a', 'b;c'] AS tags,
            {'a': 1} AS more, TIME '12:00' AS clock, TIMESTAMPTZ '2026-01-01 10:00+02' AS at,
            TIMESTAMP_NS '2026-01-01 10:00:00.123456789' AS fine, DATE '2026-01-01' AS day,
            true AS sure, 0.1::DOUBLE AS share, NULL AS nothing""",
    )
    assert texts(log) == {
        "huge": ["1"],
        "exact": ["1.50000"],
        "one": ["a"],
        "took": ["PT93600.000000S"],
        "months": ["1 month"],
        "tags": ['["a","b;c"]'],
        "more": ['{"a":1}'],
        "clock": ["12:00:00"],
        "at": ["2026-01-01 08:00:00+00"],
        "fine": ["2026-01-01 10:00:00.123456789"],
        "day": ["2026-01-01"],
        "sure": ["true"],
        "share": ["0.1"],
        "nothing": [None],
    }
    assert open_one(log)[0].numbers == {"huge", "exact", "share"}


def test_rows_come_in_order_from_many_threads(tmp_path: Path) -> None:
    log = _made(tmp_path / "log.duckdb", "CREATE TABLE t AS SELECT range AS x FROM range(500000)")
    assert texts(log)["x"] == [str(number) for number in range(500_000)]


def test_tables_of_schemas_and_views(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.duckdb",
        "CREATE SCHEMA ops",
        "CREATE TABLE ops.calls AS SELECT 1 AS x",
        "CREATE VIEW twice AS SELECT 2 * x AS x FROM ops.calls",
    )
    assert texts(log) == {"x": ["1"]}
    assert texts(log, table="ops.calls") == {"x": ["1"]}
    assert texts(log, table="Twice") == {"x": ["2"]}
    found = refusal(log, table="calls")
    assert (found.code(), found.help) == ("unknown-table", "did you mean `ops.calls`?")


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * FORM t", "syntax error at or near"),
        ("SELECT y FROM t", 'Referenced column "y" not found'),
        ("SELECT * FROM read_csv('/etc/passwd')", "file system operations are disabled"),
        ("COPY t TO 'copy.csv'", "syntax error"),
        ("DELETE FROM t", "syntax error"),
        ("SELECT error('no')", "no"),
    ],
)
def test_a_query_that_is_refused(tmp_path: Path, query: str, reason: str) -> None:
    log = _made(tmp_path / "log.duckdb", "CREATE TABLE t (x INTEGER)")
    found = refusal(log, query=query)
    assert found.code() == "bad-query"
    assert reason in found.message


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    log = write_duckdb(tmp_path / "log.duckdb")
    log.write_bytes(log.read_bytes()[:20_000])
    assert refusal(log).code() == "log-not-readable"


@pytest.mark.parametrize("version", [1, 250])
def test_a_file_of_another_version(tmp_path: Path, version: int) -> None:
    """Byte 12 of the file is the low byte of its version; a checksum stands before all."""
    log = write_duckdb(tmp_path / "log.duckdb")
    data = bytearray(log.read_bytes())
    data[12] = version
    checksum = 5381
    for (word,) in struct.iter_unpack("<Q", data[8:4096]):
        checksum ^= word * 0xBF58476D1CE4E5B9 % 2**64
    data[:8] = struct.pack("<Q", checksum)
    log.write_bytes(data)
    found = refusal(log)
    assert found.code() == "other-storage-version"
    assert found.help == (
        "export the table with that program, as Parquet or CSV, and name the export"
    )


def test_a_file_to_which_another_program_writes(tmp_path: Path) -> None:
    log = write_duckdb(tmp_path / "log.duckdb")
    program = f"import duckdb; c = duckdb.connect({str(log)!r}); print('open', flush=True); input()"
    arguments = [sys.executable, "-c", program]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        found = refusal(log)
        other.communicate(b"\n")
    assert found.code() == "database-locked"
    assert f"(PID {other.pid})" in found.message

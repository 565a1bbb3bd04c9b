"""The same logs in databases: what is found is the same, to the last word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from adbc_driver_postgresql import dbapi

from tests.logs.sources.server import running
from tests.real_logs.test_other_formats import Row, found, rows_of, table, write_jsonl

pytestmark = pytest.mark.real_log


def in_sqlite(path: Path, rows: Sequence[Row]) -> Path:
    columns = [f'"{name}"' for name in rows[0]]
    marks = ", ".join("?" * len(columns))
    values = ([value or None for value in row.values()] for row in rows)
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE log ({', '.join(columns)})")
        connection.executemany(f"INSERT INTO log VALUES ({marks})", values)
    connection.close()
    return path


def in_duckdb(path: Path, rows: Sequence[Row]) -> Path:
    with duckdb.connect(path) as connection:
        connection.register("rows", table(rows))
        connection.execute("CREATE TABLE log AS FROM rows")
    return path


def in_postgres(address: str, rows: Sequence[Row]) -> str:
    with dbapi.connect(address) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("log", table(rows), mode="create")
        connection.commit()
    return address


@pytest.mark.parametrize(
    ("log", "rules"),
    [("permit_receipt/receipt.csv.gz", "receipt"), ("volvo_incidents/incidents.csv.gz", "volvo")],
)
def test_a_log_in_databases(
    tmp_path: Path, real_log: Callable[[str], Path], log: str, rules: str
) -> None:
    rows = rows_of(real_log(log))
    expected: dict[str, Any] = found(write_jsonl(tmp_path / "known.jsonl", rows), rules)
    assert found(in_sqlite(tmp_path / "log.sqlite", rows), rules) == expected
    assert found(in_duckdb(tmp_path / "log.duckdb", rows), rules) == expected
    with running() as server:
        address = in_postgres(server.address(), rows)
        assert found(address, rules) == expected

"""A small log with faults, in all the places where logs live."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from standards_engine.diagnostics import Diagnostic
from standards_engine.engines.duckdb import DuckLog, UnusableLogError, open_log
from standards_engine.logs.formats.raw import RawFile
from standards_engine.logs.opening import open_sources
from standards_engine.logs.sources import Choice, sources_of
from tests.cli.command import Ended, standards
from tests.engines.logs_in_hand import AB

RULES = """\
ruleset repairs
  zone "UTC"
event reported
  region text
  cost number
event visited
standard visit "Someone comes within a day"
  for each reported
  expect visited within 24 hours
  goal 90% each month by reported.region
"""
COLUMNS = ("case_id", "activity", "timestamp", "region", "cost")
ROWS = (
    ("R1", "reported", "2026-03-02 09:00", "north", "12.50"),
    ("R1", "visited", "2026-03-03 08:30", None, None),
    ("R2", "reported", "2026-03-02 10:00", "south", "7"),
    ("R2", "visited", "2026-03-04 15:00", None, None),
    (None, "reported", "2026-03-04 12:00", "south", "8"),
    ("R3", "reported", "2026-03-03 11:00", "north", "cheap"),
    ("R3", "visited", "sometime", None, None),
    ("R4", "reported", "2026-03-05 09:00", "south", "0.1"),
    ("R4", "planned", "2026-03-05 09:30", None, None),
)
"""A late visit, a row without its case, a cost and a time that cannot be read."""


def write_csv(path: Path, rows: Iterable[tuple[str | None, ...]] = ROWS) -> Path:
    lines = [",".join(COLUMNS), *(",".join(cell or "" for cell in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_jsonl(path: Path) -> Path:
    """Its first record is row 1, as in databases."""
    records = (dict(zip(COLUMNS, row, strict=True)) for row in ROWS)
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


def write_sqlite(path: Path, table: str = "events") -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE {table} ({', '.join(COLUMNS)})")
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", ROWS)
    connection.close()
    return path


def write_duckdb(path: Path, table: str = "events") -> Path:
    with duckdb.connect(path) as connection:
        columns = ", ".join(f"{name} VARCHAR" for name in COLUMNS)
        connection.execute(f"CREATE TABLE {table} ({columns})")
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", ROWS)
    return path


def audited(folder: Path, *arguments: str | Path, **environment: str) -> Ended:
    """What an audit of the log says."""
    rules = folder / "repairs.std"
    rules.write_text(RULES, encoding="utf-8")
    return standards("audit", *arguments, "-r", rules, "--as-of", "2026-03-31", **environment)


def findings(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    """All that was found, but where the log lies."""
    ended = audited(folder, *arguments, "-f", "json")
    assert ended.code == 1, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    del found["log"]["paths"], found["log"]["sha256"]
    return found


def opened(name: str | Path, **choice: str) -> DuckLog:
    return open_log(sources_of([str(name)], Choice(**choice)), None, AB)


def refusal(name: str | Path, **choice: str) -> Diagnostic:
    """The one diagnostic with which the log is refused."""
    with pytest.raises(UnusableLogError) as caught:
        opened(name, **choice)
    assert len(caught.value.diagnostics) == 1
    found: Diagnostic = caught.value.diagnostics[0]
    return found


def open_one(name: str | Path, **choice: str) -> tuple[RawFile, DuckDBPyConnection]:
    """The log as columns of text, and the connection in which they can be read."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    folder = Path(tempfile.mkdtemp(prefix="standards-test-"))
    (file,) = open_sources(sources_of([str(name)], Choice(**choice)), None, folder, connection)
    return file, connection


def texts(name: str | Path, **choice: str) -> dict[str, list[str | None]]:
    """The texts of every column."""
    file, connection = open_one(name, **choice)
    names = [f"t{index}" for index in range(len(file.columns))]
    rows = connection.execute(file.relation(file.columns, names)).fetchall()
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return {name: list(values) for name, values in zip(file.columns, columns, strict=True)}

"""Logs in SQLite files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from standards_engine.diagnostics import render
from tests.logs.sources.logs_in_hand import (
    findings,
    open_one,
    opened,
    refusal,
    texts,
    write_jsonl,
    write_sqlite,
)


def _made(path: Path, *statements: str) -> Path:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path


def test_findings_are_those_of_the_file(tmp_path: Path) -> None:
    expected = findings(tmp_path, write_jsonl(tmp_path / "log.jsonl"))
    log = write_sqlite(tmp_path / "log.db")
    assert findings(tmp_path, log) == expected
    assert findings(tmp_path, f"{log}?table=EVENTS") == expected
    assert findings(tmp_path, log, "--query", "SELECT * FROM events;") == expected


def test_a_column_holds_values_of_several_kinds(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.sqlite",
        "CREATE TABLE t (any, only_numbers INTEGER, empty TEXT)",
        "INSERT INTO t VALUES (4611686018427387905, 1, NULL), ('007', 2.5, NULL), (0.1, 1e300, "
        "NULL), (12.0, NULL, NULL), (x'00ff', 3, NULL), (NULL, 4, NULL), ('é', 5, NULL)",
    )
    assert texts(log) == {
        "any": ["4611686018427387905", "007", "0.1", "12", "00FF", None, "é"],
        "only_numbers": ["1", "2.5", "1e+300", None, "3", "4", "5"],
        "empty": [None] * 7,
    }
    assert open_one(log)[0].numbers == {"only_numbers", "empty"}


def test_a_value_has_one_text_whatever_stands_in_the_rows_around_it(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.sqlite",
        "CREATE TABLE t (id)",
        "WITH n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 120000) "
        "INSERT INTO t SELECT CASE WHEN i = 110000 THEN 'text' ELSE 7.0 END FROM n",
    )
    assert set(texts(log)["id"]) == {"7", "text"}


def test_rows_with_bytes_that_are_no_text_are_set_aside(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.sqlite",
        "CREATE TABLE t (case_id, activity, timestamp)",
        "INSERT INTO t VALUES ('1', 'a', '2026-01-01'), ('2', CAST(x'ff41' AS TEXT), '2026-01-01'),"
        " (CAST(x'c3' AS TEXT), CAST(x'a9' AS TEXT), '2026-01-01'), ('3', 'b', '2026-01-02')",
    )
    with opened(log) as found:
        assert (found.summary.rows_read, found.summary.rows_used) == (4, 2)
        assert list(found.quarantined_rows()) == [
            (2, "the row has bytes that are no UTF-8 text", "2,\ufffdA,2026-01-01"),
            (3, "the row has bytes that are no UTF-8 text", "\ufffd,\ufffd,2026-01-01"),
        ]
        rows = sorted(row for batch in found.batches(2**62) for row in batch.row.tolist())
        assert rows == [1, 4]


def test_rows_come_as_they_were_stored_not_as_an_index_has_them(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.sqlite",
        "CREATE TABLE t (x)",
        "CREATE INDEX sorted ON t (x)",
        "INSERT INTO t VALUES (3), (1), (2)",
    )
    assert texts(log)["x"] == ["3", "1", "2"]


def test_the_only_table_is_taken_and_a_view_if_it_is_named(tmp_path: Path) -> None:
    log = _made(
        tmp_path / "log.sqlite",
        "CREATE TABLE t (x INTEGER PRIMARY KEY AUTOINCREMENT)",
        "INSERT INTO t VALUES (1), (2)",
        "CREATE VIEW last AS SELECT max(x) AS x FROM t",
    )
    assert texts(log) == {"x": ["1", "2"]}
    assert texts(log, table="last") == {"x": ["2"]}
    assert open_one(log)[0].name == f"{log}?table=t"


def test_several_tables_are_listed(tmp_path: Path) -> None:
    log = _made(tmp_path / "log.sqlite", "CREATE TABLE calls (x)", "CREATE TABLE visits (x)")
    found = refusal(log)
    assert found.code() == "no-table-chosen"
    assert found.message == f"`{log}` holds 2 tables, and nothing says which is the log"
    assert found.help == (
        "choose one with `--table NAME`, or write `--query 'SELECT …'`: `calls`, `visits`"
    )
    assert refusal(log, table="call").help == "did you mean `calls`?"
    assert refusal(_made(tmp_path / "no.sqlite", "PRAGMA user_version = 1")).message.endswith(
        "holds no table"
    )


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * FORM t", 'near "FORM": syntax error'),
        ("SELECT y FROM t", "no such column: y"),
        ("SELECT * FROM u", "no such table: u"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("DELETE FROM t RETURNING *", "syntax error"),
        ("SELECT abs(-9223372036854775808)", "integer overflow"),
    ],
)
def test_a_query_that_is_refused(tmp_path: Path, query: str, reason: str) -> None:
    log = _made(tmp_path / "log.sqlite", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    found = refusal(log, query=query)
    assert found.code() == "bad-query"
    assert reason in found.message
    assert texts(log) == {"x": ["1"]}


def test_a_file_that_is_cut_off(tmp_path: Path) -> None:
    log = write_sqlite(tmp_path / "log.sqlite")
    whole = log.read_bytes()
    log.write_bytes(whole[:5000])
    found = refusal(log)
    assert found.code() == "log-not-readable"
    assert found.message == f"`{log}` cannot be read: it is cut off after 5000 of 8192 bytes"
    log.write_bytes(whole[:60])
    assert refusal(log).message == f"`{log}` cannot be read: it is cut off"
    log.write_bytes(whole[:4096] + bytes(reversed(whole[4096:])))
    assert "malformed" in refusal(log).message


def test_a_file_to_which_another_program_writes(tmp_path: Path) -> None:
    log = write_sqlite(tmp_path / "log.sqlite")
    with sqlite3.connect(log, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = render(refusal(log))
    other.close()
    assert said == (
        f"error: another program writes to `{log}` and lets nobody else read it [database-locked]\n"
        "  help: end that program or wait until it is done, or audit a copy of the file"
    )

"""Logs from standard input and pipes: what they are is seen, or said."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.command import Ended
from tests.logs.sources.logs_in_hand import (
    RULES,
    findings,
    write_csv,
    write_jsonl,
    write_sqlite,
)


def _piped(folder: Path, data: bytes, *arguments: str) -> Ended:
    (folder / "repairs.std").write_text(RULES, encoding="utf-8")
    command = [sys.executable, "-m", "standards_engine", "audit", *arguments]
    ended = subprocess.run(
        [*command, "-r", str(folder / "repairs.std"), "--as-of", "2026-03-31"],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def _found(ended: Ended) -> tuple[str, dict[str, Any]]:
    """What the log was taken for, and all that was found in it."""
    assert ended.code == 1, ended.err
    found: dict[str, Any] = json.loads(ended.out)
    (name,) = found["log"].pop("paths")
    del found["log"]["sha256"]
    return name, found


def test_every_format_is_recognised(tmp_path: Path) -> None:
    lines = write_jsonl(tmp_path / "log.jsonl").read_bytes()
    array = b"[" + b",".join(lines.splitlines()) + b"]"
    parquet = tmp_path / "log.parquet"
    duckdb.sql(f"COPY (FROM '{tmp_path}/log.jsonl') TO '{parquet}'")
    expected = findings(tmp_path, tmp_path / "log.jsonl")
    for data, kind in (
        (lines, "JSON Lines"),
        (gzip.compress(lines), "JSON Lines, unpacked"),
        (array, "JSON"),
        (parquet.read_bytes(), "Parquet"),
    ):
        name, found = _found(_piped(tmp_path, data, "-", "-f", "json"))
        assert name == f"standard input (as {kind})"
        assert found == expected
    database = write_sqlite(tmp_path / "log.sqlite").read_bytes()
    name, found = _found(_piped(tmp_path, database, "-", "-f", "json"))
    assert name == "standard input (as SQLite)?table=events"
    assert found == expected


def test_text_is_taken_for_csv(tmp_path: Path) -> None:
    log = write_csv(tmp_path / "log.csv")
    expected = findings(tmp_path, log)
    for data in (log.read_bytes(), log.read_text(encoding="utf-8").encode("utf-16")):
        name, found = _found(_piped(tmp_path, data, "-", "-f", "json"))
        assert name == "standard input (as CSV)"
        assert found == expected


def test_what_it_is_may_be_said(tmp_path: Path) -> None:
    ended = _piped(tmp_path, b"case_id,activity,timestamp\n", "-", "--log-format", "parquet")
    assert ended.code == 2
    assert "`standard input (as Parquet)` is a text file, and no Parquet file" in ended.err


def test_the_digest_is_that_of_the_bytes_that_came(tmp_path: Path) -> None:
    data = gzip.compress(write_csv(tmp_path / "log.csv").read_bytes())
    packed = tmp_path / "log.csv.gz"
    packed.write_bytes(data)
    digests = [
        json.loads(_piped(tmp_path, data, name, "-f", "json").out)["log"]["sha256"]
        for name in ("-", str(packed))
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "log-is-empty", "`standard input` is empty"),
        (b"\x00\x01\x02" * 50, "not-a-text", "it seems to be a file of another program"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00", "log-not-readable", "the archive ends too early"),
    ],
)
def test_what_is_no_log(tmp_path: Path, data: bytes, code: str, said: str) -> None:
    ended = _piped(tmp_path, data, "-")
    assert ended.code == 2
    assert f"[{code}]" in ended.err
    assert said in ended.err


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    log = write_csv(tmp_path / "log.csv")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(log.read_bytes()))
    writer.start()
    name, found = _found(_piped(tmp_path, b"", str(pipe), "-f", "json"))
    writer.join()
    assert name == f"{pipe} (as CSV)"
    assert found == findings(tmp_path, log)


def test_standard_input_and_a_file_are_one_log(tmp_path: Path) -> None:
    write_csv(tmp_path / "more.csv", [("R9", "reported", "2026-03-02 09:00", "north", "1")])
    data = write_csv(tmp_path / "log.csv").read_bytes()
    ended = _piped(tmp_path, data, "-", "more.csv", "-f", "json")
    found = json.loads(ended.out)
    assert found["log"]["paths"] == ["standard input (as CSV)", "more.csv"]
    assert found["log"]["rows_read"] == 10

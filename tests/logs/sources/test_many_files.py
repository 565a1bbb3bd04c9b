"""Logs of many files: one query reads them, and their rows are told apart as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, UnusableLogError, open_log
from standards_engine.logs.formats.raw import TypedFile
from standards_engine.logs.many import ManyFiles, together
from standards_engine.logs.mapping import LoadedMapping
from standards_engine.rules.types import Field, Text
from tests.engines.logs_in_hand import AB, FAR, HEADER, cases, mapping, ruleset

BLOCKS = (
    "{0},a,2026-01-01\n{0},b,2026-01-02\n",
    "",
    "\n{0},a,2026-01-01\n\n,a,2026-01-03\n{0},b,2026-01-02,too,many\n{0},b,2026-01-04\n",
    '{0},a,2026-01-01\n"{0}",b,"2026-01-02"\n"x\n""y""",b,"2026-01-02"\n',
    "\n\n",
    "{0},a,sometime\n{0},b\n",
)
"""Sound rows and broken ones, blank lines, line ends in quotes, rows without a case."""


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file read by itself."""
    monkeypatch.setattr("standards_engine.logs.opening.together", lambda files, _: files)


def _write(folder: Path, count: int = 24) -> Path:
    folder.mkdir()
    for number in range(count):
        text = HEADER + BLOCKS[number % len(BLOCKS)].format(f"C{number}")
        lead = "\n" if number % 5 == 1 else ""
        (folder / f"part-{number}.csv").write_text(lead + text, encoding="utf-8")
    return folder


def _told(log: DuckLog) -> dict[str, Any]:
    with log:
        return {
            "summary": log.summary,
            "cases": cases(log),
            "quarantined": sorted(log.quarantined_rows()),
        }


def test_many_small_files_are_read_as_if_each_were_read_alone(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = _write(tmp_path / "log")
    found = _told(open_log([folder], None, AB))
    request.getfixturevalue("alone")
    expected = _told(open_log([folder], None, AB))
    assert found == expected
    assert found["summary"].rows_of_a_file == 1000
    assert [event.row for event in found["cases"]["C18"].events] == [19_002, 19_003]
    assert len(found["summary"].paths) == len(found["summary"].sha256) == 24


def test_many_files_of_json_lines_too(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    line = '{{"case_id": "C{0}", "activity": "{1}", "timestamp": "2026-01-0{2}"}}\n'
    for number in range(20):
        lines = [line.format(number % 7, "ab"[place % 2], place + 1) for place in range(5)]
        broken = ["\n", "no object\n", '{"activity": "a", "timestamp": "2026-01-09"}\n']
        lines[number % 5 : number % 5] = broken[: number % 4]
        (folder / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    with open_log([folder], None, AB) as log:
        assert len(log._files) == 1
    found = _told(open_log([folder], None, AB))
    request.getfixturevalue("alone")
    assert _told(open_log([folder], None, AB)) == found
    assert found["summary"].rows_quarantined == 15
    rows = [event.row for event in found["cases"]["C0"].events]
    assert rows[:6] == [1001, 8001, 15_001, 1002, 8002, 15_002]
    assert rows[6:9] == [1003, 8006, 15_003]


def test_they_are_read_by_one_query(tmp_path: Path) -> None:
    with open_log([_write(tmp_path / "log")], None, AB) as log:
        (file,) = log._files
        assert isinstance(file, ManyFiles)


def _parquet(folder: Path, count: int = 20) -> Path:
    with duckdb.connect() as connection:
        for number in range(count):
            day = folder / f"day=2026-01-{number + 1:02}" / "region=north"
            day.mkdir(parents=True)
            connection.execute(
                f"COPY (SELECT 'C' || range AS case_id, ['a', 'b'][1 + {number} % 2] AS activity, "
                f"TIMESTAMP '2026-01-01' + INTERVAL ({number}) DAY AS timestamp "
                f"FROM range({number % 4})) TO '{day}/part-0.parquet'"
            )
    return folder


WITH_DAY = ruleset({"a": (Field("day", Text()),), "b": (Field("region", Text()),)})


@pytest.mark.parametrize("short", [1 << 20, 0])
def test_columns_of_folders(tmp_path: Path, request: pytest.FixtureRequest, short: int) -> None:
    """Files shorter than `short` bytes are read once, and others where they stand."""
    folder = _parquet(tmp_path / "log")
    request.getfixturevalue("monkeypatch").setattr("standards_engine.logs.many._SHORT", short)
    with open_log([folder], None, WITH_DAY) as log:
        assert [isinstance(file, TypedFile) for file in log._files] == [short == 0]
    found = _told(open_log([folder], None, WITH_DAY))
    request.getfixturevalue("alone")
    assert _told(open_log([folder], None, WITH_DAY)) == found
    events = found["cases"]["C2"].events
    assert [(event.name, event.row, dict(event.values)) for event in events[:2]] == [
        ("b", 4003, {"region": "north"}),
        ("b", 8003, {"region": "north"}),
    ]
    assert found["summary"].rows_read == 30


def test_the_same_rows_in_two_folders_are_different_rows(tmp_path: Path) -> None:
    for name in ("region=north", "region=south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.csv").write_text(HEADER + "1,a,2026-01-01\n", encoding="utf-8")
    with open_log([tmp_path], None, WITH_DAY) as log:
        assert log.summary.rows_read == 2


def test_one_of_many_that_is_there_twice(tmp_path: Path) -> None:
    folder = _write(tmp_path / "log")
    again = folder / "part-900.csv"
    again.write_bytes((folder / "part-0.csv").read_bytes())
    with pytest.raises(UnusableLogError) as caught:
        open_log([folder], None, AB)
    said = render_all(caught.value.diagnostics).replace(f"{folder}/", "")
    assert "`part-0.csv` and `part-900.csv` have the same content" in said
    dropped: LoadedMapping = mapping(
        "case: case_id\nactivity: activity\ntime: timestamp\nduplicates: drop\n"
    )
    with open_log([folder], dropped, AB) as log:
        assert "8 rows are left out: exact copies of an earlier row" in log.summary.warnings


def test_a_byte_that_is_no_text_is_seen_in_each_of_many_files(tmp_path: Path) -> None:
    folder = _write(tmp_path / "log")
    data = f"{HEADER}1,a,2026-01-01\n1,\udcff,2026-01-01\n1,b,2026-01-02\n"
    (folder / "part-3.csv").write_bytes(data.encode("utf-8", "surrogateescape"))
    with open_log([folder], None, AB) as log:
        rows = {row: reason for row, reason, _ in log.quarantined_rows()}
        assert [event.row for event in cases(log)["1"].events] == [4002, 4004]
    assert rows[4003].startswith("the row has bytes that utf-8 does not know; say in the")


def test_a_quote_that_never_ends_is_seen_in_each_of_many_files(tmp_path: Path) -> None:
    folder = _write(tmp_path / "log")
    open_ = HEADER + '1,a,2026-01-01\n1,"b,2026-01-01\n1,b,2026-01-02\n'
    (folder / "part-3.csv").write_text(open_, encoding="utf-8")
    with open_log([folder], None, AB) as log:
        rows = {row: reason for row, reason, _ in log.quarantined_rows()}
    assert rows[4003] == "a quote is opened and never closed, or closed too early"
    assert rows[4004] == "a quote opened in row 3 is never closed"


@pytest.mark.parametrize("other", ["case_id,activity,when\n", "case_id;activity;timestamp\n"])
def test_files_that_are_not_alike_are_read_one_by_one(tmp_path: Path, other: str) -> None:
    folder = _write(tmp_path / "log")
    (folder / "part-99.csv").write_text(other, encoding="utf-8")
    if ";" in other:
        with open_log([folder], None, AB) as log:
            assert len(log._files) == 25
        return
    with pytest.raises(UnusableLogError) as caught:
        open_log([folder], None, AB)
    assert "part-99.csv` has no column `timestamp`" in render_all(caught.value.diagnostics)


@pytest.mark.parametrize("in_its_middle", [False, True])
def test_a_damaged_one_of_many_is_named(tmp_path: Path, *, in_its_middle: bool) -> None:
    folder = _parquet(tmp_path / "log")
    damaged = folder / "day=2026-01-08" / "region=north" / "part-0.parquet"
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:4] + b"\xff" * 60 + whole[64:] if in_its_middle else whole[:-20])
    with pytest.raises(UnusableLogError) as caught:
        open_log([folder], None, WITH_DAY)
    assert f"`{damaged}` cannot be read" in render_all(caught.value.diagnostics)


def test_few_files_stay_as_they_are() -> None:
    assert together((), duckdb.connect()) == ()


def test_rows_of_all_cases_are_there(tmp_path: Path) -> None:
    with open_log([_parquet(tmp_path / "log")], None, WITH_DAY) as log:
        rows = sum(len(batch.row) for batch in log.batches(FAR))
    assert rows == 30

"""What is said of files that cannot be a log."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import UnusableLogError, open_log
from standards_engine.engines.duckdb.memory import enough_to_work
from standards_engine.rules.types import Field, Number
from tests.engines.logs_in_hand import AB, HEADER, opened, refused, ruleset, shown


@pytest.mark.parametrize(
    ("name", "content", "message", "help_"),
    [
        ("log.csv", b"", "`log.csv` is empty", "must name the columns"),
        ("log.csv", b"\n\n\n", "`log.csv` is empty", "must name the columns"),
        ("log.csv", b"PK\x03\x04rest", "an Excel workbook", "save it as CSV"),
        ("log.csv", b"\x00\x01\x02\x03", "a file of another program", "save it as CSV"),
        ("log.csv", b"\x1f\x8b\x08rest", "a gzip archive", "save it as CSV"),
        ("log.csv.gz", b"plain text", "the archive is broken", "export the log again"),
        ("log.zip", b"no archive", "the archive is broken", "export the log again"),
        ("log.parquet", b"PAR0", "it is no whole Parquet file", "export the log again"),
        ("log.json", b'[{"case_id": ', "it is no list of JSON objects", "export the log again"),
        ("log.jsonl", b"nothing\nhere\n", "`log.jsonl` is empty", "export the log again"),
        ("log.doc", b"text", "tells no known format", "`.csv`"),
        ("log.csv", "case_id,地区\n".encode("gb18030"), "cannot be read as `utf-8`", "encoding:"),
        (
            "log.csv",
            b"case,activity,timestamp\n1,a,2026-01-01\n",
            "`case_id`",
            "name with `-m mapping.yaml`",
        ),
        ("log.csv", b"case_id,activity,timestamp,activity\n", "columns 2 and 4", "a name of"),
    ],
)
def test_a_file_that_is_no_log(
    tmp_path: Path, name: str, content: bytes, message: str, help_: str
) -> None:
    text = refused(tmp_path, content, name=name).replace(f"{tmp_path}/", "")
    assert message in text
    assert help_ in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("log.xlsx", HEADER.encode(), "Excel workbook: .csv csv"),
        ("log.xlsm", HEADER.encode("utf-16"), "Excel workbook: .csv csv"),
        ("log.parquet", b"\xef\xbb\xbf" + HEADER.encode(), "Parquet file: .csv csv"),
        ("log.parquet", '{"case_id": "地区"}\n'.encode("gb18030"), "Parquet file: .jsonl jsonl"),
        ("log.parquet", b"[\n{}]", "Parquet file: .json jsonl"),
        ("log.arrow", HEADER.replace(",", ";").encode(), "Arrow file: .csv csv"),
        ("log.feather", HEADER.replace("\n", "\r").encode(), "Arrow file: .csv csv"),
        ("log.ods", HEADER.encode(), "workbook: .csv csv"),
    ],
)
def test_a_text_with_the_name_of_another_kind(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    kind, _, rest = said.partition(": ")
    ending, stated = rest.split()
    assert refused(tmp_path, content, name=name).replace(f"{tmp_path}/", "") == (
        f"error: `{name}` is a text file, and no {kind} [is-a-text]\n"
        f"  help: let its name end in `{ending}`, or give `--log-format {stated}`"
    )


@pytest.mark.parametrize(
    "name",
    ["rot13", "base64", "zlib", "hex", "idna", "punycode", "undefined", "utf8-gbk", '"\\0"'],
)
def test_an_encoding_of_no_text(tmp_path: Path, name: str) -> None:
    mapped = f"case: case_id\nactivity: activity\ntime: timestamp\nencoding: {name}\n"
    text = refused(tmp_path, HEADER + "1,a,2026-01-01\n", mapped=mapped)
    assert "there is no encoding" in text


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "gb18030", "cp1252", "utf-16", "utf-7", "ascii"])
def test_an_encoding_of_texts(tmp_path: Path, name: str) -> None:
    mapped = f"case: case_id\nactivity: activity\ntime: timestamp\nencoding: {name}\n"
    text = HEADER + "1,a,2026-01-01\n"
    with opened(tmp_path, text.encode(name), mapped=mapped) as log:
        assert log.summary.rows_used == 1


def test_a_missing_file_names_the_one_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text(HEADER)
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / "tikets.csv"], None, AB)
    assert "did you mean `tickets.csv`?" in render_all(caught.value.diagnostics)


def test_an_archive_of_two_logs_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "logs.zip", "w") as archive:
        archive.writestr("a.csv", HEADER)
        archive.writestr("b.csv", HEADER)
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / "logs.zip"], None, AB)
    assert "holds 2 logs" in render_all(caught.value.diagnostics)


def test_a_second_file_must_have_the_columns_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(HEADER + "1,a,2026-01-01\n")
    (tmp_path / "two.csv").write_text("case_id,activity,time\n1,b,2026-01-02\n")
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / "one.csv", tmp_path / "two.csv"], None, AB)
    text = render_all(caught.value.diagnostics)
    assert "two.csv` has no column `timestamp`" in text
    assert "did you mean `time`?" in text


@pytest.mark.parametrize("order", [("with.csv", "without.csv"), ("without.csv", "with.csv")])
def test_a_column_that_only_one_file_has(tmp_path: Path, order: tuple[str, str]) -> None:
    (tmp_path / "with.csv").write_text("case_id,activity,timestamp,k\n1,a,2026-01-01,3\n")
    (tmp_path / "without.csv").write_text(HEADER + "1,a,2026-01-02\n")
    rules = ruleset({"a": (Field("k", Number(), optional=True),)})
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / name for name in order], None, rules)
    (fault,) = caught.value.diagnostics
    assert fault.message.replace(f"{tmp_path}/", "") == "`without.csv` has no column `k`"


def test_columns_that_nothing_reads_may_differ(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("x,case_id,activity,x,timestamp\n2,1,a,3,2026-01-01\n")
    (tmp_path / "two.csv").write_text("y,timestamp,activity,case_id,y\n,2026-01-02,b,1,\n")
    with open_log([tmp_path / "one.csv", tmp_path / "two.csv"], None, AB) as log:
        assert [name for _, name, _, _ in shown(log)] == ["a", "b"]


def test_a_column_that_the_second_file_has_twice(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(HEADER)
    (tmp_path / "two.csv").write_text("case_id,activity,timestamp,activity\n")
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / "one.csv", tmp_path / "two.csv"], None, AB)
    assert "two.csv` has several columns named `activity`" in render_all(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("limit", "fault"),
    [
        ("lots", "no amount of memory"),
        ("", "no amount of memory"),
        ("80%", "no amount of memory"),
        ("-1", "no amount of memory"),
        ("2000000000", "no amount of memory"),
        ("99999999TB", "no amount of memory"),
        ("0GB", "too little memory"),
        ("1KB", "too little memory"),
        ("15.9MB", "too little memory"),
        ("15MiB", "too little memory"),
        ("15M", "too little memory"),
        ("1Gi", "no amount of memory"),
    ],
)
def test_a_memory_limit_that_is_none(tmp_path: Path, limit: str, fault: str) -> None:
    (tmp_path / "log.csv").write_text(HEADER)
    with pytest.raises(UnusableLogError) as caught:
        open_log([tmp_path / "log.csv"], None, AB, memory_limit=limit)
    text = render_all(caught.value.diagnostics)
    assert f"`{limit}` is {fault}" in text
    assert "from 16MB on" in text


@pytest.mark.parametrize("limit", ["16MB", "16 mib", "0.5GB", "2GB", "1G", "512m"])
def test_a_memory_limit_with_which_a_log_is_read(tmp_path: Path, limit: str) -> None:
    (tmp_path / "log.csv").write_text(HEADER + "1,a,2026-01-01\n")
    with open_log([tmp_path / "log.csv"], None, AB, memory_limit=limit) as log:
        assert log.summary.rows_read == 1


def test_a_header_without_rows_is_an_empty_log(tmp_path: Path) -> None:
    with opened(tmp_path, HEADER) as log:
        assert log.summary.rows_read == 0
        assert log.default_as_of is None
        assert log.summary.warnings == ("the log has a header and no rows",)
        assert list(log.batches(0)) == []


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with opened(tmp_path, (HEADER + "1,a,2026-01-01\n").encode("utf-16")) as log:
        assert log.summary.rows_read == 1
        assert list(scratch.iterdir()) != []
    assert list(scratch.iterdir()) == []
    refused(tmp_path, b"\x00")
    assert list(scratch.iterdir()) == []


def test_a_field_whose_column_is_there_twice(tmp_path: Path) -> None:
    rules = ruleset({name: (Field("kind", Number()),) for name in "ab"})
    said = refused(tmp_path, "case_id,kind,activity,timestamp,kind\n", rules)
    assert said.replace(str(tmp_path), ".") == (
        "error: `./log.csv` has several columns named `kind`: columns 2 and 5 [duplicate-column]\n"
        "  help: give each a name of its own in the log's first line"
    )


def test_a_column_that_nobody_reads_may_be_there_twice(tmp_path: Path) -> None:
    with opened(tmp_path, "case_id,activity,timestamp,x,x\n1,a,2026-01-01,2,3\n") as log:
        assert log.summary.rows_used == 1


def test_a_log_that_needs_more_memory_than_it_may_use(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    with path.open("w") as log:
        log.write(HEADER)
        log.writelines(
            f"{number * 7919 % 1_000_003:0>60},a,2026-01-01\n" for number in range(300_000)
        )
    with pytest.raises(UnusableLogError) as caught:
        open_log([path], None, AB, memory_limit="16MB")
    assert render_all(caught.value.diagnostics) == (
        "error: the log needs more memory than `16MB` [not-enough-memory]\n"
        "  help: give a higher `--memory-limit`, or leave it out to use most of what the "
        "machine has"
    )


def test_a_machine_without_memory_to_spare() -> None:
    with pytest.raises(UnusableLogError) as caught, enough_to_work(None, Path()):
        raise MemoryError
    assert render_all(caught.value.diagnostics) == (
        "error: the log needs more memory than the machine has to spare [not-enough-memory]\n"
        "  help: close other programs, or audit the log in parts, each with whole cases"
    )

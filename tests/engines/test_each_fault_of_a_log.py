"""Each fault a log file, or a mapping held against it, can have: its name and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from standards_engine.diagnostics import Diagnostic
from standards_engine.engines.duckdb import UnusableLogError, open_log
from standards_engine.rules.types import Field, OneOf
from tests.engines.logs_in_hand import AB, HEADER, mapping, opened, ruleset

LOG = HEADER + "1,a,2026-03-01 09:00\n"
LONG = "case: case_id\nactivity: activity\ntime: timestamp\n"


def refusal(path: Path, mapped: str | None = None, memory: str | None = None) -> Diagnostic:
    """The one diagnostic with which the log is refused."""
    with pytest.raises(UnusableLogError) as caught:
        open_log([path], mapping(mapped) if mapped else None, AB, memory_limit=memory)
    found: Sequence[Diagnostic] = caught.value.diagnostics
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "content", "code", "help_"),
    [
        ("log.csv", b"", "log-is-empty", "export the log again; the first line of a text"),
        ("log.csv", b"PK\x03\x04", "not-a-text", "open it in the program that made it and save it"),
        ("log.parquet", b"PAR0", "log-not-readable", "export the log again, or check that you may"),
        ("log.doc", b"text", "unknown-log-format", "known endings: `.csv`, `.tsv`"),
        ("log.doc", b"text", "unknown-log-format", "`.csv.gz`, `.jsonl.gz`, `.xes.gz`, `.zip`"),
        ("log.doc", b"text", "unknown-log-format", "`.sqlite`, `.duckdb`"),
        (
            "log.csv",
            "case_id,地区\n".encode("gb18030"),
            "wrong-encoding",
            "say in the mapping how the file is written, such as `encoding: gb18030`",
        ),
        (
            "log.csv",
            b"case,step,day\n1,a,2026-01-01\n",
            "no-mapping-fits",
            "which you name with `-m",
        ),
        (
            "log.csv",
            b"case_id,activity,timestamp,activity\n",
            "duplicate-column",
            "a name of its own",
        ),
    ],
)
def test_a_file_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, code: str, help_: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = refusal(path)
    assert found.code() == code
    assert found.help is not None
    assert help_ in found.help


def test_no_file_is_log_not_found(tmp_path: Path) -> None:
    (tmp_path / "tickets.csv").write_text(LOG)
    found = refusal(tmp_path / "tikets.csv")
    assert (found.code(), found.help) == ("log-not-found", "did you mean `tickets.csv`?")


def test_two_logs_in_one_archive_are_not_one_file_in_archive(tmp_path: Path) -> None:
    path = tmp_path / "year.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("january.csv", LOG)
        archive.writestr("february.csv", LOG)
    found = refusal(path)
    assert found.code() == "not-one-file-in-archive"
    assert found.message.endswith("holds 2 logs; one is expected")


@pytest.mark.parametrize(
    ("mapped", "code", "help_"),
    [
        ("encoding: utf8-gbk\n", "unknown-encoding", "did you mean `utf-8`?"),
        ("order: [timestmp]\n", "unknown-column", "did you mean `timestamp`?"),
    ],
)
def test_a_mapping_that_does_not_fit(tmp_path: Path, mapped: str, code: str, help_: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    found = refusal(path, LONG + mapped)
    assert (found.code(), found.help) == (code, help_)


@pytest.mark.parametrize(
    ("stated", "message", "found"),
    [('","', "`,` does not", ";"), ('"\\t"', "a tab does not", ";"), ('"|"', "`|` does not", ";")],
)
def test_one_column_is_a_wrong_delimiter_and_nothing_else(
    tmp_path: Path, stated: str, message: str, found: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG.replace(",", found))
    fault = refusal(path, LONG + f"zone: Europe/Rom\ndelimiter: {stated}\n")
    assert fault.code() == "wrong-delimiter"
    assert str(fault.span) == "mapping.yaml:5:12"
    assert fault.message == f"{message} separate the columns of `{path}`"
    assert fault.help == f'leave out `delimiter`, or write `delimiter: "{found}"`'


def test_faults_of_a_mapping_stand_in_the_order_of_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    wrong = "time: when\nfields: {none: x}\ncase: id\nzone: Rome\nactivity: step\n"
    with pytest.raises(UnusableLogError) as caught:
        open_log([path], mapping(wrong), AB)
    lines = [fault.span.line for fault in caught.value.diagnostics if fault.span]
    assert lines == [1, 2, 3, 4, 5]


def test_a_count_in_when_is_an_unsupported_condition(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    wide = "case: case_id\nevents:\n  a: {time: timestamp, when: 'count(activity) > 1'}\n"
    found = refusal(path, wide)
    assert found.code() == "unsupported-condition"
    assert str(found.span) == "mapping.yaml:3:31"


@pytest.mark.parametrize(
    ("header", "message", "help_"),
    [
        (
            "caseid,activity,timestamp",
            "has no column `case_id`",
            "did you mean `caseid`? its columns are `caseid`, `activity`, `timestamp`; ",
        ),
        (
            "number,step,time_stamp",
            "has no columns `case_id`, `activity` and `timestamp`",
            "did you mean `time_stamp`? its columns are `number`, `step`, `time_stamp`; ",
        ),
        (
            "case:concept:nam,concept:name,time:timestmp",
            "has no columns `case:concept:name` and `time:timestamp`",
            "did you mean `case:concept:nam` and `time:timestmp`? its columns are ",
        ),
        (
            "case_id,activity," + ",".join(f"c{number}" for number in range(20)),
            "has no column `timestamp`",
            "its columns are `case_id`, `activity`, `c0`, ",
        ),
    ],
)
def test_columns_that_no_mapping_names(
    tmp_path: Path, header: str, message: str, help_: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"{header}\n")
    found = refusal(path)
    stands = "they stand" if "columns" in message else "it stands"
    assert found.message == f"`{path}` {message}, and no mapping says where {stands}"
    assert found.help is not None
    assert found.help.startswith(help_)
    assert ("`c17` and 2 more; `standards mapping" in found.help) == ("c19" in header)


def test_a_mapping_that_names_no_column_of_a_log_without_the_customary_ones(
    tmp_path: Path,
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("caseid,activity,timestamp\n")
    found = refusal(path, "# how it is read\nzone: Europe/Rome\n")
    assert (found.code(), str(found.span)) == ("no-mapping-fits", "mapping.yaml:2:1")
    assert found.help is not None
    assert found.help.endswith("each with its column, into the mapping (docs/logs.md)")


def test_a_wrong_delimiter_of_a_mapping_that_names_no_column(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG.replace(",", ";"))
    assert refusal(path, 'delimiter: ","\n').code() == "wrong-delimiter"


def test_lots_is_a_bad_memory_limit(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    found = refusal(path, memory="lots")
    assert (found.code(), found.help) == (
        "bad-memory-limit",
        "write a number and its unit, from 16MB on: `--memory-limit 2GB`",
    )


def test_more_kinds_of_faults_than_can_be_told_apart(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(70)]
    rules = ruleset({"a": tuple(Field(name, OneOf(("y",))) for name in names)})
    text = f"case_id,activity,timestamp,{','.join(names)}\n1,a,2026-01-01{',x' * 70}\n"
    with opened(tmp_path, text, rules) as log:
        found = {each.reason: each for each in log.summary.quarantine}
    others = found["a further column holds what cannot be read"]
    assert (others.count, others.first_row, others.sample) == (1, 2, None)
    assert len([reason for reason in found if "that the rules allow" in reason]) == 58
    assert len(found) == 59

"""`audit --out DIR`: everything that is found, in a folder that appears whole or not at all."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.command import Ended, standards
from tests.cli.test_auditing_a_small_log import LOG, RULES

FILES = [
    "findings.json",
    "quarantine.csv",
    "report.html",
    "verdicts.parquet",
    "violations.csv",
]
BROKEN = """\
5,2026-03-05 09:00,reported,north
,2026-03-05 10:00,visited,,
,2026-03-06 10:00,reported,"=1+1, ""x"" y",
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "repairs.csv").write_text(LOG + BROKEN, encoding="utf-8")
    return tmp_path


def audit(folder: Path, *options: str) -> Ended:
    return standards("audit", "repairs.csv", "-r", "repairs.std", *options, cwd=folder)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_all_files_tell_of_the_same_findings(folder: Path, engine: str) -> None:
    ended = audit(folder, "--out", "found", "--engine", engine, "-f", "json")
    assert ended.code == 1
    assert names(folder / "found") == FILES
    assert names(folder) == ["found", "repairs.csv", "repairs.std"]
    findings = json.loads((folder / "found/findings.json").read_text(encoding="utf-8"))
    assert findings == json.loads(ended.out)
    (found,) = findings["standards"]
    verdicts = pq.read_table(folder / "found/verdicts.parquet").to_pylist()
    told = Counter(each["verdict"] for each in verdicts)
    assert dict(told) == {"met": 2, "missed": 1, "pending": 1}
    assert {name: found[name] for name in told} == dict(told)
    assert sorted((each["case"], each["verdict"]) for each in verdicts) == [
        ("1", "met"),
        ("2", "met"),
        ("3", "missed"),
        ("4", "pending"),
    ]
    with (folder / "found/violations.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [
            each["id"] for each in findings["violations"]
        ]
    page = (folder / "found/report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "home_visit" in page


def test_rows_that_were_not_read_are_there_whole(folder: Path) -> None:
    audit(folder, "--out", "found")
    with (folder / "found/quarantine.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    without_case = "`case_id`, which names the case, is missing"
    assert rows == [
        ["row", "reason", "text"],
        ["9", "the row has too few cells", "5,2026-03-05 09:00,reported,north"],
        ["10", without_case, ",2026-03-05 10:00,visited,,"],
        ["11", without_case, ',2026-03-06 10:00,reported,"=1+1, ""x"" y",'],
    ]


def test_the_same_input_gives_the_same_files(folder: Path) -> None:
    for name in ("first", "second"):
        audit(folder, "--out", name)
    for name in FILES:
        assert (folder / "first" / name).read_bytes() == (folder / "second" / name).read_bytes()


def test_the_report_goes_where_it_always_goes(folder: Path) -> None:
    plain, both = audit(folder), audit(folder, "--out", "found", "-o", "report.md")
    assert (plain.code, both.code, both.out) == (1, 1, "")
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("#")
    assert audit(folder, "--out", "found").out == plain.out


def test_a_former_result_is_replaced(folder: Path) -> None:
    audit(folder, "--out", "found")
    (folder / "found").chmod(0o750)
    (folder / "repairs.csv").write_text(LOG, encoding="utf-8")
    audit(folder, "--out", "found")
    findings = json.loads((folder / "found/findings.json").read_text(encoding="utf-8"))
    assert findings["log"]["rows_quarantined"] == 0
    assert (folder / "found").stat().st_mode & 0o777 == 0o750
    assert names(folder) == ["found", "repairs.csv", "repairs.std"]


def test_an_empty_folder_is_filled_and_a_link_followed(folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "found").symlink_to("real")
    assert audit(folder, "--out", "found").code == 1
    assert (folder / "found").is_symlink()
    assert names(folder / "real") == FILES


@pytest.mark.parametrize("other", ["notes.txt", "report.html"])
def test_other_peoples_files_are_left_alone(folder: Path, other: str) -> None:
    """A report alone is not from `--out`, which writes all five."""
    (folder / "found").mkdir()
    (folder / "found" / other).write_text("mine")
    ended = audit(folder, "--out", "found")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        f"error: `found` holds `{other}`, which is not from an audit [not-a-result]\n"
        "  help: name a new folder, an empty one, or one that an earlier audit wrote\n"
    )
    assert names(folder / "found") == [other]


def test_a_folder_that_cannot_be_made_is_named_before_the_log_is_read(folder: Path) -> None:
    for out, reason in (("no/such", "no such file or directory"), ("repairs.csv", "not a dir")):
        ended = standards("audit", "no.csv", "-r", "repairs.std", "--out", out, cwd=folder)
        assert ended.code == 2
        assert f"`{out}` cannot be written: {reason}" in ended.err


def test_a_log_that_cannot_be_used_leaves_no_folder(folder: Path) -> None:
    (folder / "repairs.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert audit(folder, "--out", "found").code == 2
    assert names(folder) == ["repairs.csv", "repairs.std"]

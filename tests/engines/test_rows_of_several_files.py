"""Rows of several files: numbered apart, so that each can be found, and ties are seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, UnusableLogError, open_log
from standards_engine.findings.judging import columnar_judge, reference_judge
from standards_engine.language import parse
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.engines.logs_in_hand import AB, FAR, HEADER, cases, mapping

RULES = """\
ruleset care
  zone "UTC"
event a
event b
standard answer
  for each a
  expect b within 1 hour
"""


def _opened(folder: Path, *texts: str, mapped: str | None = None) -> DuckLog:
    paths = [folder / f"{number}.csv" for number, _ in enumerate(texts, start=1)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(HEADER + text)
    return open_log(paths, mapping(mapped) if mapped else None, AB)


def test_the_number_of_the_file_stands_before_that_of_the_row(tmp_path: Path) -> None:
    first = "1,a,2026-01-01\n" * 8 + ",a,2026-01-01\n"
    second = "2,b,2026-01-01\n\n2,b,2026-01-02\ntoo,many,2026-01-01,cells\n,a,2026-01-01\n"
    with _opened(tmp_path, first, second) as log:
        assert [event.row for event in cases(log)["1"].events] == list(range(1002, 1010))
        assert [event.row for event in cases(log)["2"].events] == [2002, 2004]
        assert log.summary.rows_of_a_file == 1000
        assert [each.first_row for each in log.summary.quarantine] == [2005, 1010]
        assert [row for row, *_ in log.quarantined_rows()] == [1010, 2005, 2006]


def test_broken_rows_of_one_file_are_not_those_of_the_next(tmp_path: Path) -> None:
    with _opened(tmp_path, "1,a,2026-01-01\nbroken\n", "2,b,2026-01-01\n2,b,2026-01-02\n") as log:
        assert (log.summary.rows_read, log.summary.rows_quarantined) == (4, 1)
        assert [each.first_row for each in log.summary.quarantine] == [1003]
        assert [event.row for event in cases(log)["2"].events] == [2002, 2003]


def test_rows_of_one_number_in_two_files_are_a_tie(tmp_path: Path) -> None:
    checked = check([parse(Source("care.std", RULES)).tree])
    assert checked.ruleset is not None
    for number, event in enumerate("ab", start=1):
        (tmp_path / f"{number}.csv").write_text(f"{HEADER}1,{event},2026-01-01 09:00\n")
    with open_log([tmp_path / "1.csv", tmp_path / "2.csv"], None, checked.ruleset) as log:
        (batch,) = log.batches(FAR)
        for judge in (columnar_judge, reference_judge):
            (verdicts,) = judge(checked.ruleset, batch, FAR).verdicts
            assert verdicts.tie.tolist() == [True]


def _said(folder: Path, *texts: str, mapped: str | None = None) -> str:
    with pytest.raises(UnusableLogError) as refused:
        _opened(folder, *texts, mapped=mapped)
    return render_all(refused.value.diagnostics).replace(str(folder), ".")


def test_one_file_given_twice_would_count_twice(tmp_path: Path) -> None:
    row = "1,a,2026-01-01\n"
    assert _said(tmp_path, row, "2,a,2026-01-01\n", row) == (
        "error: `./1.csv` and `./3.csv` have the same content: every row of it would count "
        "twice [same-file-twice]\n"
        "  help: name only one of them; where copies are meant to be left out, write "
        "`duplicates: drop` into the mapping"
    )


def test_a_file_named_twice(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"{HEADER}1,a,2026-01-01\n")
    with pytest.raises(UnusableLogError) as refused:
        open_log([path, path], None, AB)
    (fault,) = refused.value.diagnostics
    assert fault.message == f"`{path}` is named twice: every row of it would count twice"


def test_copies_that_are_dropped_and_files_without_rows_may_be_alike(tmp_path: Path) -> None:
    drop = "case: case_id\nactivity: activity\ntime: timestamp\nduplicates: drop\n"
    row = "1,a,2026-01-01\n"
    with _opened(tmp_path, row, row, mapped=drop) as log:
        assert len(cases(log)["1"].events) == 1
    with _opened(tmp_path, "", row, "") as log:
        assert len(cases(log)["1"].events) == 1

"""Rows that cannot be read, whole or in part, with their numbers and reasons."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.engines.duckdb import DuckLog, open_log
from standards_engine.logs.summary import Quarantined
from standards_engine.rules.types import Field, Number
from tests.engines.logs_in_hand import AB, HEADER, NO_INSTANT, opened, ruleset, shown

TOO_FEW = "the row has too few cells"
TOO_MANY = "the row has too many cells"
BAD_QUOTE = "a quote is opened and never closed, or closed too early"
NO_UTF8 = (
    "the row has bytes that utf-8 does not know; "
    "say in the mapping how the file is written, such as `encoding: cp1252`"
)
NO_CASE = "`case_id`, which names the case, is missing"


def test_every_kind_of_broken_row_is_kept_whole(tmp_path: Path) -> None:
    text = (
        "case_id,activity,timestamp\n"  # row 1
        "1,a,2026-01-01\n"
        "2,b\n"
        "\n"  # a spreadsheet shows an empty row 4
        "3,a,2026-01-02,9,9\n"
        '4,"a"x,2026-01-03\n'
        '5,"a\nb",2026-01-04\n'  # one row of two lines
        ",a,2026-01-06\n"
        "9,\xff,2026-01-07\n"
        "10,b,2026-01-08\n"  # row 10
    ).encode("latin-1")
    with opened(tmp_path, text) as log:
        assert list(log.quarantined_rows()) == [
            (3, TOO_FEW, "2,b"),
            (5, TOO_MANY, "3,a,2026-01-02,9,9"),
            (6, BAD_QUOTE, '4,"a"x,2026-01-03'),
            (9, NO_UTF8, "9,?,2026-01-07"),
            (8, NO_CASE, ",a,2026-01-06"),
        ]
        summary = log.summary
        assert (summary.rows_read, summary.rows_used, summary.rows_quarantined) == (8, 3, 5)
        assert [(key, row) for key, _, _, row in shown(log)] == [("1", 2), ("10", 10), ("5", 7)]


def test_bytes_that_the_stated_encoding_does_not_know(tmp_path: Path) -> None:
    text = b"case_id,activity,timestamp\n1,a,2026-01-01\n\x81,a,2026-01-02\n"
    with opened(tmp_path, text, mapped="encoding: cp1252\n") as log:
        ((row, reason, _),) = log.quarantined_rows()
        assert row == 3
        assert reason == (
            "the row has bytes that cp1252 does not know; "
            "write another `encoding:` into the mapping"
        )


def test_a_quote_that_is_never_closed_costs_only_the_rows_it_swallows(tmp_path: Path) -> None:
    text = (
        HEADER
        + '1,a,2026-01-01\n2,"a,2026-01-02\n3,a,2026-01-03\n4,b,"2026-01-04"\n5,b,2026-01-05\n'
    )
    with opened(tmp_path, text) as log:
        assert [(row, text) for row, _, text in log.quarantined_rows()] == [
            (3, '2,"a,2026-01-02'),
            (4, "3,a,2026-01-03"),
            (5, '4,b,"2026-01-04"'),
        ]
        assert log.summary.rows_read == 5
        assert [(key, row) for key, _, _, row in shown(log)] == [("1", 2), ("5", 6)]


def test_blank_lines_before_the_header_count_as_rows(tmp_path: Path) -> None:
    with opened(
        tmp_path, "\r\n\r\n" + HEADER + "1,a,2026-01-01\r\n\r\n2,b\r\n3,b,2026-01-01\r\n"
    ) as log:
        assert [(key, row) for key, _, _, row in shown(log)] == [("1", 4), ("3", 7)]
        assert list(log.quarantined_rows()) == [(6, TOO_FEW, "2,b")]


def test_mixed_line_ends_are_all_line_ends(tmp_path: Path) -> None:
    with opened(tmp_path, HEADER + '1,a,2026-01-01\r\n2,"b",2026-01-01\n3,b,2026-01-01\r\n') as log:
        assert [(key, row) for key, _, _, row in shown(log)] == [("1", 2), ("2", 3), ("3", 4)]
        assert log.summary.rows_quarantined == 0


def test_a_row_without_readable_time_or_activity_leaves_a_hole(tmp_path: Path) -> None:
    text = HEADER + "1,a,2026-01-01\n1,a,yesterday\n1,a,\n1,,2026-01-02\n1,x,2026-01-02\n"
    with opened(tmp_path, text) as log:
        assert shown(log) == [
            ("1", "a", 1767225600, 2),
            ("1", None, 1767312000, 5),
            ("1", "", 1767312000, 6),
            ("1", "a", None, 3),
            ("1", "a", None, 4),
        ]
        assert log.summary.rows_partly_used == 3
        assert log.summary.rows_used == 2
        assert set(log.summary.quarantine) == {
            Quarantined(f"`timestamp` {NO_INSTANT}", 1, 3, "yesterday"),
            Quarantined("`timestamp` is missing", 1, 4),
            Quarantined("`activity` is missing", 1, 5),
        }


def test_a_sample_is_that_of_the_first_row_and_cut(tmp_path: Path) -> None:
    """The first is that of the first file, also where it stands further down there."""
    (tmp_path / "1.csv").write_text(HEADER + f"1,a,2026-01-01\n1,a,{'soon ' * 9}\n2,{'b' * 60}\n")
    (tmp_path / "2.csv").write_text(HEADER + "1,a,later\n1,b\n")
    with open_log([tmp_path / "1.csv", tmp_path / "2.csv"], None, AB) as log:
        assert set(log.summary.quarantine) == {
            Quarantined(TOO_FEW, 2, 1004, f"2,{'b' * 37}…"),
            Quarantined(f"`timestamp` {NO_INSTANT}", 2, 1003, f"{'soon ' * 7}soon…"),
        }


def test_a_bad_cell_counts_only_for_the_events_that_have_the_field(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("n", Number()),), "b": ()})
    text = "case_id,activity,timestamp,n\n1,a,2026-01-01,many\n1,b,2026-01-01,many\n"
    with opened(tmp_path, text, rules) as log:
        assert log.summary.rows_partly_used == 1
        assert log.summary.quarantine == (Quarantined("`n` is not a number", 1, 2, "many"),)


def test_lines_that_are_no_json_objects(tmp_path: Path) -> None:
    text = (
        b'{"case_id": 1, "activity": "a", "timestamp": "2026-01-01"}\n'
        b"nothing\n"
        b"\n"
        b"[1]\n"
        b'{"case_id": "\xff", "activity": "a", "timestamp": "2026-01-01"}\n'
        b'{"activity": "b", "timestamp": "2026-01-01"}\n'
        b'{"case_id": 1, "activity": "b", "timestamp": "2026-01-02"}\n'
    )
    with opened(tmp_path, text, name="log.jsonl") as log:
        assert [(row, reason) for row, reason, _ in log.quarantined_rows()] == [
            (2, "the line is no JSON object"),
            (4, "the line is no JSON object"),
            (5, NO_UTF8),
            (6, NO_CASE),
        ]
        assert [(event, row) for _, event, _, row in shown(log)] == [("a", 1), ("b", 7)]


def test_the_replacement_character_of_unicode_is_no_broken_byte(tmp_path: Path) -> None:
    line = b'{"case_id": "%s", "activity": "a", "timestamp": "2026-01-01"}\n'
    genuine, broken = "�".encode(), b"\xff"
    with opened(tmp_path, line % genuine, name="log.jsonl") as log:
        assert list(log.quarantined_rows()) == []
        assert [case for case, *_ in shown(log)] == ["�"]
    with opened(tmp_path, line % genuine + line % broken, name="both.jsonl") as log:
        (set_aside,) = log.quarantined_rows()
        assert set_aside[:2] == (2, NO_UTF8)
        assert '"case_id": "�"' in set_aside[2]


def test_a_byte_broken_where_no_rule_reads_moves_no_number(tmp_path: Path) -> None:
    text = (
        b"case_id,activity,timestamp,note\n"
        b"1,a,2026-01-01,\xff\n"
        b"2,a\n"
        b",a,2026-01-02,x\n"
        b"3,b,2026-01-03,\xff\n"
        b",b,2026-01-04,y\n"
    )
    with opened(tmp_path, text) as log:
        assert list(log.quarantined_rows()) == [
            (3, TOO_FEW, "2,a"),
            (4, NO_CASE, ",a,2026-01-02,x"),
            (6, NO_CASE, ",b,2026-01-04,y"),
        ]
        assert [(event, row) for _, event, _, row in shown(log)] == [("a", 2), ("b", 5)]


def test_rows_are_numbered_in_each_file(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text(HEADER + "1,a,2026-01-01\n,a,2026-01-01\n")
    (tmp_path / "two.csv").write_text("timestamp;case_id;activity\n2026-01-01;1;b\n")
    with open_log([tmp_path / "one.csv", tmp_path / "two.csv"], None, AB) as log:
        assert [(event, row) for _, event, _, row in shown(log)] == [("a", 1002), ("b", 2002)]
        assert log.summary.rows_read == 3
        assert list(log.quarantined_rows()) == [(1003, NO_CASE, ",a,2026-01-01")]


_RECORDS = st.sampled_from(
    [
        "{n},a,2026-01-01",
        "{n},b,2026-02-30",
        "{n},,2026-01-01 10:00",
        "{n},b,",
        '"{n}","a",2026-01-01T10:00:00Z',
        '{n},"two\nlines",2026-01-01',
        '{n},"a ""quoted"" word",2026-01-01',
        "{n},a",
        "{n}",
        "{n},a,2026-01-01,more,",
        '{n},"a" b,2026-01-01',
        ",a,2026-01-01",
        "  ,b,2026-01-01",
        "",
    ]
)


def _rows(log: DuckLog) -> list[tuple[str, int]]:
    return [(key, row) for key, _, _, row in shown(log)]


@settings(max_examples=40, deadline=None)
@given(
    records=st.lists(_RECORDS, max_size=25),
    line_end=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
)
def test_every_row_is_accounted_for(
    tmp_path_factory: object, records: list[str], line_end: str, last: bool
) -> None:
    """Read = used + partly used + quarantined, and every row is found under its number."""
    folder = tmp_path_factory.mktemp("dirty")  # type: ignore[attr-defined]
    written = ["case_id,activity,timestamp"]
    written += [record.format(n=f"c{row}") for row, record in enumerate(records, 2)]
    text = line_end.join(written) + line_end * last
    with opened(folder, text) as log:
        summary, aside = log.summary, list(log.quarantined_rows())
        used = _rows(log)
    assert summary.rows_read == sum(1 for record in records if record)
    assert summary.rows_read == (
        summary.rows_used + summary.rows_partly_used + summary.rows_quarantined
    )
    assert summary.rows_quarantined == len(aside)
    assert all(key == f"c{row}" for key, row in used)
    numbers = [row for _, row in used] + [row for row, _, _ in aside]
    assert sorted(numbers) == [row for row, record in enumerate(records, 2) if record]
    assert all(f"c{row}" in text or text.lstrip(' "').startswith(",") for row, _, text in aside)

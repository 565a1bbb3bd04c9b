"""Excel workbooks as logs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, UnusableLogError, open_log
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Date, Duration, Field, Number, Text, Type
from tests.engines.logs_in_hand import AB, cases, mapping, ruleset, shown

HEADER = ("case_id", "activity", "timestamp")
FIRST = 1_767_225_600
"""2026-01-01 00:00 UTC."""
NINE = datetime(2026, 1, 1, 9)  # noqa: DTZ001 - Excel knows no zones
Fill = Callable[[Any, Any], None]


def workbook(path: Path, *sheets: tuple[str, Fill], **options: object) -> Path:
    with xlsxwriter.Workbook(str(path), options) as book:
        for name, fill in sheets:
            fill(book, book.add_worksheet(name))
    return path


def rows(*cells: Sequence[object], at: tuple[int, int] = (0, 0)) -> Fill:
    """Rows under the customary header; times are shown as day, month and year."""

    def fill(book: Any, sheet: Any) -> None:
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, row in enumerate((HEADER, *cells)):
            for column, cell in enumerate(row):
                style = moment if isinstance(cell, datetime) else None
                if cell is not None:
                    sheet.write(at[0] + number, at[1] + column, cell, style)

    return fill


def one_cell(write: Callable[[Any, Any], object]) -> Fill:
    """One event with a field `x`; `write` puts it into D2."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, (*HEADER, "x"))
        sheet.write_row(1, 0, ("1", "a", "2026-01-01"))
        write(book, sheet)

    return fill


def styled(value: object, form: str) -> Fill:
    return one_cell(
        lambda book, sheet: sheet.write("D2", value, book.add_format({"num_format": form}))
    )


def opened(path: Path, rules: Ruleset = AB, mapped: str | None = None) -> DuckLog:
    return open_log([path], mapping(mapped) if mapped else None, rules)


def refused(path: Path, mapped: str | None = None) -> str:
    with pytest.raises(UnusableLogError) as caught:
        opened(path, AB, mapped)
    return render_all(caught.value.diagnostics).replace(f"{path.parent}/", "")


def value(path: Path, type_: Type, mapped: str | None = None) -> object:
    with opened(path, ruleset({"a": (Field("x", type_, optional=True),)}), mapped) as log:
        (event,) = cases(log)["1"].events
        return "unreadable" if log.summary.rows_partly_used else event.values.get("x")


@pytest.mark.parametrize("name", ["log.xlsx", "log.xlsm", "LOG.XLSX"])
def test_rows_have_the_numbers_that_excel_shows(tmp_path: Path, name: str) -> None:
    nothing: Sequence[object] = ()
    content = rows(("1", "a", NINE), nothing, nothing, ("1", "b", NINE), nothing, at=(2, 1))
    with opened(workbook(tmp_path / name, ("Log", content))) as log:
        assert shown(log) == [("1", "a", FIRST + 9 * 3600, 4), ("1", "b", FIRST + 9 * 3600, 7)]
        assert log.summary.rows_read == 2
        assert log.summary.warnings == ()


@pytest.mark.parametrize("of_1904", [False, True])
@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        (datetime(2026, 1, 1, 9, 20, 59), 33_659),  # noqa: DTZ001
        (datetime(2026, 1, 1), 0),  # noqa: DTZ001
        ("2026-01-01 09:00", 32_400),
        ("2026-01-01T09:00:00+01:00", 28_800),
    ],
)
def test_times(tmp_path: Path, cell: object, seconds: int, *, of_1904: bool) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", rows(("1", "a", cell))), date_1904=of_1904)
    with opened(path) as log:
        assert shown(log) == [("1", "a", FIRST + seconds, 2)]


def test_a_date_and_a_time_of_day_in_two_columns(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ("case_id", "activity", "day", "clock"))
        sheet.write_row(1, 0, ("1", "a"))
        sheet.write("C2", date(2026, 1, 1), book.add_format({"num_format": "d mmm yyyy"}))
        sheet.write("D2", time(9, 20), book.add_format({"num_format": "hh:mm"}))

    mapped = "case: case_id\nactivity: activity\ntime: [day, clock]\n"
    with opened(workbook(tmp_path / "log.xlsx", ("Log", fill)), AB, mapped) as log:
        assert shown(log) == [("1", "a", FIRST + 33_600, 2)]


def formula(text: str, result: object) -> Fill:
    return one_cell(lambda book, sheet: sheet.write_formula("D2", text, None, result))


@pytest.mark.parametrize(
    ("fill", "type_", "expected"),
    [
        (styled("00123", "General"), Text(), "00123"),
        (styled("00123", "@"), Text(), "00123"),
        (styled(123, "00000"), Text(), "00123"),
        (styled(123456, "00000"), Text(), "123456"),
        (styled(123, "General"), Text(), "123"),
        (styled(0.1 + 0.2, "General"), Text(), "0.3"),
        (styled(1_234_567.5, "#,##0.00"), Number(), Fraction("1234567.5")),
        (styled(0.25, "0%"), Number(), Fraction(1, 4)),
        (styled(1.5, "[h]:mm:ss"), Duration(), 36 * 3_600_000_000),
        (styled(timedelta(seconds=1.5), "[h]:mm:ss.000"), Duration(), 1_500_000),
        (styled(-0.25, "[hh]:mm"), Duration(), -6 * 3_600_000_000),
        (styled(time(1, 30), "hh:mm"), Duration(), 5_400_000_000),
        (styled(date(2026, 1, 2), "dd/mm/yyyy"), Date(), 20_455),
        (styled(date(2026, 1, 2), "dd/mm/yyyy"), Text(), "2026-01-02"),
        (styled(-1, "dd/mm/yyyy"), Text(), "-1"),
        (styled(3_000_000, "dd/mm/yyyy"), Text(), "3000000"),
        (one_cell(lambda book, sheet: sheet.write_boolean("D2", True)), Text(), "true"),
        (one_cell(lambda book, sheet: sheet.write_rich_string(
            "D2", "re", book.add_format({"bold": True}), "pair")), Text(), "repair"),
        (one_cell(lambda book, sheet: sheet.write_string("D2", " é<&案 ")), Text(), "é<&案"),
        (one_cell(lambda book, sheet: sheet.write_string("D2", "  ")), Text(), None),
        (one_cell(lambda book, sheet: sheet.write_url("D2", "https://example.org")),
         Text(), "https://example.org"),
        (formula("=2*21", 42), Number(), 42),
        (formula('="re"&"pair"', "repair"), Text(), "repair"),
        (formula("=NA()", "#N/A"), Number(), "unreadable"),
        (formula("=2*21", ""), Number(), "unreadable"),
    ],
)  # fmt: skip
def test_a_cell(tmp_path: Path, fill: Fill, type_: Type, expected: object) -> None:
    assert value(workbook(tmp_path / "log.xlsx", ("Log", fill)), type_) == expected


def test_a_formula_that_nothing_has_worked_out_is_no_empty_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", formula("=2*21", "")))
    with opened(path, ruleset({"a": (Field("x", Number(), optional=True),)})) as log:
        assert log.summary.rows_partly_used == 1
        assert log.summary.quarantine[0].sample == "=2*21"


@pytest.mark.parametrize(("decimal", "text"), [(".", "1,200.50"), (",", "1.200,50")])
def test_numbers_beside_texts_of_numbers(tmp_path: Path, decimal: str, text: str) -> None:
    """A number is read as a number, however the texts of its column write theirs."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, (*HEADER, "x"))
        sheet.write_row(1, 0, ("1", "a", "2026-01-01", 1.234))
        sheet.write_row(2, 0, ("2", "a", "2026-01-01", text))

    mapped = f'case: case_id\nactivity: activity\ntime: timestamp\ndecimal: "{decimal}"\n'
    rules = ruleset({"a": (Field("x", Number()),)})
    with opened(workbook(tmp_path / "log.xlsx", ("Log", fill)), rules, mapped) as log:
        found = [case.events[0].values["x"] for _, case in sorted(cases(log).items())]
    assert found == [Fraction("1.234"), Fraction("1200.5")]


def test_a_merged_cell_stands_in_each_of_its_rows(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        sheet.merge_range("A2:A4", "1")
        sheet.write_row(1, 1, ("a", "2026-01-01"))
        sheet.write_row(2, 1, ("b", "2026-01-02"))
        sheet.write_row(4, 0, (None, "b", "2026-01-02"))

    with opened(workbook(tmp_path / "log.xlsx", ("Log", fill))) as log:
        assert [(key, name, row) for key, name, _, row in shown(log)] == [
            ("1", "a", 2),
            ("1", "b", 3),
        ]
        assert [row for row, _, _ in log.quarantined_rows()] == [5]


def test_an_error_is_no_case(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADER)
        for number in (1, 2):
            sheet.write_formula(number, 0, "=NA()", None, "#N/A")
            sheet.write_row(number, 1, ("a", "2026-01-01"))

    with opened(workbook(tmp_path / "log.xlsx", ("Log", fill))) as log:
        assert (log.summary.cases, log.summary.rows_quarantined) == (0, 2)


def test_cells_beside_the_named_columns_are_notes(tmp_path: Path) -> None:
    content = rows(("1", "a", NINE, "see mail", "!"), (None, None, None, "checked"))
    with opened(workbook(tmp_path / "log.xlsx", ("Log", content))) as log:
        assert (log.summary.rows_read, log.summary.rows_used) == (1, 1)


def test_a_cell_at_the_far_corner_of_a_sheet(tmp_path: Path) -> None:
    """All cells in between would be half a terabyte."""

    def fill(book: Any, sheet: Any) -> None:
        rows(("1", "a", NINE))(book, sheet)
        sheet.write("XFD1048576", "x")

    with opened(workbook(tmp_path / "log.xlsx", ("Log", fill))) as log:
        assert log.summary.rows_read == 1


def hidden(fill: Fill) -> Fill:
    def both(book: Any, sheet: Any) -> None:
        fill(book, sheet)
        sheet.hide()

    return both


def empty(book: Any, sheet: Any) -> None:
    """A sheet without a cell."""


MARCH, APRIL = rows(("1", "a", NINE)), rows(("2", "b", NINE))


def test_the_only_sheet_that_is_shown_and_not_empty_is_the_log(tmp_path: Path) -> None:
    sheets = (("Empty", empty), ("April", APRIL), ("Lists", hidden(MARCH)))
    with opened(workbook(tmp_path / "log.xlsx", *sheets)) as log:
        assert list(cases(log)) == ["2"]


def test_one_of_several_sheets_must_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("March", MARCH), ("April", APRIL))
    assert refused(path) == (
        "error: `log.xlsx` has 2 sheets that are not empty: `March`, `April` [several-sheets]\n"
        '  help: name one in the mapping: `sheet: "March"`'
    )
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\nsheet: April\n"
    with opened(path, AB, mapped) as log:
        assert list(cases(log)) == ["2"]
    assert refused(path, mapped.replace("April", "Aprl")) == (
        "error: `log.xlsx` has no sheet `Aprl` [unknown-sheet]\n  help: did you mean `April`?"
    )


def test_a_hidden_sheet_may_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Shown", empty), ("April", hidden(APRIL)))
    mapped = "case: case_id\nactivity: activity\ntime: timestamp\nsheet: April\n"
    with opened(path, AB, mapped) as log:
        assert list(cases(log)) == ["2"]


def test_a_workbook_without_a_cell(tmp_path: Path) -> None:
    assert "`log.xlsx` is empty" in refused(workbook(tmp_path / "log.xlsx", ("Empty", empty)))


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """The archive with one of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    path.write_bytes(target.getvalue())


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]>'


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        (SHEET, lambda xml: xml[:-40], "it is no whole Excel workbook [log-not-readable]"),
        (SHEET, lambda xml: xml.replace(b"<v>0</v>", b"<v>999</v>"), "no whole Excel workbook"),
        (SHEET, lambda xml: xml.replace(b'r="2"', b'r="1"'), "no whole Excel workbook"),
        (SHEET, lambda xml: xml.replace(b"?>", b"?><!DOCTYPE x>", 1), "[forbidden-xml]"),
        (STRINGS, lambda xml: xml[:-40], "no whole Excel workbook"),
        (STRINGS, lambda xml: xml.replace(b"?>", b"?>" + BOMB, 1).replace(
            b"<t>a</t>", b"<t>" + b"&a;" * 10_000 + b"</t>"), "no whole Excel workbook"),
        ("xl/workbook.xml", lambda xml: b"<workbook/>", "no whole Excel workbook"),
        ("[Content_Types].xml", lambda xml: b"", "no whole Excel workbook"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_damaged(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], message: str
) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", MARCH))
    changed(path, part, change)
    assert message in refused(path)


def test_a_workbook_that_is_cut_short(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", MARCH))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "`log.xlsx` cannot be read: it is no whole Excel workbook" in refused(path)
    path.write_bytes(whole[:2000] + bytes(500) + whole[2500:])
    assert "`log.xlsx` cannot be read: it is no whole Excel workbook" in refused(path)


def test_strings_that_swell_are_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", MARCH))
    packed = zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1)
    with packed as archive, archive.open("xl/more.xml", "w") as part:
        for _ in range(600):
            part.write(bytes(1 << 20))
    assert refused(path) == (
        "error: `log.xlsx` is not opened: its part `xl/more.xml` would unpack to 0.6 GB "
        "[swelling-archive]\n  help: save the sheet as CSV, which is read however long it is"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("log.xlsx", b"", "`log.xlsx` is empty"),
        ("log.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "is protected by a password"),
        ("log.xlsx", b"case_id,activity", "it is no whole Excel workbook"),
        ("log.xlsx", b"case_id,activity\n", "is a text file, and no Excel workbook [is-a-text]"),
        ("log.xls", b"case_id\tactivity\n", "is a text file, and no workbook [is-a-text]"),
        ("log.xls", b"<html>\n<table>\n", "no workbook, although its name ends in `.xls`"),
        ("log.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "`log.xls` is an old Excel workbook, which"),
        ("log.xls", b"<html><table>", "no workbook, although its name ends in `.xls`"),
        ("log.xlsb", b"PK\x03\x04", "is a binary Excel workbook, which is not read [old-workbook]"),
        ("log.ods", b"PK\x03\x04", "is an OpenDocument workbook, which is not read"),
    ],
)
def test_a_workbook_of_another_kind(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    said = refused(path)
    assert message in said
    assert "help: " in said


def test_a_protected_workbook_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert refused(path).endswith(
        "[protected-workbook]\n  help: open it and save it as `.xlsx` without a password, or as CSV"
    )


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (b'<c r="C2" s="7" t="inlineStr"><is><t>2026-01-01</t></is></c>', True),
        (b'<c t="inlineStr" r="C2"><is><t>2026-01-01</t></is></c>', True),
        (b'<c t="inlineStr"><is><t>2026-01-01</t><rPh sb="0"><t>x</t></rPh></is></c>', True),
        (b'<c t="inlineStr" r="D2"><is><t>2026-01-01</t></is></c>', False),
        (b'<c t="str" r="C2"><f>TODAY()</f><v>2026-01-01</v></c>', True),
        (b'<c t="d" r="C2"><v>2026-01-01T00:00:00</v></c>', True),
    ],
)
def test_cells_as_other_programs_write_them(tmp_path: Path, cell: bytes, *, kept: bool) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", rows(("1", "a"))))
    changed(
        path, SHEET, lambda xml: xml.replace(b"</row></sheetData>", cell + b"</row></sheetData>")
    )
    with opened(path) as log:
        assert shown(log) == [("1", "a", FIRST if kept else None, 2)]


def test_a_workbook_of_strict_open_xml_is_told_apart(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", MARCH))
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    changed(path, "xl/workbook.xml", lambda xml: xml.replace(usual, strict))
    assert "`log.xlsx` is a workbook of the kind Strict Open XML, which is not read" in refused(
        path
    )


def test_a_packed_workbook_is_to_be_unpacked(tmp_path: Path) -> None:
    inner = workbook(tmp_path / "log.xlsx", ("Log", MARCH))
    with zipfile.ZipFile(tmp_path / "log.zip", "w") as archive:
        archive.write(inner, "log.xlsx")
    assert "Excel files are not read while they are packed" in refused(tmp_path / "log.zip")


def test_a_workbook_under_the_name_of_a_text(tmp_path: Path) -> None:
    path = workbook(tmp_path / "log.xlsx", ("Log", MARCH)).rename(tmp_path / "log.csv")
    assert "let its name end in `.xlsx` or `.zip` [not-a-text]" in refused(path)

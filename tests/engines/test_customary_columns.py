"""A mapping that says how a log is read, and not which columns are the case, event and time."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from standards_engine.engines.duckdb import open_log
from standards_engine.rules.types import Field, Number
from tests.engines.logs_in_hand import AB, HEADER, cases, mapping, opened, ruleset, shown

NINE = 1_767_258_000
"""2026-01-01 09:00 in UTC, in seconds since 1970."""


@pytest.mark.parametrize(
    ("content", "mapped", "time"),
    [
        (f"{HEADER}1,a,2026-01-01 09:00\n", "zone: Europe/Rome\n", NINE - 3600),
        (f"{HEADER}1,a,01.01.2026 09:00\n", 'format: "%d.%m.%Y %H:%M"\n', NINE),
        (f"{HEADER}1,a,2026-01-01 09:00\n".replace(",", "|"), 'delimiter: "|"\n', NINE),
        (f"{HEADER}1,'a','2026-01-01 09:00'\n", 'quote: "\'"\n', NINE),
        (f"{HEADER}1,Öffnen,2026-01-01 09:00\n", "encoding: cp1252\nnames: {Öffnen: a}\n", NINE),
        (f"{HEADER}1,a,?\n", 'missing: "?"\n', None),
        (HEADER + "1,a,2026-01-01 09:00\n" * 2, "duplicates: drop\n", NINE),
        (
            "case:concept:name,concept:name,time:timestamp\n1,a,2026-01-01 09:00\n",
            "order: [concept:name]\n",
            NINE,
        ),
    ],
)
def test_it_has_the_customary_columns(
    tmp_path: Path, content: str, mapped: str, time: int | None
) -> None:
    written = content.encode("cp1252" if "cp1252" in mapped else "utf-8")
    with opened(tmp_path, written, mapped=mapped) as log:
        assert shown(log) == [("1", "a", time, 2)]


def test_fields_of_it_are_read(tmp_path: Path) -> None:
    rules = ruleset({"a": (Field("wait", Number()),), "b": ()})
    text = "case_id,activity,timestamp,q\n1,a,2026-01-01,7\n"
    with opened(tmp_path, text, rules, "fields: {wait: q}\n") as log:
        assert cases(log)["1"].events[0].values["wait"] == 7


def test_a_sheet_of_a_workbook(tmp_path: Path) -> None:
    workbook = Workbook()
    for title, case in (("March", "3"), ("April", "4")):
        sheet = workbook.create_sheet(title)
        sheet.append(HEADER.strip().split(","))
        sheet.append([case, "a", "2026-01-01 09:00"])
    workbook.save(tmp_path / "log.xlsx")
    with open_log([tmp_path / "log.xlsx"], mapping("sheet: April\n"), AB) as log:
        assert shown(log) == [("4", "a", NINE, 2)]

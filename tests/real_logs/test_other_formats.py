"""The same logs in other formats: what is found is the same, to the last word."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import feather, parquet

from tests.cli.command import standards

RULES = Path(__file__).parent / "rules"
CASE = "case:concept:name"
Row = dict[str, str]

pytestmark = pytest.mark.real_log


def rows_of(log: Path) -> list[Row]:
    with gzip.open(log, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_jsonl(path: Path, rows: Sequence[Row]) -> Path:
    lines = (json.dumps({key: value for key, value in row.items() if value}) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def attributes(row: Row, *, of_trace: bool) -> Iterator[str]:
    for key, value in row.items():
        if value and key.startswith("case:") == of_trace:
            tag = "date" if value[4:5] == value[7:8] == "-" and value[13:14] == ":" else "string"
            written = value.replace(" ", "T") if tag == "date" else value
            name = quoteattr(key.removeprefix("case:"))
            yield f"<{tag} key={name} value={quoteattr(written)}/>"


def write_xes(path: Path, rows: Sequence[Row]) -> Path:
    """Rows of a case follow each other in this log, as XES wants it."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log>\n')
        for _, case in groupby(rows, key=lambda row: row[CASE]):
            events = list(case)
            file.write("<trace>" + "".join(attributes(events[0], of_trace=True)) + "\n")
            for event in events:
                file.write(f"<event>{''.join(attributes(event, of_trace=False))}</event>\n")
            file.write("</trace>\n")
        file.write("</log>\n")
    return path


def table(rows: Sequence[Row]) -> pa.Table:
    return pa.table({key: [row[key] or None for row in rows] for key in rows[0]})


def write_feather(path: Path, rows: Sequence[Row]) -> Path:
    feather.write_feather(table(rows), str(path), chunksize=1000)
    return path


def write_parquet(path: Path, rows: Sequence[Row]) -> Path:
    parquet.write_table(table(rows), path, row_group_size=1000)
    return path


def write_xlsx(path: Path, rows: Sequence[Row]) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, list(rows[0]))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row.values()):
                sheet.write_string(number, column, value)
    return path


def found(log: Path | str, name: str) -> dict[str, Any]:
    rules, mapping = RULES / f"{name}.std", RULES / f"{name}.mapping.yaml"
    ended = standards("audit", log, "-r", rules, "-m", mapping, "-f", "json")
    assert ended.code in (0, 1), ended.err
    findings: dict[str, Any] = json.loads(ended.out)
    for what in ("paths", "sha256"):
        del findings["log"][what]
    return findings


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (write_xes, "log.xes.gz"),
        (write_feather, "log.feather"),
        (write_parquet, "log.parquet"),
        (write_xlsx, "log.xlsx"),
    ],
)
def test_permits_in_another_format(
    tmp_path: Path,
    real_log: Callable[[str], Path],
    write: Callable[[Path, Sequence[Row]], Path],
    name: str,
) -> None:
    """Excel numbers rows as a CSV file's are, beginning with 2; the others as those of JSON."""
    log = real_log("permit_receipt/receipt.csv.gz")
    rows = rows_of(log)
    known = log if write is write_xlsx else write_jsonl(tmp_path / "known.jsonl", rows)
    assert found(write(tmp_path / name, rows), "receipt") == found(known, "receipt")


def test_incidents_as_they_were_published(tmp_path: Path, real_log: Callable[[str], Path]) -> None:
    """Their XES file was written by others, and has the same events as their CSV file."""
    known = write_jsonl(
        tmp_path / "known.jsonl", rows_of(real_log("volvo_incidents/incidents.csv.gz"))
    )
    log = real_log("volvo_incidents/incidents.xes.gz")
    assert found(log, "volvo") == found(known, "volvo")

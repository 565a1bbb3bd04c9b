"""Rows without a case, whole. The files are read again: only needed columns were kept."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from standards_engine.engines.duckdb.raw import clean
from standards_engine.logs.formats.raw import RawFile, Structure
from standards_engine.logs.mapping.reading import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 1000


def caseless_rows(
    connection: DuckDBPyConnection,
    file: RawFile,
    reading: Reading,
) -> Iterator[tuple[int, str]]:
    """Number and text, as a line of CSV, of every row whose case is missing."""
    names = [f"w{index}" for index in range(len(file.columns))]
    keys = [names[file.columns.index(column)] for column in reading.case]
    missing = " OR ".join(f"{clean(key, reading.missing)} IS NULL" for key in keys)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE caseless AS SELECT number, {', '.join(names)} FROM "
        f"(SELECT row_number() OVER () - 1 AS number, * "
        f"FROM ({file.relation(file.columns, names)})) WHERE {missing}"
    )
    # a row that is broken only in a column that no rule reads is skipped now, and was not before
    structure = file.structure(connection)
    found = connection.execute("SELECT * FROM caseless ORDER BY number")
    while rows := found.fetchmany(_AT_ONCE):
        for number, *cells in rows:
            yield _row(number, file, structure), _line(cells)


def _row(number: int, file: RawFile, structure: Structure) -> int:
    """As the table `raw` counts: see `Gap`."""
    place = bisect_right(structure.gaps, number, key=lambda gap: gap.after)
    return number + file.first_row + (structure.gaps[place - 1].rows if place else 0)


def _line(cells: list[str | None]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()

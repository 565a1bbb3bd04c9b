"""Texts of cells to values, in SQL: columns `f0`, `f1` … as in `Reading.cells`.

A type with few different texts is read in Python, once per text, and joined. A column is null
where its text is missing or cannot be read; its text says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from standards_engine.logs.cells import read
from standards_engine.logs.formats.raw import literal
from standards_engine.logs.mapping.reading import Cell
from standards_engine.logs.numbers import UNCLEAR, groups, pattern
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Level,
    ListOf,
    Money,
    Months,
    Number,
    OneOf,
    Record,
    Text,
    WorkingDays,
    describe,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class CellSql:
    """SQL of a cell's value, and the join that it needs."""

    value: str
    join: str = ""


def is_pooled(cell: Cell) -> bool:
    """Whether values stay texts in the table and become values in the batches' pools."""
    return isinstance(cell.type, Text | OneOf | Number | Money | ListOf)


def cell_sql(
    connection: DuckDBPyConnection, index: int, cell: Cell, text: str, instant: str
) -> CellSql:
    """`text` is the SQL of the cell's text, `instant` of its instant if it is one."""
    text = _meant(cell, text)
    match cell.type:
        case Text():
            return CellSql(text)
        case OneOf(options):
            return CellSql(f"CASE WHEN {text} IN ({_literals(options)}) THEN {text} END")
        case Number():
            number = literal(rf"{pattern(cell.decimal)}\s*%?")
            return CellSql(f"CASE WHEN regexp_full_match({text}, {number}) THEN {text} END")
        case Instant():
            return CellSql(instant)
        case Money() | Boolean() | Date() | Duration() | Days() | WorkingDays() | Months():
            return _looked_up(connection, index, cell, text)
        case ListOf():
            return _looked_up(connection, index, cell, text)
        case Level() | Record():
            return CellSql("NULL")
        case _:
            assert_never(cell.type)


def _meant(cell: Cell, text: str) -> str:
    """SQL of the text that a text stands for. Items of lists are translated where they are read."""
    if not cell.values or isinstance(cell.type, ListOf):
        return text
    cases = " ".join(f"WHEN {literal(each)} THEN {literal(value)}" for each, value in cell.values)
    return f"(CASE {text} {cases} ELSE {text} END)"


def plain_number(text: str, decimal: str | None) -> str:
    """SQL of a number's text as SQL writes it; null where it is none."""
    if decimal is None:
        return text
    ungrouped = f"translate({text}, {literal(groups(decimal))}, '')"
    fits = f"regexp_full_match({text}, {literal(pattern(decimal))})"
    return f"CASE WHEN {fits} THEN replace({ungrouped}, ',', '.') END"


def _literals(texts: Sequence[str]) -> str:
    return ", ".join(literal(text) for text in texts)


def _looked_up(connection: DuckDBPyConnection, index: int, cell: Cell, text: str) -> CellSql:
    import pyarrow as pa

    texts = [
        str(row[0])
        for row in connection.execute(
            f"SELECT DISTINCT {text} FROM raw WHERE {text} IS NOT NULL"
        ).fetchall()
    ]
    readable = [(each, value) for each in texts if (value := read(each, cell)) is not None]
    kind = pa.string() if is_pooled(cell) else pa.int64()
    values = [each if is_pooled(cell) else value for each, value in readable]
    table = pa.table(
        {
            "text": pa.array([each for each, _ in readable], pa.string()),
            "value": pa.array(values, kind),
        }
    )
    connection.register("looked_up", table)
    connection.execute(f"CREATE TABLE values_{index} AS SELECT * FROM looked_up")
    connection.unregister("looked_up")
    join = f" LEFT JOIN values_{index} ON values_{index}.text = {text}"
    return CellSql(f"values_{index}.value", join)


def unclear(cell: Cell, text: str) -> tuple[str, str] | None:
    """SQL of texts that are unread because the sign of decimals is not stated, and that reason."""
    if cell.decimal is not None or not isinstance(cell.type, Number | Money):
        return None
    reason = (
        f"`{cell.column}` leaves open which sign separates decimals; write "
        '`decimal: ","` (1.200,50) or `decimal: "."` (1,200.50) into the mapping'
    )
    return f"regexp_full_match({text}, {literal(UNCLEAR)})", reason


def unreadable(cell: Cell) -> str:
    """Why a cell's text is no value, in the user's words."""
    match cell.type:
        case OneOf():
            return f"`{cell.column}` is none of the texts that the rules allow"
        case Duration() if cell.unit is None:
            return f"`{cell.column}` is no duration; `unit: seconds` in the mapping may be missing"
        case Date():
            return f"`{cell.column}` is not a date; `format:` in the mapping says how it is written"
        case Instant():
            return no_instant(f"`{cell.column}`")
        case _:
            return f"`{cell.column}` is not {describe(cell.type)}"


def no_instant(columns: str) -> str:
    return f"{columns} is not an instant; `format:` in the mapping says how times are written"

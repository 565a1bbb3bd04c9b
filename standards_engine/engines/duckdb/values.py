"""Texts of cells to values, in SQL: columns `f0`, `f1` … as in `Reading.cells`.

A type with few different texts is read in Python, once per text, and joined. A column is null
where its text is missing or cannot be read; its text says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from standards_engine.engines.duckdb.facts import AS_IT_IS, NOTHING_KNOWN, Facts, Stored, native
from standards_engine.logs.cells import read
from standards_engine.logs.events import Pool
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
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_DECIMAL = re.compile(r"DECIMAL\(([0-9]+),([0-9]+)\)")
_MOST_DIGITS = 18
"""Of numbers that fit 64 bits, whatever they are."""


@dataclass(frozen=True, slots=True)
class CellSql:
    """SQL of a cell's value, and the join that it needs."""

    value: str
    join: str = ""
    given: str = ""
    """SQL of whether anything is written, where that is not whether there is a text."""
    stored: Stored = AS_IT_IS


def is_pooled(cell: Cell) -> bool:
    """Whether values stay texts in the table and become values in the batches' pools."""
    return isinstance(cell.type, Text | OneOf | Number | Money | ListOf)


def cell_sql(
    connection: DuckDBPyConnection,
    index: int,
    cell: Cell,
    text: str,
    instant: str,
    facts: Facts = NOTHING_KNOWN,
) -> CellSql:
    """`text` is the column of the cell's text, `instant` the SQL of its instant if it is one."""
    known = _of_type(cell, text, facts) or _of_few(connection, index, cell, text, facts)
    if known is not None:
        return known
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


def _of_type(cell: Cell, text: str, facts: Facts) -> CellSql | None:
    """A value that the file itself has as such; as its text would be read."""
    kind, value = facts.types.get(text), native(text)
    if kind is None or cell.values:
        return None
    match cell.type:
        case Number() | Money():
            return _number(kind, value)
        case Boolean() if kind == "BOOLEAN" and not cell.true and not cell.false:
            return CellSql(f"CAST({value} AS BIGINT)", stored=Stored(always=True))
        case Date() if kind in ("DATE", "TIMESTAMP") and not cell.formats:
            day = f"CAST({value} AS DATE)"
            known = f"{day} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
            days = f"CASE WHEN {known} THEN {day} - DATE '1970-01-01' END"
            return CellSql(days, given=f"{value} IS NOT NULL")
        case _:
            return None


def _number(kind: str, value: str) -> CellSql | None:
    """Exponents of three digits are no number's in a text either."""
    if kind in _WHOLE:
        return CellSql(f"CAST({value} AS BIGINT)", stored=Stored(places=0, always=True))
    if kind == "DOUBLE":
        known = f"{value} = 0 OR (abs({value}) >= 1e-99 AND abs({value}) < 1e100)"
        return CellSql(f"CASE WHEN {known} THEN {value} END", given=f"{value} IS NOT NULL")
    decimal = _DECIMAL.fullmatch(kind)
    if decimal is None or int(decimal[1]) > _MOST_DIGITS:
        return None
    places = int(decimal[2])
    wide = f"CAST({value} AS DECIMAL(38, {places})) * {10**places}"
    return CellSql(f"CAST({wide} AS BIGINT)", stored=Stored(places=places, always=True))


def _of_few(
    connection: DuckDBPyConnection, index: int, cell: Cell, text: str, facts: Facts
) -> CellSql | None:
    """All texts read once: those of a pool as codes, in the order of the pool."""
    few = facts.few.get(text)
    if few is None or isinstance(cell.type, Instant | Level | Record):
        return None
    meaning = {} if isinstance(cell.type, ListOf) else dict(cell.values)
    meant = {raw: meaning.get(tidy, tidy) for raw, tidy in few.texts}
    read_ = {each: read(each, cell) for each in dict.fromkeys(meant.values())}
    values = {each: value for each, value in read_.items() if value is not None}
    codes = dict(zip(values, range(len(values)), strict=True)) if is_pooled(cell) else values
    pairs = [(raw, codes[each]) for raw, each in meant.items() if each in codes]
    _enter(connection, index, pairs, "int16" if is_pooled(cell) else "int64")
    return CellSql(
        f"values_{index}.value",
        f" LEFT JOIN values_{index} ON values_{index}.text = {few.name}",
        stored=Stored(
            pool=Pool(values.values()) if is_pooled(cell) else None,
            always=len(values) == len(read_),
        ),
    )


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
    texts = [
        str(row[0])
        for row in connection.execute(
            f"SELECT DISTINCT {text} FROM raw WHERE {text} IS NOT NULL"
        ).fetchall()
    ]
    readable = [(each, value) for each in texts if (value := read(each, cell)) is not None]
    pairs = [(each, each if is_pooled(cell) else value) for each, value in readable]
    _enter(connection, index, pairs, "string" if is_pooled(cell) else "int64")
    join = f" LEFT JOIN values_{index} ON values_{index}.text = {text}"
    return CellSql(f"values_{index}.value", join)


def _enter(
    connection: DuckDBPyConnection, index: int, pairs: Sequence[tuple[str, object]], kind: str
) -> None:
    """Make the table in which the cell's texts are looked up; `kind` is Arrow's of the values."""
    import pyarrow as pa

    texts, values = [text for text, _ in pairs], [value for _, value in pairs]
    table = pa.table(
        {
            "text": pa.array(texts, pa.string()),
            "value": pa.array(values, pa.type_for_alias(kind)),
        }
    )
    connection.register("looked_up", table)
    connection.execute(f"CREATE TABLE values_{index} AS SELECT * FROM looked_up")
    connection.unregister("looked_up")


def unclear(cell: Cell, text: str) -> tuple[str, str] | None:
    """SQL of texts that are unread because the sign of decimals is not stated, and that reason."""
    if cell.decimal is not None or not isinstance(cell.type, Number | Money):
        return None
    reason = say(
        '`{column}` leaves open which sign separates decimals; write `decimal: ","` (1.200,50) or '
        '`decimal: "."` (1,200.50) into the mapping',
        column=cell.column,
    )
    return f"regexp_full_match({text}, {literal(UNCLEAR)})", reason


def unreadable(cell: Cell) -> str:
    """Why a cell's text is no value, in the user's words."""
    match cell.type:
        case OneOf():
            return say("`{column}` is none of the texts that the rules allow", column=cell.column)
        case Duration() if cell.unit is None:
            return say(
                "`{column}` is no duration; `unit: seconds` in the mapping may be missing",
                column=cell.column,
            )
        case Date():
            return say(
                "`{column}` is not a date; `format:` in the mapping says how it is written",
                column=cell.column,
            )
        case Instant():
            return no_instant(f"`{cell.column}`")
        case _:
            return say("`{column}` is not {type}", column=cell.column, type=describe(cell.type))


def no_instant(columns: str) -> str:
    return say(
        "{columns} is not an instant; `format:` in the mapping says how times are written",
        columns=columns,
    )

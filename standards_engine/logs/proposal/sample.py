"""Some rows of a log: the first, rows from all of it, and some whole cases.

They are read once; only of long Parquet each question is asked where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards_engine.diagnostics.mapping import UnknownColumn
from standards_engine.logs.formats.raw import RawFile, TypedFile, UnusableLogError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIRST = 1000
"""So many of the first rows are looked at …"""
SPREAD = 4000
"""… and so many from anywhere: an export may change half-way."""
_CASES = 400
_LONG = 20_000_000
"""Rows of which a copy would cost more than reading some columns a few times."""
_SEED = 7
"""The same log gives the same proposal."""

Row = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts without spaces around them; None where nothing stands."""

    files: tuple[RawFile, ...]
    columns: tuple[str, ...]
    rows: int
    sampled: tuple[Row, ...]
    broken: tuple[str, ...]
    """Why rows could not be taken apart, once for each."""
    connection: DuckDBPyConnection

    @property
    def numbers(self) -> frozenset[str]:
        """Columns that hold numbers by the file's own type."""
        return frozenset.intersection(*(file.numbers for file in self.files))

    def type_of(self, column: str) -> str | None:
        """DuckDB's type of a column, where the file has types."""
        first = self.files[0]
        return first.types.get(column) if isinstance(first, TypedFile) else None

    def texts(self, column: str) -> list[str]:
        """What stands in the column, row by row, without empty cells."""
        place = self.columns.index(column)
        return [text for row in self.sampled if (text := row[place]) is not None]

    def different(self, columns: Sequence[str]) -> int:
        """How many different values these columns have together, in the whole log."""
        names = ", ".join(_name(self.columns.index(column)) for column in columns)
        query = f"SELECT count(*) FROM (SELECT DISTINCT {names} FROM ({_all(self)}))"
        return _one(self.connection, query)

    def counted(self, column: str, limit: int) -> list[tuple[str, int]]:
        """The most frequent values of a column in the whole log, and in how many rows."""
        name = _name(self.columns.index(column))
        query = (
            f"SELECT {name}, count(*) FROM ({_all(self)}) WHERE {name} IS NOT NULL "
            f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {limit}"
        )
        return [
            (str(text), int(count)) for text, count in self.connection.execute(query).fetchall()
        ]

    def whole_cases(self, case: Sequence[str]) -> list[list[Row]]:
        """All rows of some cases, in the order of the log; of each case up to a thousand."""
        names = [_name(self.columns.index(column)) for column in case]
        key = f"concat_ws(chr(31), {', '.join(names)})"
        numbered = f"SELECT *, row_number() OVER () AS number, {key} AS k FROM ({_all(self)})"
        chosen = f"SELECT DISTINCT {key} AS k FROM ({_all(self)}) WHERE {names[0]} IS NOT NULL"
        query = (
            f"SELECT * FROM ({numbered}) WHERE k IN (SELECT k FROM ({chosen}) "
            f"ORDER BY hash(k) LIMIT {_CASES}) ORDER BY k, number"
        )
        cases: dict[str, list[Row]] = {}
        for row in self.connection.execute(query).fetchmany(_CASES * 1000):
            cases.setdefault(row[-1], []).append(row[:-2])
        return list(cases.values())


def sampled(files: Sequence[RawFile], connection: DuckDBPyConnection) -> Sample:
    """Raises UnusableLogError where a file has not the columns of the first."""
    columns = tuple(each for each in files[0].columns if files[0].columns.count(each) == 1)
    for file in files:
        lacking = [each for each in columns if each not in file.columns]
        if lacking:
            fault = UnknownColumn(column=lacking[0], path=file.name, columns=file.columns)
            raise UnusableLogError(fault)
    broken = _read(files, columns, connection)
    empty = Sample(tuple(files), columns, 0, (), broken, connection)
    everything = _all(empty)
    rows = _one(connection, f"SELECT count(*) FROM ({everything})")
    first = connection.execute(f"SELECT * FROM ({everything}) LIMIT {FIRST}").fetchall()
    spread = connection.execute(
        f"SELECT * FROM ({everything}) USING SAMPLE reservoir({SPREAD} ROWS) REPEATABLE ({_SEED})"
    ).fetchall()
    # a row of a short log is looked at once
    found = first if rows <= FIRST else spread if rows <= SPREAD else [*first, *spread]
    return replace(empty, rows=rows, sampled=tuple(found))


def _read(
    files: Sequence[RawFile], columns: Sequence[str], connection: DuckDBPyConnection
) -> tuple[str, ...]:
    """Makes `log_0`, `log_1` …; why rows of them cannot be taken apart."""
    names = [_name(index) for index in range(len(columns))]
    cells = ", ".join(f"nullif(trim({name}, ' \t\u00a0\u3000'), '') AS {name}" for name in names)
    reasons: dict[str, None] = {}
    for index, file in enumerate(files):
        query = f"SELECT {cells} FROM ({file.relation(columns, names)})"
        is_long = isinstance(file, TypedFile) and _is_long(query, connection)
        kind = "VIEW" if is_long else "TABLE"
        connection.execute(f"CREATE OR REPLACE {kind} log_{index} AS {query}")
        reasons.update((each.reason, None) for each in file.structure(connection).broken)
    return tuple(reasons)


def _is_long(query: str, connection: DuckDBPyConnection) -> bool:
    return _one(connection, f"SELECT count(*) FROM ({query})") > _LONG


def _all(sample: Sample) -> str:
    """SQL of every row, its cells without spaces around them and empty ones null."""
    return " UNION ALL ".join(f"FROM log_{index}" for index in range(len(sample.files)))


def _name(index: int) -> str:
    return f"c{index}"


def _one(connection: DuckDBPyConnection, query: str) -> int:
    found = connection.execute(query).fetchone()
    assert found is not None
    return int(found[0])

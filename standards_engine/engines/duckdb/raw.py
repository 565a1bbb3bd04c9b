"""The rows of a log's files as one table of clean texts, each with its row number.

Columns: `ordinal` (over all files), `row` (as a person counts, see `LogSummary`), `k0`, `k1` … as
in `Reading.columns`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogNotReadable
from standards_engine.logs.formats.raw import (
    BrokenRow,
    RawFile,
    Structure,
    UnusableLogError,
    literal,
)
from standards_engine.logs.mapping.reading import Reading
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SPACES = " \t\r\n\u00a0\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class RawRows:
    """What was found while the table `raw` was filled."""

    structures: tuple[Structure, ...]
    counts: tuple[int, ...]
    """Readable rows. Like structures, one per file."""
    rows_of_a_file: int
    """As in `LogSummary`."""
    copies: int = 0
    """Rows left out because they are exact copies of an earlier one."""

    last: int = 2**63 - 1
    """No row has a higher number."""

    def offset(self, file: int) -> int:
        """What is added to the row numbers of the file with this index."""
        return (file + 1) * self.rows_of_a_file

    @property
    def broken(self) -> Iterator[BrokenRow]:
        for index, structure in enumerate(self.structures):
            for each in structure.broken:
                yield replace(each, row=each.row + self.offset(index))


def sql_names(reading: Reading) -> dict[str, str]:
    """The name in the table `raw` of each column of the log."""
    return {column: f"k{index}" for index, column in enumerate(reading.columns())}


def load_raw(connection: DuckDBPyConnection, files: Sequence[RawFile], reading: Reading) -> RawRows:
    """Make the table `raw`."""
    structures = tuple(
        _load_file(connection, index, file, reading) for index, file in enumerate(files)
    )
    counts = tuple(_count(connection, f"raw_{index}") for index in range(len(files)))
    rows = RawRows(structures, counts, rows_of_a_file(files, counts, structures))
    columns = [*sql_names(reading).values(), *(["digest"] if reading.drop_copies else [])]
    union = " UNION ALL ".join(
        f"SELECT raw_{index}.rowid + {sum(counts[:index])} AS ordinal, "
        f"{_row_number(file, index, structure)} + {rows.offset(index)} AS row, "
        f"{', '.join(columns)} "
        f"FROM raw_{index} {_shifts(index, structure)}"
        for index, (file, structure) in enumerate(zip(files, structures, strict=True))
    )
    if not reading.drop_copies:
        connection.execute(f"CREATE VIEW raw AS {union}")
        return rows
    connection.execute(
        f"CREATE TABLE raw AS SELECT * EXCLUDE (digest) FROM ({union}) "
        "QUALIFY row_number() OVER (PARTITION BY digest ORDER BY ordinal) = 1"
    )
    return replace(rows, copies=sum(counts) - _count(connection, "raw"))


def rows_of_a_file(
    files: Sequence[RawFile], counts: Sequence[int], structures: Sequence[Structure]
) -> int:
    """A thousand, or the power of ten that no row number of several files reaches."""
    if len(files) == 1:
        return structures[0].rows_of_a_file
    last = [
        file.first_row + count + sum(gap.rows for gap in structure.gaps[-1:]) + 1
        for file, count, structure in zip(files, counts, structures, strict=True)
    ]
    return int(10 ** max(3, len(str(max(last)))))


def release_raw(connection: DuckDBPyConnection, reading: Reading, rows: RawRows) -> None:
    """Give back the memory of what only the reading needed."""
    connection.execute("DROP VIEW keyed")
    connection.execute(f"DROP {'TABLE' if reading.drop_copies else 'VIEW'} raw")
    for index in range(len(rows.structures)):
        connection.execute(f"DROP TABLE raw_{index}")


def _load_file(
    connection: DuckDBPyConnection, index: int, file: RawFile, reading: Reading
) -> Structure:
    import duckdb

    columns = reading.columns()
    names = [f"r{number}" for number in range(len(columns))]
    wanted, given = list(columns), list(names)
    if reading.drop_copies:
        wanted += file.columns
        given += [f"w{number}" for number in range(len(file.columns))]
    chosen = [f"{clean(name, reading.missing)} AS k{i}" for i, name in enumerate(names)]
    if reading.drop_copies:
        whole = ", ".join(f"coalesce({name}, chr(30))" for name in given[len(names) :])
        chosen.append(f"md5(concat_ws(chr(31), {whole})) AS digest")
    relation = file.relation(wanted, given)
    try:
        connection.execute(
            f"CREATE TABLE raw_{index} AS SELECT {', '.join(chosen)} FROM ({relation})"
        )
    except duckdb.InvalidInputException as error:
        fault = LogNotReadable(path=file.name, reason=say("its rows cannot be told apart"))
        raise UnusableLogError(fault) from error
    structure = file.structure(connection)
    if structure.gaps:
        values = ", ".join(f"({gap.after}, {gap.rows})" for gap in structure.gaps)
        connection.execute(
            f"CREATE TABLE gaps_{index} AS SELECT after, max(rows) AS rows "
            f"FROM (VALUES {values}) AS g (after, rows) GROUP BY after"
        )
    return structure


def clean(name: str, missing: Sequence[str]) -> str:
    """SQL of a text without spaces around it; null where it stands for no value.

    Trimming costs eight times as much as seeing that both ends are visible signs of ASCII.
    """
    ends = f"unicode({name}) BETWEEN 33 AND 126 AND {name}[-1] BETWEEN '!' AND '~'"
    trimmed = f"CASE WHEN {ends} THEN {name} ELSE nullif(trim({name}, {literal(_SPACES)}), '') END"
    texts = ", ".join(literal(text) for each in missing if (text := each.strip()))
    return f"CASE WHEN ({trimmed}) NOT IN ({texts}) THEN ({trimmed}) END" if texts else trimmed


def _count(connection: DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert found is not None
    return int(found[0])


def _row_number(file: RawFile, index: int, structure: Structure) -> str:
    plain = f"raw_{index}.rowid + {file.first_row}"
    return f"{plain} + coalesce(gaps.rows, 0)" if structure.gaps else plain


def _shifts(index: int, structure: Structure) -> str:
    if not structure.gaps:
        return ""
    return f"ASOF LEFT JOIN gaps_{index} AS gaps ON raw_{index}.rowid >= gaps.after"

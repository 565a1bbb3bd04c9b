"""Parquet files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable
from standards_engine.logs.formats.files import sha256
from standards_engine.logs.formats.raw import Opening, Structure, UnusableLogError, literal
from standards_engine.wording import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENDINGS = (".parquet",)
_NUMBER = re.compile(r"U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\([0-9, ]+\)")
_NESTED = re.compile(r".*\]|(STRUCT|MAP|UNION)\(.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ParquetFile:
    name: str
    path: Path
    sha256: str
    types: Mapping[str, str]
    """DuckDB's type of each column."""
    first_row: int = 1

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.types)

    @property
    def numbers(self) -> frozenset[str]:
        return numbers_of(self.types)

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        return self.relation_of([str(self.path)], columns, names)

    def relation_of(
        self, paths: Sequence[str], columns: Sequence[str], names: Sequence[str], *more: str
    ) -> str:
        """As `relation`, of files with the types of this one; `more` is further SQL."""
        cells = [
            f"{as_text(identifier(column), self.types[column])} AS {name}"
            for column, name in zip(columns, names, strict=True)
        ]
        files = ", ".join(map(literal, paths))
        return f"SELECT {', '.join((*cells, *more))} FROM read_parquet([{files}])"

    def typed(self, columns: Sequence[str], names: Sequence[str], number: str) -> str:
        chosen = ", ".join(
            f"{identifier(column)} AS {name}" for column, name in zip(columns, names, strict=True)
        )
        return (
            f"SELECT {chosen}, file_row_number AS {number} "
            f"FROM read_parquet({literal(str(self.path))}, file_row_number=true)"
        )

    def structure(self, connection: DuckDBPyConnection) -> Structure:  # noqa: ARG002
        return Structure()


def identifier(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def as_text(column: str, type_: str) -> str:
    """SQL of a column's values as the texts that a person would have written.

    Lists and records become JSON; bytes of old writers, who did not say that they are text, text.
    """
    plain = f"CAST({column} AS VARCHAR)"
    if type_ == "VARCHAR":
        return column
    if type_ == "BLOB":
        return f"coalesce(TRY(decode({column})), {plain})"
    return f"CAST(to_json({column}) AS VARCHAR)" if _NESTED.fullmatch(type_) else plain


def numbers_of(types: Mapping[str, str]) -> frozenset[str]:
    """The columns that hold numbers."""
    return frozenset(name for name, type_ in types.items() if _NUMBER.fullmatch(type_))


def open_parquet(opening: Opening) -> ParquetFile:
    import duckdb

    path = opening.path
    if path.stat().st_size == 0:
        raise UnusableLogError(LogIsEmpty(path=opening.name))
    try:
        described = opening.connection.execute(
            f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})"
        ).fetchall()
    except duckdb.Error as error:
        fault = LogNotReadable(path=opening.name, reason=say("it is no whole Parquet file"))
        raise UnusableLogError(fault) from error
    types = {str(name): str(type_) for name, type_, *_ in described}
    return ParquetFile(opening.name, path, sha256(path), types)

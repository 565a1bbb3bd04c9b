"""Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable
from standards_engine.logs.formats.files import sha256
from standards_engine.logs.formats.raw import Opening, Structure, UnusableLogError, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENDINGS = (".parquet",)
_NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT", "HUGEINT", "BIGINT", "INTEGER")


@dataclass(frozen=True, slots=True)
class ParquetFile:
    name: str
    path: Path
    sha256: str
    columns: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    first_row: int = 1

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        chosen = ", ".join(
            f"CAST({identifier(column)} AS VARCHAR) AS {name}"
            for column, name in zip(columns, names, strict=True)
        )
        return f"SELECT {chosen} FROM read_parquet({literal(str(self.path))})"

    def structure(self, connection: DuckDBPyConnection) -> Structure:  # noqa: ARG002
        return Structure()


def identifier(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


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
        fault = LogNotReadable(path=opening.name, reason="it is no whole Parquet file")
        raise UnusableLogError(fault) from error
    columns = {str(name): str(kind) for name, kind, *_ in described}
    numbers = frozenset(name for name, kind in columns.items() if kind.startswith(_NUMBERS))
    return ParquetFile(opening.name, path, sha256(path), tuple(columns), numbers)

"""Rows that a format has turned into Parquet files in the private folder, to be read as columns.

For formats that DuckDB does not read itself: what it spills, sorts and skips it then does as with
any Parquet file, and only the columns asked for are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards_engine.logs.formats.parquet import as_text
from standards_engine.logs.formats.raw import Opening, Structure, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TEXT = "VARCHAR"
_NO_GAPS = Structure()


@dataclass(frozen=True, slots=True)
class StoredFile:
    name: str
    sha256: str
    columns: tuple[str, ...]
    parts: tuple[Path, ...]
    """The rows in order. The column at place 7 of `columns` is `c7`; a part may lack it."""
    types: Mapping[str, str]
    """DuckDB's type of each column."""
    numbers: frozenset[str] = frozenset()
    first_row: int = 1
    found: Structure = _NO_GAPS

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        chosen = ", ".join(
            f"{as_text(self._stored(column), self.types[column])} AS {name}"
            for column, name in zip(columns, names, strict=True)
        )
        return f"SELECT {chosen} FROM {self._rows}"

    def structure(self, connection: DuckDBPyConnection) -> Structure:  # noqa: ARG002
        return self.found

    def _stored(self, column: str) -> str:
        return f"c{self.columns.index(column)}"

    @property
    def _rows(self) -> str:
        parts = ", ".join(literal(str(part)) for part in self.parts)
        return f"read_parquet([{parts}], union_by_name={str(len(self.parts) > 1).lower()})"


@dataclass(frozen=True, slots=True)
class TypedStoredFile(StoredFile):
    """One part, of which every row is a record: read as a Parquet file is, by its types."""

    def typed(self, columns: Sequence[str], names: Sequence[str], number: str) -> str:
        """See `raw.TypedFile`."""
        pairs = zip(columns, names, strict=True)
        chosen = ", ".join(f"c{self.columns.index(column)} AS {name}" for column, name in pairs)
        (part,) = self.parts
        return (
            f"SELECT {chosen}, file_row_number AS {number} "
            f"FROM read_parquet({literal(str(part))}, file_row_number=true)"
        )


class TextStore:
    """Takes batches of text columns, whose number may grow, and writes them as Parquet files."""

    def __init__(self, opening: Opening) -> None:
        self._stem = opening.workspace / f"rows-{opening.number}"
        self._parts: list[Path] = []
        self._writer: Any = None
        self._width = 0

    def write(self, columns: Sequence[Any]) -> None:
        """Arrow arrays of text, all of one length. A wider batch begins a new file."""
        import pyarrow as pa
        from pyarrow import parquet

        table = pa.table({f"c{index}": column for index, column in enumerate(columns)})
        if self._writer is None or len(columns) > self._width:
            self._finish()
            part = self._stem.with_name(f"{self._stem.name}-{len(self._parts)}.parquet")
            self._writer = parquet.ParquetWriter(part, table.schema)
            self._parts.append(part)
            self._width = len(columns)
        self._writer.write_table(table)

    def close(self) -> tuple[Path, ...]:
        """The files written, in order."""
        self._finish()
        return tuple(self._parts)

    def _finish(self) -> None:
        if self._writer is not None:
            self._writer.close()


def all_text(columns: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(columns, _TEXT)

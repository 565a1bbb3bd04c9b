"""A file in folders such as `date=2026-01-01`, whose names and values are columns of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standards_engine.logs.formats.raw import RawFile, Structure, literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


Partition = tuple[tuple[str, str], ...]
"""Names and values of columns."""


@dataclass(frozen=True, slots=True)
class PartitionedFile:
    """`file` with further columns, each of one value; what the file itself says goes first."""

    file: RawFile
    partition: Partition

    @property
    def added(self) -> Partition:
        own = self.file.columns
        return tuple((name, value) for name, value in self.partition if name not in own)

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def sha256(self) -> str:
        return self.file.sha256

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.file.columns, *(name for name, _ in self.added))

    @property
    def numbers(self) -> frozenset[str]:
        return self.file.numbers

    @property
    def first_row(self) -> int:
        return self.file.first_row

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        own = self.file.columns
        values = dict(self.partition)
        pairs = tuple(zip(columns, names, strict=True))
        within = [(column, name) for column, name in pairs if column in own]
        within = within or [(own[0], "nothing")]
        inner = self.file.relation([each for each, _ in within], [name for _, name in within])
        cells = ", ".join(
            name if column in own else f"{literal(values[column])} AS {name}"
            for column, name in pairs
        )
        return f"SELECT {cells} FROM ({inner})"

    def structure(self, connection: DuckDBPyConnection) -> Structure:
        return self.file.structure(connection)


def folders_of(file: RawFile) -> Partition:
    """The same rows in another folder are other rows."""
    return file.partition if isinstance(file, PartitionedFile) else ()

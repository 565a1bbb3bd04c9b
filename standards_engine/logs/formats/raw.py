"""A log file as every format presents it: columns of text, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping as Types
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from standards_engine.diagnostics import Diagnostic
from standards_engine.logs.mapping.model import Mapping
from standards_engine.progress import SILENCE, Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DELIMITERS = ",;\t|"
"""What customarily stands between the cells of a text file."""


class UnusableLogError(Exception):
    """A log, or its mapping, cannot be used at all; `diagnostics` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(each.message for each in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that could not be taken apart into cells."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """From the `after`-th readable record (0-based) on, `rows` more rows lie before it."""

    after: int
    rows: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What becomes known of a file when it has been scanned once."""

    broken: tuple[BrokenRow, ...] = ()
    gaps: tuple[Gap, ...] = ()
    """In ascending order; `rows` accumulate."""
    rows_of_a_file: int = 0
    """Of files read together, as in `LogSummary`: the gaps hold it for all but the first."""
    counts: tuple[int, ...] = ()
    """Readable rows of each of these."""


class RawFile(Protocol):
    """One opened file of a log, or what is like one: a table, a stream."""

    @property
    def name(self) -> str:
        """What messages and reports call it: its path, or an address without a password."""

    @property
    def sha256(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...

    @property
    def numbers(self) -> frozenset[str]:
        """Columns that hold numbers by the file's own type, not texts."""

    @property
    def first_row(self) -> int:
        """The number of the first record's row, where no row before it is broken."""

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        """A query of these columns as texts under these names, rows in the file's order."""

    def structure(self, connection: DuckDBPyConnection) -> Structure:
        """To be asked right after `relation` was run to its end in this connection."""


@runtime_checkable
class TypedFile(RawFile, Protocol):
    """A file whose columns have types, and whose columns and rows can be read again cheaply."""

    @property
    def types(self) -> Types[str, str]:
        """DuckDB's type of each column."""

    def typed(self, columns: Sequence[str], names: Sequence[str], number: str) -> str:
        """As `relation`, of the values themselves, and under `number` the place of each, from 0."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a format needs to open a file."""

    path: Path
    mapping: Mapping | None
    workspace: Path
    """A private folder for what has to be unpacked or rewritten."""
    connection: DuckDBPyConnection
    number: int = 0
    """The file's place among the files of the log."""
    called: str | None = None
    """What messages call the file, where that is not its path."""
    stated: str | None = None
    """An ending such as `.csv`, where a person stated what the file is."""
    progress: Progress = SILENCE

    @property
    def name(self) -> str:
        return self.called or str(self.path)


def literal(text: str) -> str:
    """`text` as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"

"""A log's sources, each opened as columns of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from standards_engine.diagnostics.sources import NothingToChoose
from standards_engine.logs.formats import open_file
from standards_engine.logs.formats.raw import Opening, RawFile, UnusableLogError
from standards_engine.logs.many import together
from standards_engine.logs.mapping.model import Mapping
from standards_engine.logs.partitions import PartitionedFile
from standards_engine.logs.sources import (
    Choice,
    FileSource,
    LogSource,
    PostgresSource,
    StreamSource,
    sources_of,
)
from standards_engine.progress import SILENCE, Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQLITE, _DUCKDB = b"SQLite format 3\0", b"DUCK"
"""What a database's file begins with; DuckDB's stands behind a checksum of eight bytes."""


def open_sources(
    logs: Sequence[LogSource | Path],
    mapping: Mapping | None,
    workspace: Path,
    connection: DuckDBPyConnection,
    progress: Progress = SILENCE,
) -> tuple[RawFile, ...]:
    """One for each file, table or stream, in order; a path is a file or a folder of them.

    Raises UnusableLogError where one cannot be read at all.
    """
    sources = [
        source for log in logs for source in (sources_of([log]) if isinstance(log, Path) else [log])
    ]
    return together(
        tuple(
            _Place(mapping, workspace, connection, progress, number).opened(source)
            for number, source in enumerate(sources)
        ),
        connection,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """All that is needed to open one source, but the source."""

    mapping: Mapping | None
    workspace: Path
    connection: DuckDBPyConnection
    progress: Progress
    number: int

    def opened(self, source: LogSource) -> RawFile:
        match source:
            case FileSource():
                return self._file(source)
            case StreamSource():
                return self._stream(source)
            case PostgresSource():
                from standards_engine.logs.databases.postgres import open_postgres

                opening = replace(self._opening(Path(), None), called=source.url.shown)
                return open_postgres(opening, source.url, self._choice(source.choice))
            case _:
                assert_never(source)

    def _file(self, source: FileSource) -> RawFile:
        opening = self._opening(source.path, source.format)
        file = self._file_or_database(opening, source.choice)
        return PartitionedFile(file, source.partition) if source.partition else file

    def _stream(self, source: StreamSource) -> RawFile:
        from standards_engine.logs.streams import written_down

        path, name = written_down(source, self.workspace, self.number)
        opening = replace(self._opening(path, None), called=name)
        return self._file_or_database(opening, Choice())

    def _file_or_database(self, opening: Opening, choice: Choice) -> RawFile:
        head = _head(opening.path)
        if head.startswith(_SQLITE):
            from standards_engine.logs.databases.sqlite import open_sqlite

            return open_sqlite(opening, self._choice(choice))
        if head[8:12] == _DUCKDB:
            from standards_engine.logs.databases.duckdb import open_duckdb

            return open_duckdb(opening, self._choice(choice))
        if choice and opening.path.exists():
            option = "--table" if choice.table else "--query"
            raise UnusableLogError(NothingToChoose(option=option, name=opening.name))
        return open_file(opening)

    def _opening(self, path: Path, format_: str | None) -> Opening:
        stated = None if format_ is None else f".{format_}"
        return Opening(
            path,
            self.mapping,
            self.workspace,
            self.connection,
            self.number,
            stated=stated,
            progress=self.progress,
        )

    def _choice(self, choice: Choice) -> Choice:
        """That of the command line or the address; else that of the mapping."""
        if choice or self.mapping is None:
            return choice
        return Choice(self.mapping.table, self.mapping.query)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except OSError:
        return b""

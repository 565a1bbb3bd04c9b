"""A log's sources, each opened as columns of text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from standards_engine.logs.formats import open_file
from standards_engine.logs.formats.raw import Opening, RawFile
from standards_engine.logs.mapping.model import Mapping
from standards_engine.logs.sources import (
    FileSource,
    LogSource,
    PostgresSource,
    StreamSource,
    sources_of,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def open_sources(
    logs: Sequence[LogSource | Path],
    mapping: Mapping | None,
    workspace: Path,
    connection: DuckDBPyConnection,
) -> tuple[RawFile, ...]:
    """One for each file, table or stream, in order; a path is a file or a folder of them.

    Raises UnusableLogError where one cannot be read at all.
    """
    sources = tuple(
        source for log in logs for source in (sources_of([log]) if isinstance(log, Path) else [log])
    )
    return tuple(
        _open(source, mapping, workspace, connection, number)
        for number, source in enumerate(sources)
    )


def _open(
    source: LogSource,
    mapping: Mapping | None,
    workspace: Path,
    connection: DuckDBPyConnection,
    number: int,
) -> RawFile:
    match source:
        case FileSource():
            stated = None if source.format is None else f".{source.format}"
            opening = Opening(source.path, mapping, workspace, connection, number, stated=stated)
            return open_file(opening)
        case StreamSource():
            raise NotImplementedError
        case PostgresSource():
            raise NotImplementedError
        case _:
            assert_never(source)

"""What a person named as a log, turned into the files, databases and streams that it means.

Several names are one log, in the order given; the files of a folder or a pattern follow each other
in natural order (`2` before `10`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from standards_engine.diagnostics.sources import (
    ChosenTwice,
    NoFileMatches,
    NothingToChoose,
    TableAndQuery,
)
from standards_engine.logs.folders import files_of_folder, natural
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.postgres_url import PostgresUrl, is_url, parse_url
from standards_engine.wording import say

STANDARD_INPUT = "-"
_CHOICE = re.compile(r"(?P<path>.+)\?(?P<key>table|query)=(?P<value>.+)", re.DOTALL)
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows of a database are the log; of a database with one table neither is needed."""

    table: str | None = None
    query: str | None = None

    def __bool__(self) -> bool:
        return bool(self.table or self.query)


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file, also one that is a database."""

    path: Path
    partition: tuple[tuple[str, str], ...] = ()
    """Columns that folders such as `date=2026-01-01` above the file add to its rows."""
    choice: Choice = Choice()
    format: str | None = None
    """An ending such as `csv`, where a person stated what the file is."""


@dataclass(frozen=True, slots=True)
class StreamSource:
    """Standard input, or a named pipe: can be read once."""

    path: Path | None
    """None: standard input."""
    format: str | None = None

    @property
    def name(self) -> str:
        return say("standard input") if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class PostgresSource:
    """A table or a query of a PostgreSQL server."""

    url: PostgresUrl
    choice: Choice = Choice()


LogSource = FileSource | StreamSource | PostgresSource


def sources_of(
    names: Sequence[str | Path], choice: Choice | None = None, format_: str | None = None
) -> tuple[LogSource, ...]:
    """Where the rows of the log named so lie.

    `choice` is made for every database among them, `format_` states what streams and files are.
    Raises UnusableLogError where a folder or pattern holds no log, or the choice fits nothing.
    """
    chosen = choice or Choice()
    if chosen.table and chosen.query:
        raise UnusableLogError(TableAndQuery())
    found = tuple(each for name in names for each in _sources(name, format_))
    if not chosen:
        return found
    if not any(_may_choose(each) for each in found):
        raise UnusableLogError(NothingToChoose(option="--table" if chosen.table else "--query"))
    return tuple(_with(each, chosen) if _may_choose(each) else each for each in found)


def _may_choose(source: LogSource) -> bool:
    return not isinstance(source, StreamSource)


def _with(source: LogSource, choice: Choice) -> LogSource:
    match source:
        case FileSource(path=path) | PostgresSource(url=path):
            if source.choice:
                raise UnusableLogError(ChosenTwice(name=str(path)))
            return replace(source, choice=choice)
        case StreamSource():
            return source


def _sources(named: str | Path, format_: str | None) -> Iterator[LogSource]:
    name = str(named)
    path = Path(name)
    written = isinstance(named, str)
    chosen = _CHOICE.fullmatch(name) if written else None
    if written and name == STANDARD_INPUT:
        yield StreamSource(None, format_)
    elif written and is_url(name):
        url, table, query = parse_url(name)
        yield PostgresSource(url, Choice(table, query))
    elif path.is_dir():
        yield from _of_folder(path, format_)
    elif path.is_fifo() or path.is_char_device():
        yield StreamSource(path, format_)
    elif path.exists():
        yield FileSource(path, format=format_)
    elif chosen is not None:
        choice = Choice(**{chosen["key"]: chosen["value"]})
        yield FileSource(Path(chosen["path"]), choice=choice, format=format_)
    elif written and _PATTERN.search(name):
        yield from _of_pattern(name, format_)
    else:
        yield FileSource(path, format=format_)


def _of_pattern(pattern: str, format_: str | None) -> Iterator[LogSource]:
    import glob

    found = sorted(glob.glob(pattern, recursive=True), key=natural)  # noqa: PTH207 - may be absolute
    if not found:
        raise UnusableLogError(NoFileMatches(pattern=pattern))
    for name in found:
        yield from (
            _of_folder(Path(name), format_)
            if Path(name).is_dir()
            else (FileSource(Path(name), format=format_),)
        )


def _of_folder(folder: Path, format_: str | None) -> Iterator[LogSource]:
    for each in files_of_folder(folder, any_ending=format_ is not None):
        yield FileSource(each.path, each.partition, format=format_)

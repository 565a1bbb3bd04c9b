"""How a log's file is opened: a format is a file of this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standards_engine.diagnostics.log import (
    LogNotFound,
    LogNotReadable,
    NotOneFileInArchive,
    UnknownLogFormat,
)
from standards_engine.logs.formats import arrow, csv, jsonl, parquet, xes, xlsx
from standards_engine.logs.formats.misnamed import refuse_text
from standards_engine.logs.formats.raw import Opening, RawFile, UnusableLogError
from standards_engine.wording import later, say


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    endings: tuple[str, ...]
    open: Callable[[Opening], RawFile]
    packed: bool = False
    """Whether it is also read out of `.gz` and `.zip`."""
    misnamed: str | None = None
    """What a text with its ending is told not to be."""


_FORMATS = (
    _Format("CSV", csv.ENDINGS, csv.open_csv, packed=True),
    _Format("JSON", jsonl.ENDINGS, jsonl.open_json, packed=True),
    _Format("Parquet", parquet.ENDINGS, parquet.open_parquet, misnamed=later("Parquet file")),
    _Format("Arrow", arrow.ENDINGS, arrow.open_arrow, misnamed=later("Arrow file")),
    _Format("XES", xes.ENDINGS, xes.open_xes, packed=True),
    _Format("Excel", xlsx.ENDINGS, xlsx.open_xlsx, misnamed=later("Excel workbook")),
)
ENDINGS = tuple(ending for format_ in _FORMATS for ending in format_.endings)
"""Of every file that can be a log; text files may also be packed, as `.csv.gz` or `.zip`."""
_PACKED = (".gz", ".zip")
_FURTHER = (".csv.gz", ".jsonl.gz", ".xes.gz", ".zip", ".sqlite", ".duckdb")
"""Endings that a message lists besides; databases are known by what they hold."""


def open_file(opening: Opening) -> RawFile:
    """The file as columns of text. Raises UnusableLogError where that cannot be."""
    path = opening.path
    if not path.is_file():
        raise UnusableLogError(LogNotFound(path=opening.name, siblings=_siblings(opening)))
    name = _inner_name(opening)
    if name.endswith(xlsx.OTHER_ENDINGS):
        refuse_text(opening, later("workbook"))
        xlsx.refuse_other(opening)
    found = _format(name)
    if found is None:
        known = (*ENDINGS, *_FURTHER)
        raise UnusableLogError(UnknownLogFormat(path=opening.name, known=known))
    if not found.packed and path.suffix.lower() in _PACKED:
        reason = say(
            "{format} files are not read while they are packed; unpack it first", format=found.name
        )
        raise UnusableLogError(LogNotReadable(path=opening.name, reason=reason))
    if found.misnamed is not None:
        refuse_text(opening, found.misnamed)
    return found.open(opening)


def format_named(name: str) -> str | None:
    """The format of a file with this name, `CSV`; None where its ending tells none."""
    if name.lower().endswith(".zip"):
        return say("zip archive")
    found = _format(_unpacked(name))
    return None if found is None else found.name


def _siblings(opening: Opening) -> tuple[str, ...]:
    folder = opening.path.parent
    return tuple(each.name for each in folder.iterdir()) if folder.is_dir() else ()


def _format(name: str) -> _Format | None:
    return next((each for each in _FORMATS if name.endswith(each.endings)), None)


def _unpacked(name: str) -> str:
    return name.lower().removesuffix(".gz")


def _inner_name(opening: Opening) -> str:
    """The file's name without `.gz`; of a zip archive, the name of the log in it."""
    if opening.stated is not None:
        return opening.stated
    name = opening.path.name.lower()
    return _in_archive(opening) if name.endswith(".zip") else _unpacked(name)


def _in_archive(opening: Opening) -> str:
    import zipfile

    if not zipfile.is_zipfile(opening.path):
        return "broken.csv"
    with zipfile.ZipFile(opening.path) as archive:
        names = tuple(
            name
            for name in map(str.lower, archive.namelist())
            if name.endswith(ENDINGS) and not name.startswith("__macosx")
        )
    if len(names) != 1:
        raise UnusableLogError(NotOneFileInArchive(path=opening.name, names=names))
    return names[0]

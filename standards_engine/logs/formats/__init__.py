"""How a log's file is opened: a format is a file of this folder."""

from __future__ import annotations

from collections.abc import Callable

from standards_engine.diagnostics.log import (
    LogIsFolder,
    LogNotFound,
    NotOneFileInArchive,
    UnknownLogFormat,
)
from standards_engine.logs.formats import csv, jsonl, parquet
from standards_engine.logs.formats.raw import Opening, RawFile, UnusableLogError

_OPENERS: tuple[tuple[tuple[str, ...], Callable[[Opening], RawFile]], ...] = (
    (csv.ENDINGS, csv.open_csv),
    (jsonl.ENDINGS, jsonl.open_json),
    (parquet.ENDINGS, parquet.open_parquet),
)
ENDINGS = tuple(ending for endings, _ in _OPENERS for ending in endings)
"""Of every file that can be a log; text files may also be packed, as `.csv.gz` or `.zip`."""
_PACKED = (".gz", ".zip")


def open_file(opening: Opening) -> RawFile:
    """The file as columns of text. Raises UnusableLogError where that cannot be."""
    path = opening.path
    if path.is_dir():
        raise UnusableLogError(LogIsFolder(path=str(path)))
    if not path.is_file():
        raise UnusableLogError(LogNotFound(path=str(path), siblings=_siblings(opening)))
    opener = _opener(_inner_name(opening))
    if opener is None:
        known = (*ENDINGS, ".csv.gz", ".zip")
        raise UnusableLogError(UnknownLogFormat(path=str(path), known=known))
    return opener(opening)


def _siblings(opening: Opening) -> tuple[str, ...]:
    folder = opening.path.parent
    return tuple(each.name for each in folder.iterdir()) if folder.is_dir() else ()


def _opener(name: str) -> Callable[[Opening], RawFile] | None:
    return next((opener for endings, opener in _OPENERS if name.endswith(endings)), None)


def _inner_name(opening: Opening) -> str:
    """The file's name without `.gz`; of a zip archive, the name of the log in it."""
    name = opening.path.name.lower()
    if name.endswith(".zip"):
        return _in_archive(opening)
    return name.removesuffix(".gz")


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
        raise UnusableLogError(NotOneFileInArchive(path=str(opening.path), names=names))
    return names[0]

"""The files of a folder that is one log: of one format, also in folders within it.

A folder named `date=2026-01-01` adds a column `date` to all files in it, as Hive and Spark write
them. Files and folders whose name begins with `.` or `_` belong to the programs that wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from standards_engine.diagnostics.sources import (
    FolderHoldsNoLog,
    FolderHoldsOtherFiles,
    FolderOfSeveralFormats,
)
from standards_engine.logs.formats import format_named
from standards_engine.logs.formats.raw import UnusableLogError

_DIGITS = re.compile(r"(\d+)")
_PARTITION = re.compile(r"([^=]+)=(.*)")
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True, slots=True)
class FileOfFolder:
    path: Path
    partition: tuple[tuple[str, str], ...]


def natural(name: str | Path) -> tuple[tuple[int, str], ...]:
    """Sorts numbers in names as numbers, folder by folder."""
    return tuple(
        (int(part), "") if part.isascii() and part.isdigit() else (-1, part)
        for part in _DIGITS.split(str(name).replace("/", "\0"))
    )


def files_of_folder(folder: Path, *, any_ending: bool = False) -> tuple[FileOfFolder, ...]:
    """In natural order. Raises UnusableLogError where they are not one log.

    `any_ending`: what the files are is stated elsewhere.
    """
    paths = sorted(_files(folder), key=lambda path: natural(path.relative_to(folder)))
    if not paths:
        raise UnusableLogError(FolderHoldsNoLog(path=str(folder)))
    if not any_ending:
        _refuse_others(folder, paths)
    return tuple(FileOfFolder(path, _partition(path.relative_to(folder))) for path in paths)


def _files(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir():
            yield from _files(entry)
        elif entry.suffix != ".crc":
            yield entry


def _refuse_others(folder: Path, paths: list[Path]) -> None:
    kinds = {path: format_named(path.name) for path in paths}
    others = tuple(path.relative_to(folder).as_posix() for path in paths if not kinds[path])
    if len(others) == len(paths):
        raise UnusableLogError(FolderHoldsNoLog(path=str(folder), others=others))
    if others:
        raise UnusableLogError(FolderHoldsOtherFiles(path=str(folder), others=others))
    found = tuple(dict.fromkeys(kind for kind in kinds.values() if kind))
    if len(found) > 1:
        raise UnusableLogError(FolderOfSeveralFormats(path=str(folder), kinds=found))


def _partition(path: Path) -> tuple[tuple[str, str], ...]:
    """Names and values of the folders above a file."""
    found = (_PARTITION.fullmatch(part) for part in path.parts[:-1])
    pairs = ((unquote(each[1]), unquote(each[2])) for each in found if each is not None)
    return tuple((name, "" if value == _NO_VALUE else value) for name, value in pairs)

"""Standard input and named pipes: written to the private folder as they come, and then read like a
file. What they are is seen from how they begin, where nobody says it.
"""

from __future__ import annotations

import codecs
import shutil
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable, NotAText
from standards_engine.diagnostics.phrases import of_system
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.sources import StreamSource
from standards_engine.wording import later, say

_HEAD = 1 << 16
_CHUNK = 1 << 20
_MAGIC = (
    (b"PAR1", ".parquet"),
    (b"ARROW1", ".arrow"),
    (b"\xff\xff\xff\xff", ".arrow"),
    (b"SQLite format 3\0", ".sqlite"),
    (b"PK\x03\x04", ".zip"),
)
_GZIP = b"\x1f\x8b"
_ENCODED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMES = {
    ".csv": "CSV",
    ".jsonl": "JSON Lines",
    ".json": "JSON",
    ".parquet": "Parquet",
    ".arrow": "Arrow",
    ".xes": "XES",
    ".xlsx": "XLSX",
    ".sqlite": "SQLite",
    ".duckdb": "DuckDB",
    ".zip": later("a zip archive"),
}


def written_down(source: StreamSource, workspace: Path, number: int) -> tuple[Path, str]:
    """The file that holds all of it, and what messages call it."""
    with _opened(source) as stream:
        head = _head(stream)
        if not head:
            raise UnusableLogError(LogIsEmpty(path=source.name))
        ending = _ending(source, head)
        path = workspace / f"stream-{number}{ending}"
        with path.open("wb") as file:
            file.write(head)
            shutil.copyfileobj(stream, file, _CHUNK)
    if path.suffix == ".zip" and source.format is None and _is_workbook(path):
        ending = ".xlsx"
        path = path.rename(path.with_suffix(ending))
    kind = say(_NAMES.get(ending.removesuffix(".gz"), ending))
    if ending.endswith(".gz"):
        return path, say("{name} (as {kind}, unpacked)", name=source.name, kind=kind)
    return path, say("{name} (as {kind})", name=source.name, kind=kind)


@contextmanager
def _opened(source: StreamSource) -> Iterator[IO[bytes]]:
    try:
        if source.path is not None:
            with source.path.open("rb") as stream:
                yield stream
        elif sys.stdin is None:
            raise UnusableLogError(LogNotReadable(path=source.name, reason=say("it is closed")))
        else:
            yield sys.stdin.buffer
    except (PermissionError, IsADirectoryError) as error:
        reason = of_system(error)
        raise UnusableLogError(LogNotReadable(path=source.name, reason=reason)) from error


def _head(stream: IO[bytes]) -> bytes:
    """A pipe may give less at a time than was asked for."""
    head = b""
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    return head


def _ending(source: StreamSource, head: bytes) -> str:
    packed = ".gz" if head.startswith(_GZIP) else ""
    inner = _unpacked(head) if packed else head
    if source.format is not None:
        return f".{source.format}{packed}"
    ending = next((ending for magic, ending in _MAGIC if inner.startswith(magic)), None)
    if ending is None and inner[8:12] == b"DUCK":
        ending = ".duckdb"
    if ending is None and b"\0" in inner and not inner.startswith(_ENCODED):
        raise UnusableLogError(NotAText(path=source.name, seems=say("a file of another program")))
    return f"{ending or _text_ending(inner)}{packed}"


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _text_ending(head: bytes) -> str:
    begins = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return {b"<": ".xes", b"{": ".jsonl", b"[": ".json"}.get(begins, ".csv")


def _is_workbook(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.startswith("xl/") for name in archive.namelist())

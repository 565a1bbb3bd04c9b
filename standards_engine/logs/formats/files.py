"""Text files as they come: compressed, in any encoding, with any line ends.

What cannot be read as it stands is rewritten as plain UTF-8 in a private folder. Bytes that the
encoding does not know stay broken there, so that only their rows are.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from standards_engine.diagnostics.log import (
    LogIsEmpty,
    LogNotReadable,
    NotAText,
    NotOneFileInArchive,
    UnknownEncoding,
)
from standards_engine.diagnostics.phrases import of_system
from standards_engine.logs.formats.raw import Opening, UnusableLogError
from standards_engine.wording import later, say

_CHUNK = 1 << 22
_PIECE = 1 << 19
_HEAD = 1 << 16
_BROKEN = "\udcff"
"""Written as the byte FF, which no UTF-8 text has."""
BROKEN_MARK = "\ufdd0"
"""What stands for a broken byte where the reader takes only sound UTF-8: no character, so that no
text holds it, as it may hold U+FFFD."""

_MAGIC = (
    (
        b"PK\x03\x04",
        later("an Excel workbook or zip archive; let its name end in `.xlsx` or `.zip`"),
    ),
    (b"\xd0\xcf\x11\xe0", later("an old Excel workbook")),
    (b"ARROW1", later("an Arrow file; let its name end in `.arrow`")),
    (b"\xff\xff\xff\xff", later("a stream of Arrow; let its name end in `.arrow`")),
    (b"\x1f\x8b", later("a gzip archive; let its name end in `.gz`")),
    (b"PAR1", later("a Parquet file; let its name end in `.parquet`")),
    (b"%PDF", later("a PDF document")),
    (b"SQLite format 3", later("a SQLite database")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_FILES = ("idna", "punycode", "undefined")
"""Encodings of Python that are those of host names, and of nothing."""


_UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError)
"""Among them RuntimeError: of an archive with a password, or packed in an unknown way."""


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class PlainText:
    """A file of UTF-8 text with one kind of line end; perhaps a rewritten one."""

    path: Path
    encoding: str
    """The encoding in which the file came."""
    blank_lines: bool
    """Whether two line ends may follow each other."""


def unknown_bytes(encoding: str) -> str:
    """Why a row is set aside whose bytes the file's encoding does not know, and what to do."""
    if encoding.startswith("utf-"):
        return say(
            "the row has bytes that {encoding} does not know; say in the mapping how the file is "
            "written, such as `encoding: cp1252`",
            encoding=encoding,
        )
    return say(
        "the row has bytes that {encoding} does not know; write another `encoding:` into the "
        "mapping",
        encoding=encoding,
    )


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plain_text(opening: Opening, endings: tuple[str, ...]) -> PlainText:
    """The text of a file as plain UTF-8; in a zip archive, the one with one of these endings."""
    path = opening.path
    try:
        with _uncompressed(path, endings) as file:
            head = file.read(_HEAD)
        encoding = _encoding(opening, head)
        _refuse_other_kinds(opening.name, head, encoding)
        if path.suffix.lower() in (".gz", ".zip") or encoding != "utf-8":
            return _rewritten(opening, encoding, endings)
        return _as_it_stands(opening, path, encoding)
    except _UNREADABLE as error:
        raise UnusableLogError(LogNotReadable(path=opening.name, reason=_reason(error))) from error


def chunks_of(opening: Opening, endings: tuple[str, ...]) -> Iterator[bytes]:
    """The file's bytes, unpacked. Raises UnusableLogError where that cannot be."""
    try:
        with _uncompressed(opening.path, endings) as file:
            while chunk := file.read(_PIECE):
                yield chunk
    except _UNREADABLE as error:
        fault = LogNotReadable(path=opening.name, reason=_reason(error))
        raise UnusableLogError(fault) from error


def _reason(error: Exception) -> str:
    match error:
        case OSError(strerror=str()):
            return of_system(error)
        case EOFError():
            return say("the archive ends too early")
        case NotImplementedError():
            return say("it is packed in a way that is not known")
        case RuntimeError():
            return say("the archive has a password")
        case _:
            return say("the archive is broken")


@contextmanager
def _uncompressed(path: Path, endings: tuple[str, ...]) -> Iterator[_Bytes]:
    match path.suffix.lower():
        case ".gz":
            with gzip.open(path) as file:
                yield file
        case ".zip":
            with (
                zipfile.ZipFile(path) as archive,
                archive.open(_member(path, archive, endings)) as file,
            ):
                yield file
        case _:
            with path.open("rb") as file:
                yield file


def _member(path: Path, archive: zipfile.ZipFile, endings: tuple[str, ...]) -> str:
    names = tuple(
        name
        for name in archive.namelist()
        if name.lower().endswith(endings) and not name.startswith("__MACOSX")
    )
    if len(names) != 1:
        raise UnusableLogError(NotOneFileInArchive(path=str(path), names=names))
    return names[0]


def _encoding(opening: Opening, head: bytes) -> str:
    stated = opening.mapping.encoding if opening.mapping else None
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    name = marked or stated or "utf-8"
    try:
        "".encode(name)
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UnusableLogError(UnknownEncoding(name=name)) from None
    if known in _NO_FILES:
        raise UnusableLogError(UnknownEncoding(name=name))
    return known


def _refuse_other_kinds(name: str, head: bytes, encoding: str) -> None:
    if not head:
        raise UnusableLogError(LogIsEmpty(path=name))
    seems = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if seems is None and b"\0" in head and not encoding.startswith(("utf-16", "utf-32")):
        seems = later("a file of another program")
    if seems is not None:
        raise UnusableLogError(NotAText(path=name, seems=say(seems)))


def _mark_broken(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return _BROKEN, error.end


def _mark_for_readers(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return BROKEN_MARK, error.end


codecs.register_error("mark_broken", _mark_broken)
codecs.register_error("mark_for_readers", _mark_for_readers)


def _rewritten(opening: Opening, encoding: str, endings: tuple[str, ...]) -> PlainText:
    target = _new_file(opening)
    decoder = codecs.getincrementaldecoder(encoding)("mark_broken")
    direct = encoding == "utf-8"
    with _uncompressed(opening.path, endings) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            out.write(chunk if direct else _utf8(decoder.decode(chunk)))
        if not direct:
            out.write(_utf8(decoder.decode(b"", final=True)))
    return _as_it_stands(opening, target, encoding)


def without_broken_bytes(opening: Opening, text: PlainText) -> Path:
    """The text with BROKEN_MARK where a byte is broken; the file itself where none is."""
    try:
        decoder = codecs.getincrementaldecoder("utf-8")()
        for chunk in _chunks(text.path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        pass
    else:
        return text.path
    target = _new_file(opening)
    with (
        text.path.open(encoding="utf-8", errors="mark_for_readers", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        while piece := source.read(_CHUNK):
            out.write(piece)
    return target


def without_beginning(opening: Opening, text: PlainText, line_ends: int) -> PlainText:
    """The text without so many line ends at its beginning."""
    target = _new_file(opening)
    with text.path.open("rb") as source, target.open("wb") as out:
        if source.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            source.seek(0)
        for _ in range(line_ends):
            source.readline()
        shutil.copyfileobj(source, out, _CHUNK)
    return replace(text, path=target)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _new_file(opening: Opening) -> Path:
    return opening.workspace / f"text-{len(list(opening.workspace.iterdir()))}.txt"


@dataclass(slots=True)
class _LineEnds:
    """Counts of line ends; a chunk never ends between the two characters of one."""

    windows: int = 0
    newlines: int = 0
    returns: int = 0
    doubled: bool = False
    ended: bool = True
    """Whether a line has ended where the next chunk begins."""

    def take(self, chunk: bytes) -> None:
        self.windows += chunk.count(b"\r\n")
        self.newlines += chunk.count(b"\n")
        self.returns += chunk.count(b"\r")
        self.doubled = (
            self.doubled
            or any(pair in chunk for pair in (b"\n\n", b"\n\r\n", b"\r\r"))
            or (self.ended and chunk.startswith((b"\n", b"\r\n")))
        )
        self.ended = chunk.endswith((b"\n", b"\r"))

    @property
    def mixed(self) -> bool:
        """Line ends of two kinds, or of the old kind that readers take for a part of a text."""
        bare = self.newlines - self.windows
        lone = self.returns - self.windows
        return lone > 0 or (self.windows > 0 and bare > 0)


def _as_it_stands(opening: Opening, path: Path, encoding: str) -> PlainText:
    ends = _LineEnds()
    for chunk in _chunks(path):
        ends.take(chunk)
    if ends.mixed:
        path = _with_newlines(opening, path)
    return PlainText(path, encoding, ends.doubled)


def _chunks(path: Path) -> Iterator[bytes]:
    """The file in pieces that do not end in the first half of a line end."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            while chunk.endswith(b"\r") and (more := file.read(1)):
                chunk += more
            yield chunk


def _with_newlines(opening: Opening, path: Path) -> Path:
    target = _new_file(opening)
    with target.open("wb") as out:
        for chunk in _chunks(path):
            out.write(chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return target

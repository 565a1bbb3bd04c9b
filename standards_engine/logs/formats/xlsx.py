"""Excel workbooks: `.xlsx` and `.xlsm`. Rows have the numbers that Excel shows."""

from __future__ import annotations

import errno
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any, NoReturn

from standards_engine.diagnostics.formats import (
    BrokenXml,
    OldWorkbook,
    ProtectedWorkbook,
    SeveralSheets,
    SwellingArchive,
    TruncatedXml,
    UnknownSheet,
)
from standards_engine.diagnostics.log import LogIsEmpty, LogNotReadable
from standards_engine.logs.formats.files import sha256
from standards_engine.logs.formats.raw import Opening, Structure, UnusableLogError
from standards_engine.logs.formats.stored import StoredFile, TextStore, all_text
from standards_engine.logs.formats.xlsx_rows import SheetTable
from standards_engine.logs.formats.xlsx_sheet import SheetReader, merged_cells
from standards_engine.logs.formats.xlsx_values import workbook_values
from standards_engine.wording import later, say

ENDINGS = (".xlsx", ".xlsm")
OTHER_ENDINGS = (".xls", ".xlsb", ".ods")
_OLD_FILE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_STUMBLES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises where a workbook is not as it expects."""
_WORKBOOK = "xl/workbook.xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_PIECE = 1 << 18
_MOST_UNPACKED = 1 << 29
"""Bytes of a part that is kept in memory whole: strings, styles. Sheets are read piece by piece."""
_CUSTOMARY_CASES = ("case_id", "case:concept:name")


class _FoundError(Exception):
    """A sheet is not empty: no need to read on."""


def open_xlsx(opening: Opening) -> StoredFile:
    """Raises UnusableLogError where it is no workbook, or no sheet is surely the log."""
    _refuse_other_kinds(opening)
    with _damage_told(opening), zipfile.ZipFile(opening.path) as archive:
        _refuse_swelling(opening, archive)
        _refuse_strict(opening, archive)
        decimal = opening.mapping.decimal if opening.mapping else None
        sheets = _Sheets(opening, archive, _loaded(opening), decimal)
        return sheets.stored(sheets.chosen())


def refuse_other(opening: Opening) -> NoReturn:
    """Of a workbook that is not read: raises UnusableLogError with what to do."""
    ending = opening.path.suffix.lower()
    with opening.path.open("rb") as file:
        head = file.read(len(_OLD_FILE))
    kinds = {
        ".xlsb": later("a binary Excel workbook"),
        ".ods": later("an OpenDocument workbook"),
    }
    kind = say(kinds.get(ending, later("an old Excel workbook")))
    if not head.startswith((_OLD_FILE, _ZIP)):
        kind = say("no workbook, although its name ends in `{ending}`", ending=ending)
    raise UnusableLogError(OldWorkbook(path=opening.name, kind=kind))


def _refuse_other_kinds(opening: Opening) -> None:
    with opening.path.open("rb") as file:
        head = file.read(len(_OLD_FILE))
    if not head:
        raise UnusableLogError(LogIsEmpty(path=opening.name))
    if head == _OLD_FILE:
        raise UnusableLogError(ProtectedWorkbook(path=opening.name))


@contextmanager
def _damage_told(opening: Opening) -> Iterator[None]:
    try:
        yield
    except UnusableLogError as error:
        if not isinstance(error.diagnostics[0], BrokenXml | TruncatedXml):
            raise
        raise _damaged(opening) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise _damaged(opening) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # as when a part is said to begin before the file does
            raise
        raise _damaged(opening) from error
    except _STUMBLES as error:
        raise _damaged(opening) from error


def _damaged(opening: Opening) -> UnusableLogError:
    reason = say("it is no whole Excel workbook")
    return UnusableLogError(LogNotReadable(path=opening.name, reason=reason))


def _refuse_swelling(opening: Opening, archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        is_sheet = "worksheets/" in part.filename
        if part.file_size > _MOST_UNPACKED and not is_sheet:
            fault = SwellingArchive(path=opening.name, part=part.filename, size=part.file_size)
            raise UnusableLogError(fault)


def _loaded(opening: Opening) -> Any:
    """The workbook with its styles and strings; of its sheets only the names."""
    import openpyxl

    with warnings.catch_warnings(), opening.path.open("rb") as file:
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        except OSError as error:  # what openpyxl says of a zip archive of other things
            raise _damaged(opening) from error
    if not workbook.worksheets:
        raise _damaged(opening)
    return workbook


def _refuse_strict(opening: Opening, archive: zipfile.ZipFile) -> None:
    """Excel also writes a variant of which openpyxl does not know the names."""
    if _WORKBOOK in archive.namelist() and _STRICT in archive.read(_WORKBOOK):
        kind = say("a workbook of the kind Strict Open XML")
        raise UnusableLogError(OldWorkbook(path=opening.name, kind=kind))


class _Sheets:
    def __init__(
        self, opening: Opening, archive: zipfile.ZipFile, workbook: Any, decimal: str | None
    ) -> None:
        self._opening = opening
        self._archive = archive
        self._sheets: dict[str, Any] = {str(sheet.title): sheet for sheet in workbook.worksheets}
        self._values = workbook_values(workbook, decimal)

    def chosen(self) -> str:
        """The sheet that the mapping names; else the only one that is shown and not empty."""
        stated = self._opening.mapping.sheet if self._opening.mapping else None
        name = self._opening.name
        if stated is not None:
            if stated not in self._sheets:
                fault = UnknownSheet(path=name, sheet=stated, sheets=tuple(self._sheets))
                raise UnusableLogError(fault)
            return stated
        shown = [title for title, each in self._sheets.items() if each.sheet_state == "visible"]
        filled = tuple(title for title in shown if not self._is_empty(title))
        if not filled:
            raise UnusableLogError(LogIsEmpty(path=name))
        if len(filled) > 1:
            raise UnusableLogError(SeveralSheets(path=name, sheets=filled))
        return filled[0]

    def stored(self, title: str) -> StoredFile:
        opening = self._opening
        mapped = (opening.mapping.case if opening.mapping else ()) or _CUSTOMARY_CASES
        store = TextStore(opening)
        try:
            with closing(self._chunks(title)) as chunks:
                merged = merged_cells(chunks)
            table = SheetTable(store, merged, frozenset(mapped))
            with closing(self._chunks(title)) as chunks:
                SheetReader(opening.name, self._values, table.take).read(chunks)
            if not table.columns:
                raise UnusableLogError(LogIsEmpty(path=opening.name))
            table.flush()
        finally:
            parts = store.close()
        return StoredFile(
            name=opening.name,
            sha256=sha256(opening.path),
            columns=table.columns,
            parts=parts,
            types=all_text(table.columns),
            numbers=table.numbers if self._values.decimal == "." else frozenset(),
            first_row=table.first_row,
            found=Structure(gaps=tuple(table.gaps)),
        )

    def _is_empty(self, title: str) -> bool:
        def found(*_: object) -> None:
            raise _FoundError

        with closing(self._chunks(title)) as chunks:
            try:
                SheetReader(self._opening.name, self._values, found).read(chunks)
            except _FoundError:
                return False
        return True

    def _chunks(self, title: str) -> Generator[bytes, None, None]:
        with self._archive.open(self._sheets[title]._worksheet_path) as part:
            while chunk := part.read(_PIECE):
                yield chunk

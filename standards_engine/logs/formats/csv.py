"""Delimited text: `.csv`, `.tsv`, `.txt`, also compressed.

A row with too few or too many cells, a quote that is never closed, or bytes that the encoding does
not know is broken: it is set aside whole, and the rows around it are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import LogIsEmpty, WrongEncoding
from standards_engine.logs.formats.blanks import blank_records
from standards_engine.logs.formats.files import (
    PlainText,
    plain_text,
    sha256,
    unknown_bytes,
    without_beginning,
)
from standards_engine.logs.formats.raw import (
    DELIMITERS,
    BrokenRow,
    Gap,
    Opening,
    Structure,
    UnusableLogError,
    literal,
)
from standards_engine.wording import later, say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENDINGS = (".csv", ".tsv", ".txt")
_LONGEST_HEADER = 1 << 20
_LONGEST_ROW = 1 << 24
_BUFFER = 2 * _LONGEST_ROW
"""What the reader takes at a time; by itself it takes sixteen times its longest row."""
_FIRST_RECORD = 2
"""The reader counts records from 1, the header's number."""

_REASONS = {
    "MISSING COLUMNS": later("the row has too few cells"),
    "TOO MANY COLUMNS": later("the row has too many cells"),
    "UNQUOTED VALUE": later("a quote is opened and never closed, or closed too early"),
    "LINE SIZE OVER MAXIMUM": later("the row is too long"),
}
_UNKNOWN_BYTES = "INVALID ENCODING"


Rejected = tuple[int, str, str]
"""Number of the record, what is wrong with it, and its text."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    name: str
    sha256: str
    columns: tuple[str, ...]
    text: PlainText
    delimiter: str
    quote: str
    blank_before: int
    """Blank lines before the header."""

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset()

    @property
    def first_row(self) -> int:
        return self.blank_before + 2

    def relation(self, columns: Sequence[str], names: Sequence[str]) -> str:
        return self.relation_of([str(self.text.path)], columns, names)

    def relation_of(
        self, paths: Sequence[str], columns: Sequence[str], names: Sequence[str], *more: str
    ) -> str:
        """As `relation`, of files that are written like this one; `more` is further SQL."""
        picked = (f"c{self.columns.index(column)}" for column in columns)
        cells = [f"{c} AS {name}" for c, name in zip(picked, names, strict=True)]
        types = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(self.columns)))
        files = ", ".join(map(literal, paths))
        return (
            f"SELECT {', '.join((*cells, *more))} FROM read_csv([{files}], auto_detect=false, "
            f"header=true, columns={{{types}}}, delim={literal(self.delimiter)}, "
            f"quote={literal(self.quote)}, escape={literal(self.quote)}, nullstr='', "
            f"max_line_size={_LONGEST_ROW}, buffer_size={_BUFFER}, "
            "store_rejects=true, rejects_limit=0)"
        )

    def structure(self, connection: DuckDBPyConnection) -> Structure:
        return self.structure_of(rejected_lines(connection).get(0, []))

    def structure_of(self, rejected: Sequence[Rejected]) -> Structure:
        blank = blank_records(self.text.path, self.quote) if self.text.blank_lines else ()
        skipped = [*rejected, *((line, "", "") for line in blank)]
        told = {kind: say(reason) for kind, reason in _REASONS.items()}
        reasons = {**told, _UNKNOWN_BYTES: unknown_bytes(self.text.encoding)}
        return _structure(sorted(skipped), self.blank_before, reasons)


def rejected_lines(connection: DuckDBPyConnection) -> dict[int, list[Rejected]]:
    """Of the last scan, by the place of the file among those that were read; told once.

    A scan that rejects nothing leaves no trace: what an earlier one rejected would stand for it.
    """
    found = connection.execute(
        "SELECT file_id, line, any_value(error_type), any_value(csv_line) FROM reject_errors "
        "WHERE scan_id = (SELECT max(scan_id) FROM reject_scans) GROUP BY file_id, line"
    ).fetchall()
    connection.execute("DELETE FROM reject_errors")
    connection.execute("DELETE FROM reject_scans")
    by_file: dict[int, list[Rejected]] = {}
    for place, line, kind, text in found:
        by_file.setdefault(int(place), []).append((int(line), str(kind), str(text)))
    return by_file


def open_csv(opening: Opening) -> CsvFile:
    text = plain_text(opening, ENDINGS)
    head = _head(text.path)
    blank = len(head) - len(head.lstrip("\n"))
    if blank:
        text = without_beginning(opening, text, blank)
        head = head[blank:]
    if not head.strip():
        raise UnusableLogError(LogIsEmpty(path=opening.name))
    quote = _option(opening, "quote", '"')
    delimiter = _option(opening, "delimiter", None) or _guessed_delimiter(head, quote)
    header = _header(opening, text, head, delimiter, quote)
    return CsvFile(opening.name, sha256(opening.path), header, text, delimiter, quote, blank)


def _option(opening: Opening, name: str, default: str | None) -> str:
    stated = getattr(opening.mapping, name, None) if opening.mapping else None
    return stated if stated is not None else default or ""


def _head(path: Path) -> str:
    """The beginning of the text; a character cut in two at its end is left out."""
    with path.open("rb") as file:
        data = file.read(_LONGEST_HEADER)
    data = data.removeprefix(codecs.BOM_UTF8)
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guessed_delimiter(head: str, quote: str) -> str:
    """The customary delimiter that the first line has most often outside quotes."""
    line = head.split("\n", 1)[0]
    outside = "".join(line.split(quote)[::2]) if quote else line
    return max(DELIMITERS, key=outside.count)


def _header(
    opening: Opening, text: PlainText, head: str, delimiter: str, quote: str
) -> tuple[str, ...]:
    lines = io.StringIO(head, newline="\n")
    csv.field_size_limit(_LONGEST_HEADER)
    if quote:
        rows = csv.reader(lines, delimiter=delimiter, quotechar=quote)
    else:
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    names = tuple(name.strip() for name in next(rows))
    if any("\udc80" <= char <= "\udcff" for name in names for char in name):
        raise UnusableLogError(WrongEncoding(path=opening.name, encoding=text.encoding))
    return names


def _structure(
    skipped: Sequence[tuple[int, str, str]], blank_before: int, reasons: Mapping[str, str]
) -> Structure:
    """`skipped` are the records that are not readable, by number; no kind means a blank line.

    A quote that is never closed swallows the lines after it: each of them counts as a row.
    """
    broken: list[BrokenRow] = []
    gaps: list[Gap] = []
    swallowed = 0
    for number, (line, kind, text) in enumerate(skipped):
        rows = list(_broken_rows(blank_before + line + swallowed, kind, text, reasons))
        broken += rows
        swallowed += max(0, len(rows) - 1)
        gaps.append(Gap(line - _FIRST_RECORD - number, number + 1 + swallowed))
    return Structure(tuple(broken), tuple(gaps))


def _broken_rows(row: int, kind: str, text: str, reasons: Mapping[str, str]) -> Iterator[BrokenRow]:
    if not kind:
        return
    reason = reasons.get(kind) or say("the row cannot be taken apart into cells")
    for index, line in enumerate(text.strip("\r\n").split("\n")):
        swallowed = say("a quote opened in row {row} is never closed", row=row)
        yield BrokenRow(row + index, swallowed if index else reason, line)

"""The rows of one worksheet, as they stand in its XML.

Read here and not by openpyxl, which takes nearly twice as long, and tells neither a formula
without a value from an empty cell nor, row by row, what is merged. Styles and strings, which are
what is hard in a workbook, are left to that library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from standards_engine.logs.formats.xlsx_values import Kind, Shown, Workbook
from standards_engine.logs.formats.xml import XmlReader

Row = dict[int, Shown]
"""The cells that are not empty, by column, from 1 on."""
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]+)([0-9]+):[A-Z]+([0-9]+)"""
)
_LONGEST_TAG = 200
_TEXTS = frozenset(("v", "t", "f"))
"""Elements with text: a value, an inline text, a formula."""
_DIGITS = "0123456789"


class DisorderedError(ValueError):
    """Rows or cells of a sheet do not stand in their order."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells of several rows that are shown as one."""

    column: int
    first: int
    last: int


def merged_cells(chunks: Iterable[bytes]) -> tuple[Merged, ...]:
    """All of a sheet: they stand behind its rows, which are filled by them."""
    found: list[Merged] = []
    kept = b""
    for chunk in chunks:
        text = kept + chunk
        end = 0
        for each in _MERGED.finditer(text):
            first, last, end = int(each[2]), int(each[3]), each.end()
            if last > first:
                found.append(Merged(column_number(each[1].decode()), first, last))
        kept = text[max(end, len(text) - _LONGEST_TAG) :]
    return tuple(found)


def column_number(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(slots=True)
class SheetReader:
    """Tells each row of a sheet that has cells, with its number."""

    name: str
    workbook: Workbook
    take: Callable[[int, Row], None]
    _row: int = 0
    _column: int = 0
    _cells: Row = field(default_factory=dict)
    _type: str = "n"
    _style: int = 0
    _value: str = ""
    _formula: str = ""
    _target: str = ""
    """The element whose text is collected: `v`, `t` or `f`; empty where none is."""
    _looks: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)
    """Type and style of a cell by what is written in its element: there are few of these."""
    _names: dict[str, str] = field(default_factory=dict)
    _aside: bool = False
    """In what is said about how a text is pronounced."""
    _columns: dict[str, int] = field(default_factory=dict)

    def read(self, chunks: Iterable[bytes]) -> None:
        """Raises DisorderedError, LookupError or ValueError where the sheet is damaged."""
        XmlReader(self.name, self._start, self._end, self._text).read(chunks)

    def _start(self, tag: str, given: list[str]) -> None:
        name = self._name(tag)
        if name == "c":
            self._start_cell(given)
        elif name in _TEXTS:
            if not self._aside:
                self._target = name
        elif name == "row":
            self._start_row(given)
        elif name == "rPh":
            self._aside = True

    def _name(self, tag: str) -> str:
        """Without a prefix; elements are too many to look for one in each."""
        if tag not in self._names:
            self._names[tag] = tag.rpartition(":")[2]
        return self._names[tag]

    def _start_row(self, given: list[str]) -> None:
        number = next((given[i + 1] for i in range(0, len(given), 2) if given[i] == "r"), None)
        row = self._row + 1 if number is None else int(number)
        if row <= self._row:
            raise DisorderedError(f"row {row} stands behind row {self._row}")
        self._row, self._column, self._cells = row, 0, {}

    def _start_cell(self, given: list[str]) -> None:
        if given and given[0] == "r":
            self._column = self._column_of(given[1])
            written = tuple(given[2:])
        else:
            said = dict(zip(given[::2], given[1::2], strict=True))
            place = said.pop("r", None)
            self._column = self._column + 1 if place is None else self._column_of(place)
            written = tuple(each for pair in said.items() for each in pair)
        looks = self._looks.get(written)
        if looks is None:
            said = dict(zip(written[::2], written[1::2], strict=True))
            looks = self._looks[written] = (said.get("t", "n"), int(said.get("s", 0)))
        self._type, self._style = looks
        self._value = self._formula = ""

    def _column_of(self, place: str) -> int:
        letters = place.rstrip(_DIGITS)
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _end(self, tag: str) -> None:
        name = self._name(tag)
        if name == "c":
            self._end_cell()
        elif name in _TEXTS:
            self._target = ""
        elif name == "row":
            if self._cells:
                self.take(self._row, self._cells)
        elif name == "rPh":
            self._aside = False

    def _end_cell(self) -> None:
        if self._value:
            shown = self.workbook.shown(self._type, self._style, self._value)
        elif self._formula:
            shown = Shown(f"={self._formula}", Kind.ERROR)
        else:
            return
        if shown.text.strip():
            self._cells[self._column] = shown

    def _text(self, text: str) -> None:
        if self._target == "f":
            self._formula += text
        elif self._target:
            self._value += text

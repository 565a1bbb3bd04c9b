"""Lines broken at a terminal's width, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from standards_engine.frozen import frozen
from standards_engine.reports.escape import one_line, printable
from standards_engine.reports.options import Options
from standards_engine.reports.to_text.columns import chunks, padded, width
from standards_engine.reports.to_text.grid import grid
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN, painted

_GAP = "  "
_NAME_COLUMNS = 12
"""A table's first column is never narrower."""


@frozen
class Piece:
    """Some text in one style. Control characters are replaced when it is written."""

    text: str
    style: str = PLAIN


@frozen
class Line:
    pieces: tuple[Piece, ...] = ()
    indent: int = 0


@frozen
class Table:
    """The first column and the last stand left, the numbers between them right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]


@frozen
class Grid:
    """Rows of words, each in one style; the first is a heading."""

    rows: tuple[tuple[str, ...], ...]
    styles: tuple[str, ...]
    indent: int = 0


BLANK = Line()


def text(content: str, style: str = PLAIN, indent: int = 0) -> Line:
    """One logical line of a user's words, whatever line ends they hold."""
    return Line((Piece(one_line(content), style),), indent)


def heading(content: str) -> tuple[Line, Line]:
    return BLANK, text(content, BOLD)


def written(parts: Iterable[Line | Table | Grid], options: Options) -> str:
    lines = (line for part in parts for line in _lines(part, options))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(part: Line | Table | Grid, options: Options) -> Iterator[str]:
    if isinstance(part, Table):
        yield from _table(part, options)
        return
    if isinstance(part, Grid):
        yield from _grid(part, options)
        return
    margin = " " * part.indent
    for pieces in _broken(part.pieces, options.width - part.indent):
        runs = groupby(pieces, key=lambda piece: piece.style)
        joined = (("".join(p.text for p in run), style) for style, run in runs)
        yield margin + "".join(painted(run, style, color=options.color) for run, style in joined)


def _broken(pieces: Iterable[Piece], columns: int) -> Iterator[list[Piece]]:
    """Broken between words, and inside one only where it is longer than a line."""
    line: list[Piece] = []
    used = 0
    for chunk in _chunks(pieces, columns):
        if used + width(chunk.text) > columns and line:
            yield line
            line, used = [], 0
        if line or not chunk.text.isspace():
            line.append(chunk)
            used += width(chunk.text)
    yield line


def _chunks(pieces: Iterable[Piece], columns: int) -> Iterator[Piece]:
    for piece in pieces:
        for chunk in chunks(printable(piece.text), columns):
            yield Piece(chunk, piece.style)


def _table(table: Table, options: Options) -> Iterator[str]:
    sizes = _sizes(table, options.width)
    header = tuple(Piece(name, DIM) for name in table.columns)
    yield from _row(header, sizes, options)
    yield painted("─" * (sum(sizes) + len(_GAP) * (len(sizes) - 1)), DIM, color=options.color)
    for row in table.rows:
        yield from _row(row, sizes, options)


def _grid(part: Grid, options: Options) -> Iterator[str]:
    margin = " " * part.indent
    rows = grid(part.rows, options.width - part.indent)
    for lines, style in zip(rows, part.styles, strict=True):
        for line in lines:
            yield margin + painted(line, style, color=options.color)


def _sizes(table: Table, columns: int) -> list[int]:
    """As wide as the widest cell; what is too much is taken from the first column."""
    rows = [tuple(map(Piece, table.columns)), *table.rows]
    sizes = [max(width(row[i].text) for row in rows) for i in range(len(table.columns))]
    excess = sum(sizes) + len(_GAP) * (len(sizes) - 1) - columns
    sizes[0] = max(_NAME_COLUMNS, sizes[0] - max(0, excess))
    return sizes


def _row(row: Sequence[Piece], sizes: Sequence[int], options: Options) -> Iterator[str]:
    first, *rest = row
    names = ["".join(p.text for p in line) for line in _broken([first], sizes[0])]
    cells = [padded(names[0], sizes[0]), *_aligned(rest, sizes[1:])]
    styled = zip(cells, row, strict=True)
    yield _GAP.join(painted(cell, piece.style, color=options.color) for cell, piece in styled)
    for name in names[1:]:
        yield painted(name, first.style, color=options.color)


def _aligned(cells: Sequence[Piece], sizes: Sequence[int]) -> Iterator[str]:
    for number, (cell, size) in enumerate(zip(cells, sizes, strict=True), start=1):
        yield cell.text if number == len(cells) else padded(cell.text, size, right=True)

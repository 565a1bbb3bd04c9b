"""Tables of words: every cell stands left, and breaks between words where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from standards_engine.reports.escape import one_line
from standards_engine.reports.to_text.columns import broken_text, padded, width

_GAP = "  "
_NARROWEST = 8


def grid(rows: Sequence[Sequence[str]], columns: int) -> Iterator[list[str]]:
    """The lines of each row, `columns` wide at most."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    sizes = _sizes(cells, columns)
    for row in cells:
        yield list(_lines(row, sizes))


def _sizes(rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """As wide as the widest cell; what is too much is taken from the widest columns."""
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    room = columns - len(_GAP) * (len(sizes) - 1)
    while sum(sizes) > room and max(sizes) > _NARROWEST:
        widest = sizes.index(max(sizes))
        second = max((size for i, size in enumerate(sizes) if i != widest), default=0)
        excess = sum(sizes) - room
        sizes[widest] = max(sizes[widest] - excess, min(second, sizes[widest] - 1), _NARROWEST)
    return sizes


def _lines(row: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    broken = [list(broken_text(cell, size)) for cell, size in zip(row, sizes, strict=True)]
    for line in zip_longest(*broken, fillvalue=""):
        cells = zip(line, sizes, strict=True)
        yield _GAP.join(padded(cell, size) for cell, size in cells).rstrip()

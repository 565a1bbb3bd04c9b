"""Texts people wrote, and places in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field

from standards_engine.frozen import frozen


@frozen
class Source:
    """One text with the name it is shown under."""

    name: str
    text: str = field(repr=False)
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]
        object.__setattr__(self, "_line_starts", tuple(starts))

    def line_at(self, offset: int) -> int:
        """The 1-based line that holds `offset`."""
        return bisect_right(self._line_starts, offset)

    def column_at(self, offset: int) -> int:
        """The 1-based column of `offset`, in characters."""
        return offset - self._line_starts[self.line_at(offset) - 1] + 1

    @property
    def lines(self) -> int:
        """How many there are; behind a last line end is one more, an empty one."""
        return len(self._line_starts)

    def line_start(self, line: int) -> int:
        """The offset at which a 1-based line begins."""
        return self._line_starts[line - 1]

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its line end."""
        start = self.line_start(line)
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None].rstrip("\r")


@frozen
class Span:
    """The characters `start` up to, not including, `end` of a source."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.line_at(self.start)

    @property
    def column(self) -> int:
        return self.source.column_at(self.start)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"

"""How `--help` is laid out where letters are as wide as two columns and lines break between any."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

from standards_engine.wording import ENGLISH, say, spoken

_AS_IT_IS = "\b"
"""click's sign of a paragraph that is not filled."""
_PIECE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef“”]|[^\s\u2e80-\u9fff\uff00-\uffef“”]+|\s+")
_NEVER_FIRST = "，。；：、）”？！"
_LEAST = 10


class HelpPage(click.HelpFormatter):
    """In English just as click does it."""

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + say("{heading}:", heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        if spoken() == ENGLISH:
            super().write_text(text)
            return
        margin = " " * self.current_indent
        paragraphs = (self._paragraph(each) for each in text.split("\n\n"))
        self.write("\n\n".join("\n".join(margin + line for line in each) for each in paragraphs))
        self.write("\n")

    def _paragraph(self, text: str) -> list[str]:
        if text.startswith(_AS_IT_IS):
            return text.split("\n")[1:]
        whole = re.sub(r"\s*\n\s*", "", text)
        return [*lines_of(whole, max(self.width - self.current_indent, _LEAST))]

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        if spoken() == ENGLISH:
            super().write_dl(rows, col_max, col_spacing)
            return
        entries = [*rows]
        widest = max((len(first) for first, _ in entries), default=0)
        column = min(widest, col_max) + col_spacing
        for first, second in entries:
            self._entry(first, second, column, col_spacing)

    def _entry(self, first: str, second: str, column: int, spacing: int) -> None:
        margin = " " * self.current_indent
        self.write(margin + first)
        lines = [*lines_of(second, max(self.width - column - 2, _LEAST))]
        if len(first) > column - spacing:
            self.write("\n" + margin + " " * column)
        else:
            self.write(" " * (column - len(first)))
        self.write(f"\n{margin}{' ' * column}".join(lines) + "\n")


class HelpContext(click.Context):
    formatter_class = HelpPage


def lines_of(text: str, width: int) -> Iterator[str]:
    """Lines of at most so many columns; no line begins with a sign that ends something."""
    line = ""
    for piece in _PIECE.findall(text):
        full = line and columns_of(line) + columns_of(piece) > width
        if full and piece not in _NEVER_FIRST:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

"""The page of a diagnostic on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.diagnostics.pages import Block, Page
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_text.layout import BLANK, Line, Piece, heading, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN
from standards_engine.wording import say

_INDENT = 4


def render_page(page: Page, options: Options = DEFAULT) -> str:
    return written(_lines(page), options)


def _lines(page: Page) -> Iterator[Line]:
    yield text(page.code, BOLD)
    for paragraph in page.text.split("\n\n"):
        yield BLANK
        yield text(paragraph)
    yield from _side(say("Beside it"), page.beside)
    yield from _side(say("Wrong"), page.wrong)
    yield from _side(say("Right"), page.right)


def _side(title: str, blocks: tuple[Block, ...]) -> Iterator[Line]:
    if blocks:
        yield from heading(title)
    for block in blocks:
        yield BLANK
        if block.name is not None:
            yield _line(block.name, DIM)
        for each in block.text.splitlines():
            yield _line(each)


def _line(written_as: str, style: str = PLAIN) -> Line:
    """The spaces before it are kept, also where it is broken."""
    words = written_as.lstrip(" ")
    return Line((Piece(words, style),), _INDENT + len(written_as) - len(words))

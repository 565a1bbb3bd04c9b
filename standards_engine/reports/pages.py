"""The page of a diagnostic on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_engine.diagnostics.pages import Block, Page
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_text.layout import BLANK, Line, Piece, heading, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN
from standards_engine.wording import say

_INDENT = 4
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
"""Nobody can follow one on a terminal."""


def render_page(page: Page, options: Options = DEFAULT) -> str:
    return written(_lines(page), options)


def _lines(page: Page) -> Iterator[Line]:
    yield text(page.code, BOLD)
    for paragraph in page.text.split("\n\n"):
        yield BLANK
        yield text(_LINK.sub(r"\1", paragraph))
    named = len(page.files) > 1
    yield from _side(say("Beside it"), page.beside, named=named)
    yield from _side(say("Wrong"), page.wrong, named=named)
    yield from _side(say("Right"), page.right, named=named)


def _side(title: str, blocks: tuple[Block, ...], *, named: bool) -> Iterator[Line]:
    """With the names of files where there is more than one."""
    if blocks:
        yield from heading(title)
    for block in blocks:
        yield BLANK
        if named and block.file is not None:
            yield _line(block.file, DIM)
        for each in block.text.splitlines():
            yield _line(each)


def _line(written_as: str, style: str = PLAIN) -> Line:
    """The spaces before it are kept, also where it is broken."""
    words = written_as.lstrip(" ")
    return Line((Piece(words, style),), _INDENT + len(written_as) - len(words))

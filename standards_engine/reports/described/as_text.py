"""On a terminal: the words first, then the text of the rule file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.reports.described.labels import as_written, in_words, label, shown
from standards_engine.reports.described.nodes import Described
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_text.layout import BLANK, Grid, Line, Piece, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN

_INDENT = 2


def render(found: Sequence[Described], options: Options = DEFAULT) -> str:
    return written(_parts(found), options)


def _parts(found: Sequence[Described]) -> Iterator[Line | Grid]:
    for number, each in enumerate(found):
        if number:
            yield BLANK
        yield from _one(each)


def _one(of: Described) -> Iterator[Line | Grid]:
    yield text(f"{of.name}: {of.title}" if of.title else of.name, BOLD)
    if of.about:
        rows = tuple((label(key), shown(key, value)) for key, value in of.about)
        yield Grid(rows, (PLAIN,) * len(rows))
    yield from _section(in_words(), of.words)
    for used in of.used:
        yield from _section(used.heading, used.lines)
    if of.written:
        yield BLANK
        yield text(as_written(), BOLD)
        yield text(str(of.span), DIM, _INDENT)
        yield from map(_verbatim, of.written)


def _section(heading: str, lines: Sequence[str]) -> Iterator[Line]:
    yield BLANK
    yield text(heading, BOLD)
    yield from (text(line, PLAIN, _INDENT) for line in lines)


def _verbatim(line: str) -> Line:
    """With its own blanks: a line that is too long goes on under its beginning."""
    return Line((Piece(line.lstrip()),), len(line) - len(line.lstrip()) + _INDENT)

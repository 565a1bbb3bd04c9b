"""A standard as it is written, after what its author says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.standards import about, excerpt
from standards_engine.reports.to_text.layout import BLANK, Grid, Line, Piece, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN
from standards_engine.rules.nodes import Standard


def render_standard(versions: Sequence[Standard], options: Options = DEFAULT) -> str:
    return written(_parts(versions), options)


def _parts(versions: Sequence[Standard]) -> Iterator[Line | Grid]:
    for number, standard in enumerate(versions):
        if number:
            yield BLANK
        title = standard.title.text if standard.title else None
        yield text(f"{standard.name}: {title}" if title else standard.name, BOLD)
        rows = about(standard)
        if rows:
            yield Grid(rows, (PLAIN,) * len(rows))
        yield BLANK
        yield text(str(standard.span), DIM)
        yield from map(_verbatim, excerpt(standard))


def _verbatim(line: str) -> Line:
    """With its own blanks: a line that is too long goes on under its beginning."""
    return Line((Piece(line.lstrip()),), len(line) - len(line.lstrip()))

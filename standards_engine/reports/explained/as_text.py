"""An explanation on a terminal: the verdict, then its sections one under the other."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings.explained import Section, Told
from standards_engine.reports.explained.cases import (
    CaseExplained,
    heading,
    headline,
    left_out,
    telling,
    verdict,
)
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import capital
from standards_engine.reports.to_text.layout import BLANK, Grid, Line, Table, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, PLAIN, VERDICTS

_INDENT = 2


def render_explanation(explained: CaseExplained, options: Options = DEFAULT) -> str:
    return written(_parts(explained), options)


def _parts(explained: CaseExplained) -> Iterator[Line | Table | Grid]:
    yield text(headline(explained), BOLD)
    if explained.title:
        yield text(explained.title)
    for each in explained.explained:
        yield BLANK
        head, words = heading(each, explained.explained), telling(each)
        if head:
            yield text(capital(head), BOLD)
        yield text(capital(verdict(words)), _style(words))
        yield from sections(words, indent=0)
    more = left_out(explained)
    if more:
        yield BLANK
        yield text(capital(more))


def sections(told: Told, indent: int) -> Iterator[Line | Grid]:
    """All but the verdict, as it stands under a violation too."""
    for fact in told.facts:
        yield text(capital(fact), PLAIN, indent)
    for section in told.sections:
        yield BLANK
        yield text(section.title, DIM if indent else BOLD, indent)
        yield _grid(section, indent + _INDENT)
        for sentence in section.sums:
            yield text(capital(sentence), PLAIN, indent + _INDENT)


def _grid(section: Section, indent: int) -> Grid:
    rows = (section.columns, *(row.cells for row in section.rows))
    styles = (DIM, *(BOLD if row.matters else PLAIN for row in section.rows))
    return Grid(rows, styles, indent)


def _style(told: Told) -> str:
    return PLAIN if told.outcome is None else VERDICTS.get(told.outcome, PLAIN)

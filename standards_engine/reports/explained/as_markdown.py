"""Explanations as Markdown: a heading and a table for each section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.findings.explained import Section, Told
from standards_engine.reports.explained.cases import (
    CaseExplained,
    heading,
    headline,
    left_out,
    telling,
)
from standards_engine.reports.markup import markdown_text
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import capital, ended
from standards_engine.wording import say


def render_explanation(explained: CaseExplained, _options: Options = DEFAULT) -> str:
    return "\n".join(case_lines(explained)) + "\n"


def case_lines(of: CaseExplained) -> Iterator[str]:
    yield f"# {markdown_text(headline(of))}\n"
    if of.title:
        yield f"{markdown_text(of.title)}\n"
    for each in of.explained:
        head, words = heading(each, of.explained), telling(each)
        if head:
            yield f"## {markdown_text(capital(head))}\n"
        yield _verdict(words)
        yield from section_lines(words)
    more = left_out(of)
    if more:
        yield ended(markdown_text(capital(more)))


def section_lines(told: Told) -> Iterator[str]:
    """All but the verdict."""
    for fact in told.facts:
        yield f"- {markdown_text(fact)}"
    for section in told.sections:
        yield f"\n### {markdown_text(section.title)}\n"
        yield from table(section)
        yield from _sums(section)
    yield ""


def nested_lines(told: Told) -> Iterator[str]:
    """Under an entry of a list: sections have no headings there."""
    yield from (f"- {markdown_text(fact)}" for fact in told.facts)
    for section in told.sections:
        yield from ("", f"**{markdown_text(section.title)}**", "")
        yield from table(section)
        yield from _sums(section)


def _verdict(told: Told) -> str:
    shown = say(
        "{verdict}: {reason}",
        verdict=f"**{markdown_text(capital(told.verdict))}**",
        reason=markdown_text(told.reason),
    )
    return f"{shown}\n"


def _sums(section: Section) -> Iterator[str]:
    for sentence in section.sums:
        yield f"\n{ended(markdown_text(capital(sentence)))}"


def table(section: Section) -> Iterator[str]:
    yield _line(section.columns)
    yield _line(["---"] * len(section.columns))
    for row in section.rows:
        cells = [markdown_text(cell) for cell in row.cells]
        yield _line([f"**{cell}**" if cell and row.matters else cell for cell in cells])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

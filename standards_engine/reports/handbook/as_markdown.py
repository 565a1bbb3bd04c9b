"""A handbook as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.reports.handbook.nodes import Block, Chapter, Entry, Handbook
from standards_engine.reports.markup import markdown_text
from standards_engine.wording import say

_STEP = "– "


def render(of: Handbook) -> str:
    return "\n".join(_lines(of)) + "\n"


def _lines(of: Handbook) -> Iterator[str]:
    yield f"# {markdown_text(of.title)}\n"
    yield f"**{markdown_text(of.kicker)}**\n"
    yield from (f"{markdown_text(each)}\n" for each in of.about)
    yield from map(_fact, of.facts)
    yield f"\n## {markdown_text(say('Contents'))}\n"
    for chapter in of.chapters:
        yield f"- [{markdown_text(chapter.heading)}](#{chapter.anchor})"
        for entry in chapter.entries:
            yield f"  - [{markdown_text(entry.heading)}](#{entry.anchor})"
    for chapter in of.chapters:
        yield from _chapter(chapter)


def _chapter(of: Chapter) -> Iterator[str]:
    yield f'\n<a id="{of.anchor}"></a>\n\n## {markdown_text(of.heading)}'
    if of.about:
        yield f"\n{markdown_text(of.about)}"
    for entry in of.entries:
        yield from _entry(entry)


def _entry(of: Entry) -> Iterator[str]:
    yield f'\n<a id="{of.anchor}"></a>\n\n### {markdown_text(of.heading)}'
    if of.lead:
        yield f"\n> {markdown_text(of.lead)}"
    for block in of.blocks:
        yield from _block(block)
    if of.facts:
        yield ""
        yield from map(_fact, of.facts)


def _fact(of: tuple[str, str]) -> str:
    name, value = of
    return f"- {markdown_text(say('{name}: {value}', name=name, value=value))}"


def _block(of: Block) -> Iterator[str]:
    if of.heading:
        yield f"\n**{markdown_text(of.heading)}**"
    yield ""
    yield from (f"- {markdown_text(line.removeprefix(_STEP))}" for line in of.lines)

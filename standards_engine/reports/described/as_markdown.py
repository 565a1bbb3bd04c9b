"""As Markdown: a heading for each declaration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.reports.described.labels import as_written, in_words, label, shown
from standards_engine.reports.described.nodes import Described
from standards_engine.reports.escape import printable
from standards_engine.reports.markup import fenced, markdown_text
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.wording import say


def render(found: Sequence[Described], _options: Options = DEFAULT) -> str:
    return "\n".join(line for each in found for line in _one(each)) + "\n"


def _one(of: Described) -> Iterator[str]:
    yield f"# {markdown_text(of.title or of.name)}\n"
    for key, value in of.about:
        fact = say("{name}: {value}", name=label(key), value=shown(key, value))
        yield f"- {markdown_text(fact)}"
    yield from _section(in_words(), of.words)
    for used in of.used:
        yield from _section(used.heading, used.lines)
    if of.written:
        yield f"\n## {as_written()}"
        yield from fenced(map(printable, of.written))
        yield ""


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"\n## {markdown_text(heading)}\n"
    yield from (f"- {markdown_text(line.removeprefix('– '))}" for line in lines)

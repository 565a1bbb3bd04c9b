"""What both handbooks are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from standards_engine.reports.handbook.nodes import Block, Chapter, Entry
from standards_engine.rules.in_words import calendar_in_words, table_in_words
from standards_engine.rules.in_words.reading import tables_in
from standards_engine.rules.nodes import Calendar, Constraint, Ruleset, Standard
from standards_engine.rules.wordings import Wording
from standards_engine.wording import say


def said(wording: Wording | None, otherwise: str = "") -> str:
    return otherwise if wording is None else wording.said


def block(heading: str, lines: Iterable[str]) -> tuple[Block, ...]:
    """None where there is nothing to say."""
    there = tuple(lines)
    return (Block(heading, there),) if there else ()


def title_of(ruleset: Ruleset) -> str:
    return said(ruleset.title, plain(ruleset.name))


def plain(name: str) -> str:
    """A name as a heading: `after_sales` is `After sales`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def versions(ruleset: Ruleset) -> str:
    named = (" ".join(filter(None, (each.name, each.version))) for each in ruleset.origins)
    return say("; ").join(named)


def calendars(ruleset: Ruleset, standards: Sequence[Standard]) -> Iterator[Chapter]:
    """Those that some clock goes by, each told once."""
    names = {choice.calendar for each in standards for choice in each.calendars}
    found = tuple(_calendar(each) for each in ruleset.calendars if each.name in names)
    if found:
        yield Chapter(anchor="calendars", heading=say("Opening hours"), entries=found)


def _calendar(of: Calendar) -> Entry:
    return Entry(
        anchor=f"calendar-{of.name}",
        heading=said(of.title, plain(of.name)),
        blocks=block("", calendar_in_words(of)),
    )


def tables(ruleset: Ruleset, rules: Sequence[Standard | Constraint]) -> Iterator[Chapter]:
    asked = set[str]().union(*(tables_in(each) for each in rules))
    found = tuple(
        Entry(
            anchor=f"table-{each.name}",
            heading=say("Table `{name}`", name=each.name),
            blocks=block("", table_in_words(each, ruleset.zone)),
        )
        for each in ruleset.tables
        if each.name in asked
    )
    if found:
        yield Chapter(anchor="tables", heading=say("Tables"), entries=found)

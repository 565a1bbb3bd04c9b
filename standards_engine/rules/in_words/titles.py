"""The titles that authors gave to what their rules name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standards_engine.rules.in_words.telling import Titles
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Field
from standards_engine.rules.wordings import Wording


def titles_of(ruleset: Ruleset) -> Titles:
    calendars = ((each.name, each.title) for each in ruleset.calendars)
    events = ((each.name, each.title) for each in ruleset.events)
    fields = ((f"{owner}.{each.name}", each.title) for owner, each in declared_fields(ruleset))
    return Titles(_known((*calendars, *events)), _known(fields))


def declared_fields(ruleset: Ruleset) -> Iterator[tuple[str, Field]]:
    """Every field that the rules declare, and what it is a field of."""
    for event in ruleset.events:
        yield from ((event.name, each) for each in event.record.fields)
    yield from (("case", each) for each in ruleset.case_record.fields)
    for owner, fields in ruleset.plan_fields:
        yield from ((owner, each) for each in fields)


def _known(pairs: Iterable[tuple[str, Wording | None]]) -> dict[str, Wording]:
    return {name: title for name, title in pairs if title is not None}

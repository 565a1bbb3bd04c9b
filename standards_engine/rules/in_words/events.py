"""The events that a clause names: `visited` (only where …)."""

from __future__ import annotations

from collections.abc import Iterable

from standards_engine.rules.expressions import Expression
from standards_engine.rules.in_words.conditions import about
from standards_engine.rules.in_words.reading import variables_in
from standards_engine.rules.in_words.telling import Telling, mention
from standards_engine.rules.nodes import EventMatch
from standards_engine.wording import alternatives, say


def either(names: Iterable[str]) -> str:
    """`a`, `b` or `c`."""
    return alternatives([mention(name) for name in names])


def events(match: EventMatch, telling: Telling) -> str:
    """With its own name where its author gave it one, and what it must satisfy."""
    named = called(match, [match.where])
    if match.where is None:
        return named
    where = about(match.where, match.variable, telling)
    return say("{events} (only where {condition})", events=named, condition=where)


def called(match: EventMatch, read_in: Iterable[Expression | None]) -> str:
    """`update` (called `opening` here), where something in hand is read by that name."""
    named = either(match.events)
    read = set[str]().union(*(variables_in(each) for each in read_in if each is not None))
    if match.variable in match.events or "#" in match.variable or len(read - {"case"}) < 2:
        return named
    return say("{events} (called `{name}` here)", events=named, name=match.variable)

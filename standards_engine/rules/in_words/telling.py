"""What a sentence has in hand: whose fields need no owner, in which zone instants are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.wordings import Wording
from standards_engine.wording import listed, say

_OPEN, _CLOSE = "\ue000", "\ue001"
_MENTION = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@frozen
class Telling:
    """`near` is the variable of the event just named: its fields are said without an owner."""

    zone: str
    in_plan: bool = False
    near: str | None = None

    def beside(self, variable: str | None) -> Telling:
        return replace(self, near=variable)


def mention(name: str) -> str:
    """The name of something that may have a title, which `titled` adds where it is first said."""
    return f"{_OPEN}{name}{_CLOSE}"


def titled(lines: Iterable[str], titles: Mapping[str, Wording]) -> tuple[str, ...]:
    """Every mention as a name in back quotes; the first of each with its title."""
    told: set[str] = set()
    return tuple(_MENTION.sub(lambda found: _named(found[1], titles, told), each) for each in lines)


def _named(name: str, titles: Mapping[str, Wording], told: set[str]) -> str:
    if name in told or name not in titles:
        return f"`{name}`"
    told.add(name)
    return say("`{name}` ({title})", name=name, title=titles[name].said)


def titles_of(ruleset: Ruleset) -> dict[str, Wording]:
    """Of events and calendars."""
    calendars = ((each.name, each.title) for each in ruleset.calendars)
    events = ((each.name, each.title) for each in ruleset.events)
    return {name: title for name, title in (*calendars, *events) if title is not None}


def sentences(*parts: str | None) -> str:
    """One after the other, those that there are."""
    return say(" ").join(part for part in parts if part)


def joined(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *others, last = parts
    return say("{first} and {last}", first=listed(others), last=last) if others else last

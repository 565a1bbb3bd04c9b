"""What a sentence has in hand, and how the names in it are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import FieldOf
from standards_engine.rules.in_words.amounts import quoted
from standards_engine.rules.types import ListOf, Record
from standards_engine.rules.wordings import Wording
from standards_engine.wording import ENGLISH, listed, say, spoken

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a name whose showing is decided at the end, when it is known what was told before."""
_MENTION = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@frozen
class Telling:
    """`near` is the variable of the event just named: its fields are said without an owner."""

    zone: str
    in_plan: bool = False
    near: str | None = None
    names_parameters: bool = True

    def beside(self, variable: str | None) -> Telling:
        return replace(self, near=variable)


@frozen
class Titles:
    """By the name of an event or calendar, or by `event.field`."""

    of_names: Mapping[str, Wording]
    of_fields: Mapping[str, Wording]


def mention(name: str) -> str:
    """An event or calendar; the checker marks a name that hides another one."""
    return f"{_OPEN}{name.partition('#')[0]}{_CLOSE}"


def field_mention(of: FieldOf) -> str:
    """With all that it may be a field of: of `any of a, b` two events."""
    type_ = of.record.type
    element = type_.element if isinstance(type_, ListOf) else type_
    owners = element.name.split(" or ") if isinstance(element, Record) else []
    return f"{_OPEN}{' '.join(f'{owner}.{of.name}' for owner in owners)}{_CLOSE}"


def by_name(lines: Iterable[str], titles: Titles) -> tuple[str, ...]:
    """Names in back quotes; the first mention of an event or calendar has its title."""
    told: set[str] = set()
    return tuple(_MENTION.sub(lambda found: _named(found[1], titles, told), each) for each in lines)


def by_title(lines: Iterable[str], titles: Titles, *, codes: bool) -> tuple[str, ...]:
    """Titles in place of names; without `codes` nothing is left that looks like a rule file."""
    return tuple(
        _MENTION.sub(lambda found: _titled(found[1], titles, codes=codes), each) for each in lines
    )


def _named(name: str, titles: Titles, told: set[str]) -> str:
    if _is_field(name):
        return f"`{_field_name(name)}`"
    if name in told or name not in titles.of_names:
        return f"`{name}`"
    told.add(name)
    return say("`{name}` ({title})", name=name, title=titles.of_names[name].said)


def _titled(name: str, titles: Titles, *, codes: bool) -> str:
    if not _is_field(name):
        title = titles.of_names.get(name)
        return _coded(name, codes=codes) if title is None else quoted(title.said)
    found = (titles.of_fields[each] for each in name.split() if each in titles.of_fields)
    title = next(found, None)
    if title is None or not _is_noun(title.said):
        return _coded(_field_name(name), codes=codes)
    return quoted(title.said)


def _is_noun(title: str) -> bool:
    """Whether the title of a field can stand for it: English ones read `Who carried it`."""
    return spoken() != ENGLISH and not title.isascii()


def _coded(name: str, *, codes: bool) -> str:
    return f"`{name}`" if codes else name.replace("_", " ")


def _is_field(name: str) -> bool:
    return "." in name


def _field_name(mentioned: str) -> str:
    return mentioned.rpartition(".")[2]


def sentences(*parts: str | None) -> str:
    """One after the other, those that there are."""
    return say(" ").join(part for part in parts if part)


def joined(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *others, last = parts
    return say("{first} and {last}", first=listed(others), last=last) if others else last

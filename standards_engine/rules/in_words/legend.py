"""What the fields that a rule reads mean, by the titles of their author."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.expressions import FieldOf
from standards_engine.rules.in_words.reading import parts_of
from standards_engine.rules.in_words.titles import declared_fields
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.rules.types import ListOf, Record
from standards_engine.wording import say


def legend(of: Standard | Constraint, ruleset: Ruleset, told: str | None = None) -> str | None:
    """Of the fields that it reads, or that are named in what was told of it; None without any."""
    titles = {(owner, each.name): each.title for owner, each in declared_fields(ruleset)}
    found: dict[tuple[str, str], None] = {}
    for field in _fields(of):
        for owner in _owners(field):
            title = titles.get((owner, field.name))
            if title is not None and (told is None or f"`{field.name}`" in told):
                found[field.name, title.said] = None
    if not found:
        return None
    meant = (say("`{name}`: {title}", name=name, title=title) for name, title in found)
    return say("The fields: {fields}.", fields=say("; ").join(meant))


def _owners(of: FieldOf) -> list[str]:
    """The names of what it is read of; of `any of a, b` both."""
    type_ = of.record.type
    element = type_.element if isinstance(type_, ListOf) else type_
    return element.name.split(" or ") if isinstance(element, Record) else []


def _fields(of: object) -> Iterator[FieldOf]:
    if isinstance(of, FieldOf):
        yield of
    for each in parts_of(of):
        yield from _fields(each)

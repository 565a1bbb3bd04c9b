"""What the fields that a rule reads mean, by the titles of their author."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.expressions import FieldOf, Variable
from standards_engine.rules.in_words.reading import parts_of
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.rules.types import Field, Record
from standards_engine.wording import say


def legend(of: Standard | Constraint, ruleset: Ruleset) -> str | None:
    """None where it reads no field that has a title."""
    titles = {(owner, each.name): each.title for owner, each in _declared(ruleset)}
    found: dict[str, str] = {}
    for field in _fields(of):
        for owner in _owners(field):
            title = titles.get((owner, field.name))
            if title is not None:
                found.setdefault(field.name, title.said)
    if not found:
        return None
    meant = (say("`{name}`: {title}", name=name, title=title) for name, title in found.items())
    return say("The fields: {fields}.", fields=say("; ").join(meant))


def _declared(ruleset: Ruleset) -> Iterator[tuple[str, Field]]:
    """Every field that the rules declare, and what it is a field of."""
    for event in ruleset.events:
        yield from ((event.name, each) for each in event.record.fields)
    yield from (("case", each) for each in ruleset.case_record.fields)
    for owner, fields in ruleset.plan_fields:
        yield from ((owner, each) for each in fields)


def _owners(of: FieldOf) -> list[str]:
    """The names of what it is read of; of `any of a, b` both."""
    type_ = of.record.type
    element = getattr(type_, "element", type_)
    if isinstance(of.record, Variable) and of.record.name == "event":
        return []
    return element.name.split(" or ") if isinstance(element, Record) else []


def _fields(of: object) -> Iterator[FieldOf]:
    if isinstance(of, FieldOf):
        yield of
    for each in parts_of(of):
        yield from _fields(each)

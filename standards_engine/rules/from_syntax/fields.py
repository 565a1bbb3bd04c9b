"""Fields of events, cases and plan entities, and their types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from standards_engine.diagnostics import nearest
from standards_engine.diagnostics.names import DuplicateName, HiddenName
from standards_engine.diagnostics.phrases import keyword
from standards_engine.diagnostics.unknown import UnknownType
from standards_engine.diagnostics.values import BadCurrency
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import PlainType
from standards_engine.rules.from_syntax.expressions.literals import is_currency
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.names import Kind, Names
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Field,
    Instant,
    Level,
    ListOf,
    Money,
    Months,
    Number,
    OneOf,
    Record,
    Text,
    Type,
    WorkingDays,
)
from standards_engine.source import Span
from standards_engine.wording import say

_PLAIN: dict[PlainType, Type] = {
    PlainType.TEXT: Text(),
    PlainType.NUMBER: Number(),
    PlainType.BOOLEAN: Boolean(),
    PlainType.DATE: Date(),
    PlainType.INSTANT: Instant(),
    PlainType.DURATION: Duration(),
    PlainType.DAYS: Days(),
    PlainType.WORKING_DAYS: WorkingDays(),
    PlainType.MONTHS: Months(),
    PlainType.LEVEL: Level(),
}
TYPE_WORDS = (*(str(word) for word in PlainType), "money", "one of", "list of", "optional")


def check_fields(
    nodes: Iterable[syntax.FieldNode],
    owner: str,
    present: tuple[Field, ...],
    names: Names,
    faults: Faults,
) -> tuple[Field, ...]:
    """The fields added to a record that has the `present` ones."""
    before = {field.name: field for field in present}
    added: dict[str, Field] = {}
    for node in nodes:
        name = node.name.text
        field = _field(node, names, faults)
        if field is None:
            names.broken.add((Kind.FIELD, f"{owner}.{name}"))
        elif name in added or (name in before and not _same(before[name], field)):
            _tell_duplicate(owner, node, added.get(name) or before[name], faults)
        elif name not in before:
            added[name] = field
    return tuple(added.values())


def _same(one: Field, other: Field) -> bool:
    return (one.type, one.optional) == (other.type, other.optional)


def _tell_duplicate(owner: str, node: syntax.FieldNode, other: Field, faults: Faults) -> None:
    name = node.name.text
    if other.span is None:
        meaning = say("a field that every `{owner}` has", owner=owner)
        faults.report(HiddenName(name=name, meaning=meaning, span=node.name.span))
        return
    faults.report(
        DuplicateName(kind="field", name=f"{owner}.{name}", other=other.span, span=node.name.span)
    )


def _field(node: syntax.FieldNode, names: Names, faults: Faults) -> Field | None:
    if isinstance(node.type, syntax.NamedType) and node.type.name not in names.entities:
        _tell_unknown(node, node.type.name, names, faults)
        return None
    type_ = _type(node.type, names, faults)
    if type_ is None:
        return None
    title = wording(node.title)
    return Field(node.name.text, type_, node.optional, title, span=node.name.span)


def _type(node: syntax.TypeNode, names: Names, faults: Faults) -> Type | None:
    match node:
        case syntax.PlainTypeNode(word):
            return _PLAIN[word]
        case syntax.NamedType(name):
            return _named(name, node, names, faults)
        case syntax.MoneyType(None):
            return Money(None)
        case syntax.MoneyType(currency):
            return _money(currency, faults)
        case syntax.OneOfType(options):
            return _one_of(options, faults)
        case syntax.ListType(element):
            inner = _type(element, names, faults)
            return None if inner is None else ListOf(inner)
        case _:
            assert_never(node)


def _money(currency: syntax.Name | None, faults: Faults) -> Type | None:
    if currency is None or is_currency(currency.text):
        return Money(currency.text if currency else None)
    faults.report(BadCurrency(name=currency.text, span=currency.span))
    return None


def _one_of(options: tuple[syntax.String, ...], faults: Faults) -> Type:
    seen: dict[str, syntax.String] = {}
    for option in options:
        if option.text in seen:
            other = seen[option.text].span
            faults.report(
                DuplicateName(kind="option", name=option.text, other=other, span=option.span)
            )
        seen[option.text] = option
    return OneOf(tuple(seen))


def _named(name: str, node: syntax.NamedType, names: Names, faults: Faults) -> Type | None:
    """The name of an entity of the plan, for lists of records."""
    if name in names.entities:
        return Record(name)
    known = _types(node.span, names)
    faults.report(UnknownType(name=name, known=known, span=node.span))
    return None


def _types(span: Span, names: Names) -> tuple[str, ...]:
    return (*(keyword(word, span) for word in TYPE_WORDS), *names.entities)


def _tell_unknown(node: syntax.FieldNode, name: str, names: Names, faults: Faults) -> None:
    """A misspelt declaration reads like a field: `evnt closed` declares no field."""
    known = _types(node.type.span, names)
    declarations = [keyword(each, node.span) for each in _DECLARATIONS]
    word = None if nearest(name, known) else nearest(node.name.text, declarations)
    faults.report(UnknownType(name=name, known=known, word=word, span=node.type.span))
    if word is not None:
        names.broken.update((kind, name) for kind in Kind)


_DECLARATIONS = (
    "event",
    "parameter",
    "define",
    "calendar",
    "table",
    "standard",
    "constraint",
    "example",
    "waive",
)

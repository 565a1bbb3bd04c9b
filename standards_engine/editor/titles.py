"""Titles and types in the language spoken, with names as the file writes them."""

from __future__ import annotations

from standards_engine.editor.own_names import OwnNames
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.types import Field, ListOf, Record, Type, describe
from standards_engine.wording import say


def said(title: syntax.Wording | None) -> str | None:
    found = wording(title)
    return found.said if found else None


def type_said(field: Field, own: OwnNames) -> str:
    kind = describe(_named(field.type, own))
    return say("{kind}, may be missing", kind=kind) if field.optional else kind


def _named(type_: Type, own: OwnNames) -> Type:
    match type_:
        case Record(name):
            return Record(own.shown(name))
        case ListOf(element):
            return ListOf(_named(element, own))
        case _:
            return type_

"""Names, titles and literals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base

_LINE_BREAK = re.compile(r"\s*\n\s*")
_ESCAPE = re.compile(r'\\(["\\])')


def unquote(text: str) -> str:
    """What a text in quotes says: a line break and the spaces around it are one space."""
    return _ESCAPE.sub(r"\1", _LINE_BREAK.sub(" ", text[1:-1]))


@v_args(meta=True)
class Values(Base):
    def name(self, _meta: Meta, children: list[Any]) -> nodes.Name:
        return self.named(children[0])

    def names(self, _meta: Meta, children: list[nodes.Name]) -> tuple[nodes.Name, ...]:
        return tuple(children)

    def path(self, _meta: Meta, children: list[nodes.Name]) -> tuple[nodes.Name, ...]:
        return tuple(children)

    def string(self, meta: Meta, children: list[Any]) -> nodes.String:
        return nodes.String(unquote(str(children[0])), span=self.span(meta))

    def wording(self, meta: Meta, children: list[Any]) -> nodes.Wording:
        plain, *translations = children
        return nodes.Wording(plain, tuple(translations), span=self.span(meta))

    def translation(self, meta: Meta, children: list[Any]) -> nodes.Translation:
        language = str(children[0].type).lower()
        return nodes.Translation(language, children[1], span=self.span(meta))

    def number(self, meta: Meta, children: list[Any]) -> nodes.NumberLiteral:
        text = str(children[0])
        percent = text.endswith("%")
        value = Decimal(text.rstrip("% ")) / (100 if percent else 1)
        return nodes.NumberLiteral(value, percent, span=self.span(meta))

    def quantity(self, meta: Meta, children: list[Any]) -> nodes.QuantityLiteral:
        amount, unit = str(children[0]).split(" ", 1)
        return nodes.QuantityLiteral(Decimal(amount), nodes.Unit(unit), span=self.span(meta))

    def money(self, meta: Meta, children: list[Any]) -> nodes.MoneyLiteral:
        text = str(children[0])
        return nodes.MoneyLiteral(text[:3], Decimal(text[3:].strip()), span=self.span(meta))

    def true(self, meta: Meta, _children: list[Any]) -> nodes.BooleanLiteral:
        return nodes.BooleanLiteral(value=True, span=self.span(meta))

    def false(self, meta: Meta, _children: list[Any]) -> nodes.BooleanLiteral:
        return nodes.BooleanLiteral(value=False, span=self.span(meta))

    def date(self, meta: Meta, children: list[Any]) -> nodes.DateLiteral:
        return nodes.DateLiteral(str(children[0]), span=self.span(meta))

    def instant(self, meta: Meta, children: list[Any]) -> nodes.InstantLiteral:
        return nodes.InstantLiteral(str(children[0]), span=self.span(meta))

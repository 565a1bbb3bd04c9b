"""Types and fields."""

from __future__ import annotations

from typing import Any

from lark import Token, v_args
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, every, pick


@v_args(meta=True)
class Types(Base):
    def plain_type(self, meta: Meta, children: list[Any]) -> nodes.PlainTypeNode:
        word = str(children[0].type).removeprefix("TYPE_")
        return nodes.PlainTypeNode(nodes.PlainType[word], span=self.span(meta))

    def money_type(self, meta: Meta, children: list[Any]) -> nodes.MoneyType:
        return nodes.MoneyType(pick(children, nodes.Name), span=self.span(meta))

    def one_of_type(self, meta: Meta, children: list[Any]) -> nodes.OneOfType:
        return nodes.OneOfType(every(children, nodes.String), span=self.span(meta))

    def list_type(self, meta: Meta, children: list[Any]) -> nodes.ListType:
        return nodes.ListType(children[0], span=self.span(meta))

    def named_type(self, meta: Meta, children: list[Any]) -> nodes.NamedType:
        return nodes.NamedType(children[0].text, span=self.span(meta))

    def field(self, meta: Meta, children: list[Any]) -> nodes.FieldNode:
        name, optional, type_, *title = children
        return nodes.FieldNode(
            name,
            type_,
            optional=isinstance(optional, Token),
            title=title[0] if title else None,
            span=self.span(meta),
        )

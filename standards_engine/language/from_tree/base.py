"""What every part of the translation from parse tree to syntax tree builds on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

import lark
from lark.tree import Meta

from standards_engine.language import nodes
from standards_engine.source import Source, Span

T = TypeVar("T")


class Base(lark.Transformer[lark.Token, Any]):
    """A transformer that refuses rules it does not know and turns positions into spans."""

    def __init__(self, source: Source, own_names: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__()
        self.source = source
        self.own_names = own_names
        """English name of each of the language's own, as this source spells them."""

    def __default__(self, data: str, _children: object, _meta: object) -> Any:
        raise AssertionError(f"no translation for the grammar rule {data}")

    def span(self, meta: Meta) -> Span:
        return Span(self.source, meta.start_pos, meta.end_pos)

    def token_span(self, token: lark.Token) -> Span:
        start, end = token.start_pos, token.end_pos
        assert start is not None
        assert end is not None
        return Span(self.source, start, end)

    def named(self, token: lark.Token) -> nodes.Name:
        """A name; in back quotes it is never one of the language's own."""
        span, text = self.token_span(token), str(token)
        is_quoted = "`" in span.text
        return nodes.Name(text if is_quoted else self.own_names.get(text, text), span=span)


def pick(children: Sequence[Any], kind: type[T]) -> T | None:
    """The first child of a kind, or None."""
    return next((child for child in children if isinstance(child, kind)), None)


def every(children: Iterable[Any], kind: type[T]) -> tuple[T, ...]:
    """All children of a kind, in order."""
    return tuple(child for child in children if isinstance(child, kind))


def headed(children: list[Any]) -> tuple[nodes.Name, nodes.Wording | None, tuple[Any, ...]]:
    """A name, perhaps a title, and the lines or clauses."""
    name, *rest = children
    title = rest[0] if rest and isinstance(rest[0], nodes.Wording) else None
    return name, title, tuple(rest[1:] if title else rest)

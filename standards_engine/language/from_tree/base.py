"""What every part of the translation from parse tree to syntax tree builds on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import lark
from lark.tree import Meta

from standards_engine.diagnostics import Diagnostic
from standards_engine.source import Source, Span

T = TypeVar("T")


class Base(lark.Transformer[lark.Token, Any]):
    """A transformer that refuses rules it does not know and turns positions into spans."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def __default__(self, data: str, _children: object, _meta: object) -> Any:
        raise AssertionError(f"no translation for the grammar rule {data}")

    def span(self, meta: Meta) -> Span:
        return Span(self.source, meta.start_pos, meta.end_pos)

    def token_span(self, token: lark.Token) -> Span:
        start, end = token.start_pos, token.end_pos
        assert start is not None
        assert end is not None
        return Span(self.source, start, end)


def pick(children: Sequence[Any], kind: type[T] | tuple[type[T], ...]) -> T | None:
    """The first child of a kind, or None."""
    return next((child for child in children if isinstance(child, kind)), None)


def every(children: Iterable[Any], kind: type[T] | tuple[type[T], ...]) -> tuple[T, ...]:
    """All children of a kind, in order."""
    return tuple(child for child in children if isinstance(child, kind))

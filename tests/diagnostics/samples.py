"""Diagnostics made of sample facts: each class in every way that its optional facts allow."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import Enum
from itertools import islice, product
from types import NoneType, UnionType

from standards_engine.diagnostics import Diagnostic, Edit
from standards_engine.diagnostics.databases import CannotConnect
from standards_engine.diagnostics.documents import BrokenDocument
from standards_engine.diagnostics.mapping import WrongDelimiter
from standards_engine.source import Source, Span

_MOST = 40
"""Samples of one class."""
_SOURCE = Source("规则.std", "规则集 维修\n    目标\n")
_SPAN = Span(_SOURCE, 11, 13)
_SEVERAL = tuple("子丑寅卯辰巳午未申酉戌亥天地")
_SAMPLES: dict[object, tuple[object, ...]] = {
    str: ("甲乙",),
    int: (1, 3, -1),
    bool: (False, True),
    Span: (_SPAN,),
    Edit: (Edit(_SPAN, "甲"),),
    tuple[str, ...]: (("丙丁",), _SEVERAL),
    Iterable[str]: (("丙丁",), _SEVERAL),
    tuple[int, ...]: ((2, 5),),
}
_OF_THE_PARSER = (
    "mapping values are not allowed", "cannot start any token", "could not find expected ':'",
    "did not find expected key", "did not find expected '-'", "unexpected end of stream",
    "block sequence entries are not allowed", "expected ',' or", "unknown escape character",
    "alphabetic or numeric character", "expected node content", "<document start>",
    "undefined tag handle", "something else",
)  # fmt: skip
_SPECIAL: dict[str, tuple[object, ...]] = {
    "character": ("&", "|", "!", "{", "'", ";", "[", "@", "\x07"),
    "entity": ("objective", "service"),
    "number": ("12.000", "1.234.567"),
    "sign": ('"', ","),
    "stated": ("\t", ","),
}
"""Facts on which the words depend."""
_OF_ONE: dict[type[Diagnostic], dict[str, tuple[object, ...]]] = {
    CannotConnect: {"reason": ("甲乙", "password", "does not exist")},
    WrongDelimiter: {"found": ("\t", ";")},
}
_MAY_BE_EMPTY = {"known", "others", "tables", "names", "columns", "lists", "fields", "expected"}


def samples_of(cls: type[Diagnostic]) -> Iterator[Diagnostic]:
    if cls is BrokenDocument:
        yield from (BrokenDocument(problem=each, span=_SPAN) for each in _OF_THE_PARSER)
        yield from (BrokenDocument(problem="", spaces=each, span=_SPAN) for each in (2, 1, -1, -2))
        return
    types = typing.get_type_hints(cls)
    facts = [each.name for each in fields(cls) if each.name != "span"]
    own = _OF_ONE.get(cls, {})
    choices = [own.get(name) or [*_choices(name, types[name])] for name in facts]
    for values in islice(product(*choices), _MOST):
        yield cls(span=_SPAN, **dict(zip(facts, values, strict=True)))


def _choices(name: str, type_: object) -> Iterator[object]:
    parts = typing.get_args(type_) if isinstance(type_, UnionType) else (type_,)
    for part in parts:
        if part is NoneType:
            yield None
        elif typing.get_origin(part) is typing.Literal:
            yield from typing.get_args(part)
        elif part is str and name in _SPECIAL:
            yield from _SPECIAL[name]
        elif isinstance(part, type) and issubclass(part, Enum):
            yield from part
        else:
            yield from _SAMPLES[part]
            if part == tuple[str, ...] and name in _MAY_BE_EMPTY:
                yield ()

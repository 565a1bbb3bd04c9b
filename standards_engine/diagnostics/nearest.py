"""The known name a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from standards_engine.diagnostics.base import Edit
from standards_engine.diagnostics.phrases import quoted
from standards_engine.source import Span
from standards_engine.wording import say

_LISTED = 12
_ALIKE = 0.6
_ALIKE_IN_CHARACTERS = 0.5
"""One wrong of two Chinese characters."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None where none is close."""
    by_fold = {name.casefold(): name for name in known}
    cutoff = _ALIKE if word.isascii() else _ALIKE_IN_CHARACTERS
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def is_meant(name: str) -> str:
    """The help where one name is meant."""
    return say("did you mean `{name}`?", name=name)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A help text: the nearest name, else the list of known names when it is short."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close is not None:
        return is_meant(close)
    if 0 < len(names) <= _LISTED:
        return say("known names: {names}", names=quoted(names))
    return None


def replaced(span: Span | None, word: str, known: Iterable[str]) -> Edit | None:
    """The nearest known name in the place of `word`, where the span holds just that word."""
    close = nearest(word, sorted(set(known)))
    return None if close is None else instead(span, word, close)


def instead(span: Span | None, word: str, name: str, *, safe: bool = False) -> Edit | None:
    """`name` in the place of `word`, where the span holds just that word, in quotes or not."""
    if span is None or name == word:
        return None
    if span.text == word:
        return Edit(span, name, safe)
    if span.text[1:-1] == word and span.text[0] in _QUOTES:
        return Edit(span, f"{span.text[0]}{name}{span.text[-1]}", safe)
    return None


_QUOTES = "\"'`“”「＂"

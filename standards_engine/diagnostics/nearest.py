"""The known name a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None where none is close."""
    by_fold = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A help text: the nearest name, else the list of known names when it is short."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close is not None:
        return f"did you mean `{close}`?"
    if 0 < len(names) <= 12:
        return "known names: " + ", ".join(f"`{name}`" for name in names)
    return None

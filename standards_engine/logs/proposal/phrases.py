"""Figures and names as the evidence says them."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.logs.proposal.columns import Column, Kind
from standards_engine.wording import later, listed, plural, say

_SHOWN = 4
_LONGEST = 30


def percent(share: float) -> str:
    """Never 100 where something is missing, nor 0 where something is there."""
    rounded = round(100 * share, 1)
    if share < 1 and rounded == 100:
        rounded = 99.9
    return f"{rounded or 0.1 * (share > 0):g}%"


def quoted(names: Sequence[str]) -> str:
    """`a`, `b` … and how many more."""
    shown = listed(f"`{_cut(name)}`" for name in names[:_SHOWN])
    more = len(names) - _SHOWN
    return shown if more <= 0 else say("{names} and {number} more", names=shown, number=more)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


_KINDS = {
    Kind.EMPTY: later("empty"),
    Kind.TIME: later("times"),
    Kind.CLOCK: later("times of day"),
    Kind.EPOCH: later("seconds since 1970"),
    Kind.NUMBER: later("numbers"),
    Kind.BOOLEAN: later("yes or no"),
    Kind.DURATION: later("lengths of time"),
    Kind.WORD: later("few different texts"),
    Kind.TEXT: later("texts"),
}


def described(column: Column) -> str:
    """`few different texts: `north`, `south``."""
    kind = say(_KINDS[column.kind])
    if column.kind not in (Kind.WORD, Kind.BOOLEAN):
        return kind
    names = [text for text, _ in column.common]
    return say("{kind}: {examples}", kind=kind, examples=quoted(names))


def rows(number: int) -> str:
    return plural(number, "{number} row", "{number} rows")

"""What stands in each column: times, numbers, yes and no, a few words, or anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from standards_engine.frozen import frozen
from standards_engine.logs.cells import FALSE, TRUE
from standards_engine.logs.numbers import read_number
from standards_engine.logs.proposal.sample import Sample
from standards_engine.logs.proposal.times import Times, looks_like_epoch, times_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FEW = 300
_MOST_LOOKED_AT = 2000
_NATIVE_TIMES = ("TIMESTAMP", "DATE")
_NO_VALUE = (
    "?", "null", "(null)", "n/a", "#n/a", "na", "nan", "nil", "none", "missing", "-", "--", "\\n",
    "0000-00-00", "0000-00-00 00:00:00", "無", "无", "空", "不详", "未知", "unknown", "undefined",
)  # fmt: skip
_SURELY_NONE = (
    "?",
    "null",
    "(null)",
    "n/a",
    "#n/a",
    "nan",
    "\\n",
    "0000-00-00",
    "0000-00-00 00:00:00",
)
"""Of a column of texts, these too; the others may be words that mean something."""
_PAIRS = (
    ("y", "n"), ("j", "n"), ("s", "n"), ("o", "n"), ("t", "f"), ("ja", "nein"), ("si", "no"),
    ("sì", "no"), ("sí", "no"), ("oui", "non"), ("sim", "não"), ("wahr", "falsch"),
    ("vero", "falso"), ("ok", "ko"), ("有", "无"), ("对", "错"), ("是", "否"), ("true", "false"),
    ("yes", "no"), ("1", "0"), ("on", "off"),
)  # fmt: skip


class Kind(StrEnum):
    """What the values of a column are."""

    EMPTY = "empty"
    TIME = "time"
    CLOCK = "time of day"
    EPOCH = "seconds since 1970"
    NUMBER = "number"
    BOOLEAN = "yes or no"
    DURATION = "length of time"
    WORD = "few values"
    TEXT = "text"


@frozen(kw_only=True)
class Column:
    """A column, as the sampled rows show it."""

    name: str
    kind: Kind
    given: float
    """The share of rows in which something stands."""
    different: int
    """Values in the sample; of few values, in the whole log."""
    common: tuple[tuple[str, int], ...] = ()
    """The most frequent ones, and in how many sampled rows each stands; of few values, in how many
    rows of the whole log."""
    times: Times | None = None
    none: tuple[tuple[str, int], ...] = ()
    """Texts that stand for no value, and in how many sampled rows."""
    maybe_none: tuple[str, ...] = ()
    """Texts that may stand for none, and may mean something."""
    decimal: str | None = None
    """What separates decimals, where the values show it."""
    grouped: frozenset[str] = frozenset()
    """Signs that may group thousands, as in 1,200."""
    truth: tuple[str, str] | None = None
    """How yes and no are written."""

    @property
    def is_whole(self) -> bool:
        return self.given >= 0.99

    @property
    def values(self) -> frozenset[str]:
        return frozenset(text for text, _ in self.common)


def columns_of(sample: Sample) -> dict[str, Column]:
    return {name: _column(name, sample) for name in sample.columns}


def _column(name: str, sample: Sample) -> Column:
    texts = sample.texts(name)
    counted = Counter(texts)
    none = {text: count for text, count in counted.items() if text.casefold() in _NO_VALUE}
    kept = [text for text in texts if text not in none]
    native = (sample.type_of(name) or "").startswith(_NATIVE_TIMES)
    is_number = name in sample.numbers
    kind, times = _kind(kept[:_MOST_LOOKED_AT], sample.connection, native=native, number=is_number)
    exact = kind not in (Kind.TEXT, Kind.WORD, Kind.EMPTY)
    sure = {t: c for t, c in none.items() if exact or t.casefold() in _SURELY_NONE}
    decimal, grouped = (
        _decimals(kept) if kind is Kind.NUMBER and not is_number else (None, frozenset())
    )
    common = counted.most_common(_FEW)
    if kind is Kind.WORD:
        common = sample.counted(name, _FEW)
    return Column(
        name=name,
        kind=kind,
        given=(len(texts) - sum(sure.values())) / max(1, len(sample.sampled)),
        different=len(common if kind is Kind.WORD else counted) - len(sure),
        common=tuple((t, c) for t, c in common if t not in sure),
        times=times,
        none=tuple(sure.items()),
        maybe_none=tuple(text for text in none if text not in sure),
        decimal=decimal,
        grouped=grouped,
        truth=_truth(kept) if kind is Kind.BOOLEAN else None,
    )


def _kind(
    texts: Sequence[str], connection: DuckDBPyConnection, *, native: bool, number: bool
) -> tuple[Kind, Times | None]:
    if not texts:
        return Kind.EMPTY, None
    if looks_like_epoch(texts):
        return Kind.EPOCH, None
    times = None if number else times_of(texts, connection)
    if times is not None:
        return (Kind.CLOCK if times.clock_alone else Kind.TIME), times
    if native:
        return Kind.TIME, Times(share=1.0)
    if _truth(texts) is not None:
        return Kind.BOOLEAN, None
    if _share(texts, _is_number) >= _MOSTLY:
        return Kind.NUMBER, None
    if _share(texts, _is_duration) >= _MOSTLY:
        return Kind.DURATION, None
    different = len(set(texts))
    return (Kind.WORD if different <= max(20, len(texts) // 20) else Kind.TEXT), None


_MOSTLY = 0.95
_DURATION = re.compile(
    r"(?i)\d+(?:[.,]\d+)?\s*(?:s|sec|seconds?|min|minutes?|h|hours?|days?|秒|分钟|小时|天)"
)


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts)


def _is_number(text: str) -> bool:
    plain = text.strip("€£$¥￥元円 ")
    return any(read_number(plain, decimal) is not None for decimal in (".", ","))


def _is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None


_DECIMAL = MappingProxyType(
    {
        ",": re.compile(r"[^,]*\d,(?:\d{1,2}|\d{4,})|\d{1,3}(?:[. ]\d{3})+,\d+|0,\d+"),
        ".": re.compile(r"[^.]*\d\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:[, ]\d{3})+\.\d+|0\.\d+"),
    }
)
_GROUPED = MappingProxyType(
    {
        ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
        ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
    }
)


def _decimals(texts: Sequence[str]) -> tuple[str | None, frozenset[str]]:
    """The sign that most values show to separate decimals; the signs that may group thousands."""
    plain = [text.strip("€£$¥￥元円% +-") for text in texts]
    found = {sign: sum(map(bool, map(form.fullmatch, plain))) for sign, form in _DECIMAL.items()}
    grouped = (sign for sign, form in _GROUPED.items() if any(map(form.fullmatch, plain)))
    best = max(found, key=lambda sign: found[sign])
    return (best if found[best] else None), frozenset(grouped)


def _truth(texts: Sequence[str]) -> tuple[str, str] | None:
    """The spellings of yes and no, as they stand in the log."""
    seen = {text.casefold(): text for text in texts}
    if len(seen) != 2:
        return None
    pair = next((each for each in _PAIRS if set(each) == set(seen)), None)
    if pair is None:
        return None
    return seen[pair[0]], seen[pair[1]]


def is_customary(truth: tuple[str, str]) -> bool:
    """Whether yes and no are read without saying how they are written."""
    return truth[0].casefold() in TRUE and truth[1].casefold() in FALSE

"""`mentions(text, level)`: whether a text names the figure of a level, in the same unit.

"within 24 hours", "24小时内" and "in 1,440 minutes" name 24 hours; "24 minutes", "one day" and
"2.24 hours" do not. A share is named as a percentage. Of money and plain numbers the number must
stand there. Yes and no have no figure to name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from standards_engine.judge.plan.functions.result import Result
from standards_engine.plans import Level
from standards_engine.plans.units import unit_named
from standards_engine.rules.types import Boolean, Days, Duration, Months, WorkingDays

_NUMBER = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\d])")
_WORDS_OF_A_UNIT = 2


def mentions(text: str, level: Level) -> Result:
    plain = unicodedata.normalize("NFKC", text)
    match level.type:
        case Boolean():
            return Result(value=True)
        case Duration() | Days() | WorkingDays() | Months():
            return Result(any(_is(level, number, rest) for number, rest in _numbers(plain)))
        case _:
            return Result(any(_equals(level, number, rest) for number, rest in _numbers(plain)))


def _numbers(text: str) -> Iterator[tuple[Fraction, str]]:
    """Every number, and what comes after it."""
    for found in _NUMBER.finditer(text):
        yield Fraction(found[0].replace(",", "")), text[found.end() :].lstrip(" -")


def _is(level: Level, number: Fraction, rest: str) -> bool:
    """Whether a unit follows with which the number is the level."""
    units = (unit_named(word) for word in _beginnings(rest))
    return any(
        u is not None and u.type == level.type and number * u.factor == level.value for u in units
    )


def _beginnings(rest: str) -> Iterator[str]:
    """The first words, and the first characters where words are not parted by spaces."""
    words = re.split(r"[^\w]+", rest)
    yield from (" ".join(words[: n + 1]) for n in range(_WORDS_OF_A_UNIT))
    yield from (rest[: n + 1] for n in range(4) if not rest[:1].isascii())


def _equals(level: Level, number: Fraction, rest: str) -> bool:
    if level.written.rstrip().endswith("%"):
        return rest.startswith("%") and number / 100 == level.value
    return number == level.value

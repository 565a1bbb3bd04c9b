"""Tests on texts. Patterns are RE2's: linear in the text whoever wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never, cast

from standards_engine.judge.expressions.comparison import is_in
from standards_engine.judge.expressions.values import Truth, Unknown, unknown
from standards_engine.rules.expressions import TextOrder


def test_text(order: TextOrder, text: object, part: object) -> Truth:
    """`text contains part` and the like; `contains` also asks a list for an item."""
    if isinstance(text, tuple):
        return is_in(part, text)
    if isinstance(text, Unknown) or isinstance(part, Unknown):
        return unknown(text, part)
    return _test_known(order, cast("str", text), cast("str", part))


def _test_known(order: TextOrder, text: str, part: str) -> Truth:
    match order:
        case TextOrder.CONTAINS:
            return part in text
        case TextOrder.STARTS:
            return text.startswith(part)
        case TextOrder.ENDS:
            return text.endswith(part)
        case TextOrder.MATCHES:
            return _matches(part, text)
        case _:
            assert_never(order)


def matches_each(pattern: str, texts: Sequence[str]) -> list[bool] | None:
    """Which texts hold a match anywhere; None where the pattern is none of RE2's.

    Arrow carries RE2 and is there anyway; it is loaded only by rules that use `matches`.
    """
    import pyarrow
    import pyarrow.compute

    try:
        found = pyarrow.compute.match_substring_regex(
            pyarrow.array(texts, pyarrow.string()), pattern=pattern
        )
    except pyarrow.ArrowInvalid:
        return None
    answer: list[bool] = found.to_pylist()
    return answer


@lru_cache(maxsize=4096)
def _matches(pattern: str, text: str) -> Truth:
    found = matches_each(pattern, [text])
    return Unknown() if found is None else found[0]

"""Numbers and money of a log: what separates decimals, what groups thousands, and the currency.

The mapping states the sign of decimals for the whole log. Where it does not, that is a point and
nothing groups thousands, and money such as `1.200` is left unread: it may be 1200 or 1.2.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from types import MappingProxyType

_SPACES = " \u00a0\u202f"
_GROUPS = MappingProxyType({",": f".{_SPACES}", ".": f",{_SPACES}"})
"""What may group thousands, by the sign that separates decimals."""
_SYMBOLS = MappingProxyType({"EUR": "€", "GBP": "£", "USD": "$", "CNY": "¥￥元", "JPY": "¥￥円"})
_CURRENCY = "[A-Z]{3}|[€£$¥￥元円]"
_MONEY = re.compile(rf"({_CURRENCY})?\s*(.*?)\s*({_CURRENCY})?", re.DOTALL)
_MAY_BE_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")

UNCLEAR = "[^0-9]*[0-9]{1,40}(?:[., \u00a0\u202f][0-9]{1,40}){1,20}[^0-9]*"
"""What may be unread only because the sign of decimals is not stated, as a pattern."""


def groups(decimal: str | None) -> str:
    """The signs that may group thousands."""
    return _GROUPS.get(decimal or "", "")


def pattern(decimal: str | None) -> str:
    """An exact decimal, for Python and for RE2."""
    grouped = "".join(f"|[0-9]{{1,3}}(?:[{sign}][0-9]{{3}}){{1,12}}" for sign in groups(decimal))
    whole, point = f"(?:[0-9]{{1,40}}{grouped})", f"[{decimal or '.'}]"
    digits = f"(?:{whole}(?:{point}[0-9]{{0,40}})?|{point}[0-9]{{1,40}})"
    return f"[+-]?{digits}(?:[eE][+-]?[0-9]{{1,2}})?"


@cache
def _compiled(decimal: str | None) -> re.Pattern[str]:
    return re.compile(pattern(decimal))


def read_number(text: str, decimal: str | None = None) -> Fraction | None:
    """An exact decimal; `25%` is 0.25."""
    digits = text.removesuffix("%").rstrip()
    if not _compiled(decimal).fullmatch(digits):
        return None
    ungrouped = digits.translate({ord(sign): None for sign in groups(decimal)})
    return Fraction(ungrouped.replace(",", ".")) / (100 if text.endswith("%") else 1)


def read_money(text: str, currency: str | None, decimal: str | None = None) -> Fraction | None:
    """An amount, alone or beside its currency: `CNY 120`, `120.00 CNY`, `€ 45`."""
    parts = _MONEY.fullmatch(text)
    if parts is None:
        return None
    before, amount, after = parts.groups()
    if any(sign and not _means(sign, currency) for sign in (before, after)):
        return None
    if decimal is None and _MAY_BE_GROUPED.fullmatch(amount):
        return None
    return None if amount.endswith("%") else read_number(amount, decimal)


def _means(sign: str, currency: str | None) -> bool:
    return sign == currency or sign in _SYMBOLS.get(currency or "", "")

"""Numbers written out, in English and Chinese."""

from __future__ import annotations

import re
from fractions import Fraction

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_DIGITS = {
    **{char: number for number, char in enumerate("零一二三四五六七八九")},
    "两": 2,
    "〇": 0,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}

_BELOW_HUNDRED = "|".join([*sorted([*_ONES, *_TENS], key=len, reverse=True)])
ENGLISH = rf"(?:(?:{_BELOW_HUNDRED}|hundred)(?:(?:[- ]| and )(?:{_BELOW_HUNDRED}|hundred))*)"
CHINESE = r"[零〇一二三四五六七八九十百千两]+"
FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def number_of(text: str) -> Fraction | None:
    """`24`, `1,000`, `0.5`, `twenty-four`, `二十四`; None where it is no number."""
    if re.fullmatch(FIGURES, text):
        return Fraction(text.replace(",", ""))
    if re.fullmatch(CHINESE, text):
        return Fraction(_chinese(text))
    words = re.split(r"[- ]", text.casefold())
    return _english([word for word in words if word != "and"])


def _english(words: list[str]) -> Fraction | None:
    """`two hundred and fifty`."""
    total = 0
    for word in words:
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in _ONES or word in _TENS:
            total += _ONES.get(word, 0) + _TENS.get(word, 0)
        else:
            return None
    return Fraction(total)


def _chinese(text: str) -> int:
    """`一百二十` and `二四` alike: a digit counts at the place behind it, or is read in turn."""
    if not any(char in _PLACES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in _PLACES:
            total += (1 if digit is None else digit) * _PLACES[char]
            digit = None
        else:
            digit = _DIGITS[char]
    return total + (digit or 0)

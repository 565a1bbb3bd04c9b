"""Numbers written in Chinese characters, and what they are in digits."""

from __future__ import annotations

import re

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_NUMERAL = "[" + "".join({**_DIGITS, **_SIZES}) + "]+"
_TENTHS = re.compile(r"(?P<tenths>[一二三四五六七八九]|\d)成(?P<more>[一二三四五六七八九]|\d)?")
_WRITTEN_OUT = re.compile(rf"(?P<percent>百分之)?(?P<numeral>{_NUMERAL}|\d+(?:\.\d+)?)")


def in_digits(word: str) -> tuple[str, str] | None:
    """What `word` begins with, written in characters, and the same in digits.

    `二十四` is `24`, `八成` is `80%`.

    None where it begins with no number, or with one in digits alone.
    """
    tenths = _TENTHS.match(word)
    if tenths is not None:
        digits = (
            str(_DIGITS.get(each, each)) for each in (tenths["tenths"], tenths["more"] or "零")
        )
        return tenths[0], f"{''.join(digits)}%"
    found = _WRITTEN_OUT.match(word)
    if found is None or (found["percent"] is None and found["numeral"][0].isascii()):
        return None
    value = found["numeral"] if found["numeral"][0].isascii() else str(_value(found["numeral"]))
    return found[0], f"{value}%" if found["percent"] else value


def _value(numeral: str) -> int:
    if not any(char in _SIZES for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))  # 二〇二六
    whole, part, digit = 0, 0, 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "万":
            whole, part, digit = whole + (part + digit) * _SIZES[char], 0, 0
        else:
            part, digit = part + (digit or 1) * _SIZES[char], 0
    return whole + part + digit

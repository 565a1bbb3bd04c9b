"""What a log or a plan holds may not drive the program that shows it."""

from __future__ import annotations

import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HARMLESS = ("\u200c", "\u200d")
"""Joiners that some scripts need."""


def printable(text: str) -> str:
    """Without control characters and changes of the direction of writing, seen as `�`."""
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """The same, with every run of white space as one blank."""
    return printable(" ".join(text.split()))


def spreadsheet(text: str) -> str:
    """A leading sign that a spreadsheet would take for a formula is kept from being one."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _shown(char: str) -> str:
    if char in "\n\t" or char in _HARMLESS:
        return char
    return "\ufffd" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char

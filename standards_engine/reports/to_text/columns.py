"""How wide a text is on a terminal, and breaking it. East Asian characters take two columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
)
_OPENING, _CLOSING = "（《【〈“‘", "，。；：、！？）》】〉”’"
_CHUNKS = re.compile(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*")
"""No line begins with a sign that ends something, nor ends with one that opens it."""


def width(content: str) -> int:
    """Columns on a terminal."""
    return sum(_columns(char) for char in content)


def padded(content: str, size: int, *, right: bool = False) -> str:
    blank = " " * (size - width(content))
    return blank + content if right else content + blank


def chunks(content: str, columns: int) -> Iterator[str]:
    """What a line can be broken between: words, and parts of words that are too long."""
    for chunk in _CHUNKS.findall(content):
        rest = chunk
        while len(rest) > columns:
            end = rest.rfind("_", 0, columns) + 1 or columns  # a name breaks between its words
            yield rest[:end]
            rest = rest[end:]
        yield rest


def broken_text(content: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns."""
    line = ""
    for chunk in chunks(content, columns):
        if line and width(line) + width(chunk) > columns:
            yield line.rstrip()
            line = ""
        if line or not chunk.isspace():
            line += chunk
    yield line.rstrip()


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

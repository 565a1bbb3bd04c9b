"""The comments of a rule file, which are not in its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_engine.language.keywords import keywords
from standards_engine.language.scanner import TEXT, Scanner
from standards_engine.source import Source, Span

_PIECE = re.compile(rf"{TEXT.pattern}|`[^`\n]*`|(?P<comment>#[^\n]*)", re.DOTALL)
"""What may hold a `#` that begins no comment, or a comment."""


def comments(source: Source) -> Iterator[Span]:
    """Each from its `#` to the end of its line, in order."""
    plain = Scanner(source, keywords(), 0, len(source.text)).text
    for found in _PIECE.finditer(plain):
        if found["comment"] is not None:
            end = found.start() + len(found["comment"].rstrip())
            yield Span(source, found.start(), end)

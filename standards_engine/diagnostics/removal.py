"""Taking out what a file can do without."""

from __future__ import annotations

import re

from standards_engine.diagnostics.base import Edit
from standards_engine.source import Span

_REST_OF_LINE = re.compile(r"[ \t]*(?:[#＃][^\n]*)?(?:\r?\n|$)")


def removal(span: Span, *, safe: bool = False) -> Edit:
    """Takes it out with its lines and the comment behind it, where nothing else stands there."""
    text, start, end = span.source.text, span.start, span.end
    while start and text[start - 1] in " \t":
        start -= 1
    rest = _REST_OF_LINE.match(text, end)
    begins_a_line = start == 0 or text[start - 1] == "\n"
    if begins_a_line and rest is not None:
        return Edit(Span(span.source, start, rest.end()), "", safe)
    return Edit(Span(span.source, start, end), "", safe)

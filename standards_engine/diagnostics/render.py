"""A diagnostic as text: place, message, excerpt with a caret, help."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from standards_engine.diagnostics.base import Diagnostic, Level
from standards_engine.source import Span
from standards_engine.wording import later, say

_EXCERPT_WIDTH = 110
_LEVELS = {
    Level.ERROR: later("error: {message} [{code}]"),
    Level.WARNING: later("warning: {message} [{code}]"),
}


def render(diagnostic: Diagnostic) -> str:
    """Several lines of text: `file:line:column: level: message [code]`, excerpt, help."""
    where = f"{diagnostic.span}: " if diagnostic.span else ""
    head = say(_LEVELS[diagnostic.level], message=diagnostic.message, code=diagnostic.code())
    lines = [f"{where}{head}"]
    if diagnostic.span is not None:
        lines += excerpt(diagnostic.span)
    if diagnostic.help:
        lines.append("  " + say("help: {help}", help=diagnostic.help))
    return "\n".join(lines)


def render_all(diagnostics: Sequence[Diagnostic]) -> str:
    return "\n\n".join(render(diagnostic) for diagnostic in diagnostics)


def excerpt(span: Span) -> list[str]:
    """The line, and carets under the place; nothing where the line is blank."""
    text = _printable(span.source.line_text(span.line))
    if not text.strip():
        return []
    number = str(span.line)
    start = span.column - 1
    length = max(1, min(span.end - span.start, len(text) - start))
    first = max(0, start - _EXCERPT_WIDTH // 2) if len(text) > _EXCERPT_WIDTH else 0
    shown = text[first : first + _EXCERPT_WIDTH]
    pad = " " * _width(text[first:start])
    carets = "^" * max(1, _width(text[start : start + length][: len(shown) - (start - first)]))
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {pad}{carets}"]


def _printable(text: str) -> str:
    """Control characters as spaces, so that a file cannot drive the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

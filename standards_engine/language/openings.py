"""Words that open a declaration, misspelt: where fields end, each could be one more field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_engine.diagnostics import Diagnostic, nearest
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.language.expectations import surely_meant
from standards_engine.language.keywords import Keywords
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.language.stuck import Slip, instead_of

_BEHIND = re.compile(r"[ \t]+(?:`[^`\n]+`|[^\W\d]\w*|\")")
_OPENING = ("EVENT", "STANDARD", "CONSTRAINT", "CALENDAR", "PARAMETER", "DEFINE", "TABLE",
            "EXAMPLE", "WAIVE")  # fmt: skip


def misspelt_opening(scanner: Scanner, word: Candidate) -> Slip | None:
    """What `evnt` is meant to be at the margin, with a name behind it that is no type."""
    line_start = scanner.text.rfind("\n", 0, word.start) + 1
    behind = _BEHIND.match(scanner.text, word.end, scanner.end)
    if word.start != line_start or behind is None:
        return None
    written = scanner.keywords.simplified(word.value)
    meant = nearest(written, _words(scanner.keywords))
    if meant is None or _is_type(scanner, word):
        return None
    slip = instead_of(scanner, word.start, word.end, meant)
    return slip if written == meant or _is_near(slip.fault) else None


def _is_near(fault: Diagnostic) -> bool:
    return isinstance(fault, UnexpectedWord) and surely_meant(fault)


def _words(table: Keywords) -> list[str]:
    return [table.spelling[each] for each in _OPENING]


def _is_type(scanner: Scanner, word: Candidate) -> bool:
    """Whether a type stands behind the word, as behind the name of a field."""
    return any(
        each.terminal.startswith("TYPE_") or each.terminal in ("OPTIONAL", "ONE_OF", "LIST_OF")
        for each in _next(scanner, word)
    )


def _next(scanner: Scanner, word: Candidate) -> Iterator[Candidate]:
    return scanner.candidates(scanner.next_start(word.end))

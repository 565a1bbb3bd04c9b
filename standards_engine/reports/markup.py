"""Text that is no markup: a user's words in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standards_engine.reports.escape import one_line

_MARKUP = re.compile(r"([`\\*_{}\[\]()#+!|<>~&:@-])")
_TICKS = re.compile("`+")
_CODE = re.compile(r"((?<!`)`[^`]+`(?!`))")


def markdown_text(text: str) -> str:
    """One line; every sign that Markdown could take for its own is escaped.

    Words in single back quotes stay code, in which only `|` means anything (in a table).
    """
    pieces = _CODE.split(one_line(text))
    return "".join(
        piece.replace("|", r"\|") if number % 2 else _MARKUP.sub(r"\\\1", piece)
        for number, piece in enumerate(pieces)
    )


def fenced(lines: Iterable[str]) -> list[str]:
    """The lines as they are, between fences that none of them can close."""
    shown = list(lines)
    longest = max((len(run) for line in shown for run in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return ["", fence, *shown, fence]

"""One thing that may be written at a place."""

from __future__ import annotations

from lsprotocol.types import CompletionItemKind

from standards_engine.frozen import frozen


@frozen
class Suggestion:
    """`text` is written in its place, a snippet where it holds `$`; else `label` is.

    `rank` sorts: what is nearest to what stands before comes first.
    """

    label: str
    look: CompletionItemKind
    detail: str | None = None
    text: str | None = None
    rank: int = 0
    note: str | None = None
    snippet: bool = False
    whole_path: bool = False
    """It stands for all of a dotted path, of which a part may be written."""

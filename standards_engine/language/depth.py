"""How deeply a rule may be nested: what is read, checked and judged level by level has an end."""

from __future__ import annotations

from typing import Any

import lark

from standards_engine.diagnostics.syntax import TooDeep
from standards_engine.source import Source, Span

MOST_LEVELS = 160
"""150 of an expression, and the declaration and clause around it."""


def too_deep(tree: lark.Tree[Any], source: Source) -> TooDeep | None:
    """The fault of the first part that lies too deep; a chain of `and` is one level a term."""
    parts = [(tree, 1)]
    while parts:
        part, level = parts.pop()
        if level > MOST_LEVELS and not part.meta.empty:
            return TooDeep(span=Span(source, part.meta.start_pos, part.meta.end_pos))
        inner = [each for each in part.children if isinstance(each, lark.Tree)]
        parts += [(each, level + 1) for each in reversed(inner)]
    return None

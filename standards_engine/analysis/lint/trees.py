"""The syntax tree of a rule file, for what the checked rules no longer tell."""

from __future__ import annotations

from standards_engine.frozen import once_each
from standards_engine.language import nodes as syntax
from standards_engine.language import parse
from standards_engine.source import Source


@once_each
def tree_of(source: Source) -> syntax.RulesetFile:
    """Parsed once for all checks."""
    return parse(source).tree

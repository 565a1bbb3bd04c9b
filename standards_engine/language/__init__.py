"""Text to syntax tree: the only room that knows lark.

`parse` reads a rule file, `parse_expression` a single expression inside any text.
"""

from __future__ import annotations

from typing import cast

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.depth import too_deep
from standards_engine.language.from_tree import FromTree
from standards_engine.language.keywords import keywords
from standards_engine.language.parser import parse_tree
from standards_engine.source import Source, Span

__all__ = ["Parsed", "ParsedExpression", "parse", "parse_expression"]


@frozen
class Parsed:
    """A rule file as far as it could be read, and its faults of writing."""

    tree: nodes.RulesetFile
    diagnostics: tuple[Diagnostic, ...]


@frozen
class ParsedExpression:
    expression: nodes.Expression | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source, language: str = "en") -> Parsed:
    """The syntax tree of a rule file. Clauses with faults are left out of the tree."""
    text = source.text
    tree, faults = parse_tree(source, keywords(language), "ruleset_file", 0, len(text))
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        tree = None
        faults.append(deep)
    if tree is None:
        return Parsed(nodes.RulesetFile(source, None, (), span=_whole(source)), tuple(faults))
    return Parsed(cast("nodes.RulesetFile", FromTree(source).transform(tree)), tuple(faults))


def parse_expression(
    source: Source, start: int, end: int, language: str = "en"
) -> ParsedExpression:
    """The expression written in `source.text[start:end]`; spans are those of the source."""
    tree, faults = parse_tree(source, keywords(language), "expression", start, end)
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        faults.append(deep)
    if tree is None or faults:
        return ParsedExpression(None, tuple(faults))
    return ParsedExpression(FromTree(source).transform(tree), ())


def _whole(source: Source) -> Span:
    return Span(source, 0, len(source.text))

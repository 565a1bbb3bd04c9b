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
from standards_engine.language.keywords import keywords, language_of
from standards_engine.language.numerals import in_digits
from standards_engine.language.own_names import own_names, own_names_of
from standards_engine.language.parser import parse_tree
from standards_engine.source import Source, Span

__all__ = ["Parsed", "ParsedExpression", "in_digits", "language_of", "parse", "parse_expression"]


@frozen
class Parsed:
    """A rule file as far as it could be read, and its faults of writing."""

    tree: nodes.RulesetFile
    diagnostics: tuple[Diagnostic, ...]


@frozen
class ParsedExpression:
    expression: nodes.Expression | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """The syntax tree of a rule file. Clauses with faults are left out of the tree.

    The first word chooses the keyword table. In the tree the language's own names are English.
    """
    table = keywords(language_of(source.text))
    tree, faults = parse_tree(source, table, "ruleset_file", 0, len(source.text))
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        tree = None
        faults.append(deep)
    if tree is None:
        return Parsed(nodes.RulesetFile(source, None, (), span=_whole(source)), tuple(faults))
    from_tree = FromTree(source, own_names(tree, table))
    return Parsed(cast("nodes.RulesetFile", from_tree.transform(tree)), tuple(faults))


def parse_expression(source: Source, start: int, end: int) -> ParsedExpression:
    """The expression written in `source.text[start:end]`; spans are those of the source.

    The source may be a rule file, or hold just the expression.
    """
    table = keywords(language_of(source.text))
    tree, faults = parse_tree(source, table, "expression", start, end)
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        faults.append(deep)
    if tree is None or faults:
        return ParsedExpression(None, tuple(faults))
    return ParsedExpression(FromTree(source, own_names_of(source)).transform(tree), ())


def _whole(source: Source) -> Span:
    return Span(source, 0, len(source.text))

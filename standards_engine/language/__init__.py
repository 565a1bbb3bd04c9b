"""Text to syntax tree: the only room that knows lark.

`parse` reads a rule file, `parse_expression` a single expression inside any text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.depth import too_deep
from standards_engine.language.from_tree import FromTree
from standards_engine.language.keywords import keywords, language_of
from standards_engine.language.numerals import in_digits
from standards_engine.language.own_names import every_own_name, own_names, shared_names
from standards_engine.language.parser import parse_tree
from standards_engine.source import Source, Span

__all__ = [
    "Parsed",
    "ParsedExpression",
    "in_digits",
    "language_of",
    "parse",
    "parse_expression",
    "shared_names",
]


@frozen
class Parsed:
    """A rule file as far as it could be read, and its faults of writing."""

    tree: nodes.RulesetFile
    diagnostics: tuple[Diagnostic, ...]


@frozen
class ParsedExpression:
    expression: nodes.Expression | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source, declared: Collection[str] = ()) -> Parsed:
    """The syntax tree of a rule file. Clauses with faults are left out of the tree.

    The first word chooses the keyword table. In the tree the language's own names are English;
    words that the file declares, or that other files of the ruleset have `declared`, are not.
    """
    table = keywords(language_of(source.text))
    tree, faults = parse_tree(source, table, "ruleset_file", 0, len(source.text))
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        tree = None
        faults.append(deep)
    if tree is None:
        return Parsed(nodes.RulesetFile(source, None, (), span=_whole(source)), tuple(faults))
    from_tree = FromTree(source, own_names(tree, table, declared))
    return Parsed(cast("nodes.RulesetFile", from_tree.transform(tree)), tuple(faults))


def parse_expression(
    source: Source, start: int, end: int, own_names: Mapping[str, str] | None = None
) -> ParsedExpression:
    """The expression written in `source.text[start:end]`; spans are those of the source.

    In a rule file `own_names` are those of its tree; without them every one counts.
    """
    table = keywords(language_of(source.text))
    tree, faults = parse_tree(source, table, "expression", start, end)
    if tree is not None and (deep := too_deep(tree, source)) is not None:
        faults.append(deep)
    if tree is None or faults:
        return ParsedExpression(None, tuple(faults))
    names = every_own_name(table) if own_names is None else own_names
    return ParsedExpression(FromTree(source, names).transform(tree), ())


def _whole(source: Source) -> Span:
    return Span(source, 0, len(source.text))

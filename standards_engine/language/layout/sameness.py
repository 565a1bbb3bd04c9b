"""Whether two rule files say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from standards_engine.language import nodes, parse, parse_expression
from standards_engine.source import Source

IN_BRACES = re.compile(r"\{([^{}]*)\}")


def say_the_same(one: Source, other: Source) -> bool:
    """By their syntax trees. In a message, what stands in braces is compared as an expression."""
    first, second = parse(one), parse(other)
    if first.diagnostics or second.diagnostics:
        return False
    return _same(first.tree.header, second.tree.header) and _same(
        first.tree.declarations, second.tree.declarations
    )


def _same(one: object, other: object) -> bool:
    if one == other:
        return True
    match one, other:
        case nodes.TextClause(word=nodes.TextClauseWord.MESSAGE), nodes.TextClause():
            return one.word == other.word and _same_message(one.value, other.value)
        case tuple(), tuple():
            return len(one) == len(other) and all(map(_same, one, other))
        case nodes.Node(), nodes.Node():
            return type(one) is type(other) and all(map(_same, _facts(one), _facts(other)))
        case _:
            return False


def _facts(node: nodes.Node) -> Iterator[object]:
    assert is_dataclass(node)
    return (getattr(node, each.name) for each in fields(node) if each.compare)


def _same_message(one: nodes.Wording, other: nodes.Wording) -> bool:
    texts, others = (
        [each.plain, *(translation.text for translation in each.translations)]
        for each in (one, other)
    )
    languages, other_languages = (
        [each.language for each in wording.translations] for wording in (one, other)
    )
    return languages == other_languages and all(map(_same_text, texts, others))


def _same_text(one: nodes.String, other: nodes.String) -> bool:
    if IN_BRACES.sub("{}", one.text) != IN_BRACES.sub("{}", other.text):
        return False
    return list(_expressions(one)) == list(_expressions(other))


def _expressions(text: nodes.String) -> Iterator[object]:
    """What stands in braces; where it is no expression, its text."""
    source = text.span.source
    for piece in IN_BRACES.finditer(source.text, text.span.start, text.span.end):
        found = parse_expression(source, piece.start(1), piece.end(1)).expression
        yield piece[1] if found is None else found

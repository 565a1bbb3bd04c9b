"""Whether two rule files say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from standards_engine.language import nodes, parse_expression

IN_BRACES = re.compile(r"\{([^{}]*)\}")


Names = tuple[Mapping[str, str], Mapping[str, str]]
"""The language's own names, as each of the two files spells them."""


def say_the_same(one: nodes.RulesetFile, other: nodes.RulesetFile) -> bool:
    """By their syntax trees. In a message, what stands in braces is compared as an expression."""
    parts, others = ((tree.header, tree.declarations) for tree in (one, other))
    return _same(parts, others, (one.own_names, other.own_names))


def _same(one: object, other: object, names: Names) -> bool:
    if one == other:
        return True
    match one, other:
        case nodes.TextClause(word=nodes.TextClauseWord.MESSAGE), nodes.TextClause():
            return one.word == other.word and _same_message(one.value, other.value, names)
        case tuple(), tuple():
            return len(one) == len(other) and _all_same(one, other, names)
        case nodes.Node(), nodes.Node():
            return type(one) is type(other) and _all_same(_facts(one), _facts(other), names)
        case _:
            return False


def _all_same(ones: Iterable[object], others: Iterable[object], names: Names) -> bool:
    return all(_same(one, other, names) for one, other in zip(ones, others, strict=True))


def _facts(node: nodes.Node) -> list[object]:
    return [getattr(node, each.name) for each in fields(node) if each.compare]


def _same_message(one: nodes.Wording, other: nodes.Wording, names: Names) -> bool:
    languages, other_languages = (
        [each.language for each in wording.translations] for wording in (one, other)
    )
    texts, others = (
        [wording.plain, *(each.text for each in wording.translations)] for wording in (one, other)
    )
    return languages == other_languages and all(
        _same_text(text, another, names) for text, another in zip(texts, others, strict=True)
    )


def _same_text(one: nodes.String, other: nodes.String, names: Names) -> bool:
    if IN_BRACES.sub("{}", one.text) != IN_BRACES.sub("{}", other.text):
        return False
    found, others = (_expressions(*each) for each in zip((one, other), names, strict=True))
    return list(found) == list(others)


def _expressions(text: nodes.String, names: Mapping[str, str]) -> Iterator[object]:
    """What stands in braces; where it is no expression, its text."""
    source = text.span.source
    for piece in IN_BRACES.finditer(source.text, text.span.start, text.span.end):
        found = parse_expression(source, piece.start(1), piece.end(1), names).expression
        yield piece[1] if found is None else found

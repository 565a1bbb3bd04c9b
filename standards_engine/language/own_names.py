"""The language's own names (`case`, `count`, `service`), which every table spells in its own words.

A syntax tree holds them in English. A word that a rule file declares itself is only its own name
there, in whichever language it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import lark

from standards_engine.language.keywords import Keywords, keywords, language_of
from standards_engine.language.parser import parse_tree
from standards_engine.source import Source

_DECLARING = {
    "header", "parameter", "define", "calendar", "event", "field", "table", "standard",
    "constraint", "exception", "alias", "quantified",
}  # fmt: skip
"""Grammar rules that declare the name they begin with."""


def own_names(tree: lark.Tree[Any], table: Keywords) -> Mapping[str, str]:
    """The English name of each of the language's own names that may stand in this file."""
    if not table.names:
        return {}
    declared = set(_declared(tree))
    return {
        word: english
        for english, word in table.names.items()
        if english not in declared and word not in declared
    }


@lru_cache(maxsize=8)
def own_names_of(source: Source) -> Mapping[str, str]:
    """The same for any text with rules in it."""
    table = keywords(language_of(source.text))
    if not table.names:
        return {}
    tree, _ = parse_tree(source, table, "ruleset_file", 0, len(source.text))
    return own_names(tree if tree is not None else lark.Tree("ruleset_file", []), table)


def _declared(tree: lark.Tree[Any]) -> Iterator[str]:
    for each in tree.iter_subtrees():
        if each.data in _DECLARING:
            inner = [child for child in each.children if isinstance(child, lark.Tree)]
            for child in inner[: 2 if each.data == "table" else 1]:
                yield from _texts(child)


def _texts(tree: lark.Tree[Any]) -> Iterator[str]:
    """Of a `name`, or of the `names` of a table's arguments."""
    if tree.data == "name":
        yield str(tree.children[0])
    elif tree.data == "names":
        for child in tree.children:
            yield from _texts(child)

"""The language's own names (`case`, `count`, `service`), which every table spells in its own words.

A syntax tree holds them in English. A word that a rule file declares itself is only its own name
there, in whichever language it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import lark

from standards_engine.language import nodes
from standards_engine.language.keywords import Keywords

_DECLARING = {
    "header", "parameter", "define", "calendar", "event", "field", "table", "standard",
    "constraint", "exception", "alias", "quantified",
}  # fmt: skip
"""Grammar rules that declare the name they begin with."""


def own_names(
    tree: lark.Tree[Any], table: Keywords, declared: Collection[str] = ()
) -> Mapping[str, str]:
    """The English name of each of the language's own names that may stand in this file."""
    if not table.names:
        return {}
    taken = {*declared, *_declared(tree)}
    return {
        word: english
        for word, english in every_own_name(table).items()
        if english not in taken and word not in taken
    }


def every_own_name(table: Keywords) -> Mapping[str, str]:
    return {word: english for english, word in table.names.items()}


def shared_names(tree: nodes.RulesetFile) -> Iterator[str]:
    """What a file declares that others of its ruleset can name: not aliases and the like."""
    for each in tree.declarations:
        match each:
            case nodes.EventDeclaration():
                yield each.name.text
                yield from (field.name.text for field in each.fields)
            case nodes.EachHas():
                yield from (field.name.text for field in each.fields)
            case (
                nodes.Parameter()
                | nodes.Define()
                | nodes.CalendarDeclaration()
                | nodes.TableDeclaration()
                | nodes.StandardDeclaration()
                | nodes.ConstraintDeclaration()
            ):
                yield each.name.text


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

"""Declarations of one kind, from all files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from standards_engine.language import nodes as syntax

_Node = TypeVar("_Node", bound=syntax.Node)


def declarations(trees: Sequence[syntax.RulesetFile], kind: type[_Node]) -> Iterator[_Node]:
    return (each for tree in trees for each in tree.declarations if isinstance(each, kind))

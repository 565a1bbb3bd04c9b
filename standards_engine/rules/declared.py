"""The names that rule files declare for each other: none of them is one of the language's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from standards_engine.language import shared_names
from standards_engine.rules.files import Library, read_together

Declared = Mapping[Path, set[str]]


def declared_together(names: Sequence[str]) -> Declared:
    """By file: what is declared in it, and in any file that is read together with it.

    Looked at are the files named, those in folders named, and what these use.
    """
    library, found = Library(), dict[Path, set[str]]()
    for group in read_together(names):
        trees = library.with_used([tree for name in group for tree in library.find(name)])
        declared = {name for tree in trees for name in shared_names(tree)}
        for tree in trees:
            found.setdefault(Path(tree.source.name).resolve(), set()).update(declared)
    return found

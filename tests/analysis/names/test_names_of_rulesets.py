"""Every name of every shipped ruleset is found, and found everywhere it stands."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from standards_engine.analysis.names import Index, Kind, Symbol
from standards_engine.diagnostics import is_error
from standards_engine.editor.programs import Program, Programs
from standards_engine.editor.texts import Texts
from standards_engine.resources import resource
from standards_engine.source import Span

RULESETS = sorted(resource("rulesets").rglob("*.std"))
OF_THE_LANGUAGE = {"case", "event", "plan", "as_of", "standard"}


def program(path: Path, texts: Texts | None = None) -> Program:
    found = Programs(texts or Texts()).of(os.path.realpath(path))
    assert found is not None
    return found


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.stem)
def test_every_name_is_bound(path: Path) -> None:
    index = program(path).index
    unbound = {
        str(each.span)
        for each in index.occurrences
        if not each.symbols and not of_itself(each.span)
    }
    assert unbound == set()


def of_itself(span: Span) -> bool:
    return span.text in OF_THE_LANGUAGE


def new_names(index: Index) -> dict[Symbol, str]:
    """Another one for each thing that is declared; one for those that are named together."""
    found: dict[Symbol, str] = {}
    for number, each in enumerate(each for each in index.occurrences if each.declares):
        for symbol in index.tied(each.symbols):
            found.setdefault(symbol, f"other_{number}")
    kept = {each for each in found if not index.declarations([each])}
    return {each: name for each, name in found.items() if each not in kept}


def renamed(index: Index, names: dict[Symbol, str]) -> dict[str, str]:
    edits: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    texts = {}
    for each in index.occurrences:
        name = next((names[symbol] for symbol in each.symbols if symbol in names), None)
        if name is not None:
            edits[each.span.source.name][each.span.start, each.span.end] = name
            texts[each.span.source.name] = each.span.source.text
    for file, changed in edits.items():
        for (start, end), name in sorted(changed.items(), reverse=True):
            texts[file] = texts[file][:start] + name + texts[file][end:]
    return texts


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.stem)
def test_all_names_changed_at_once_leave_the_rules_without_fault(path: Path) -> None:
    """Wherever one were missed, or taken for another, the checker would tell."""
    before = program(path)
    names = new_names(before.index)
    after = program(path, Texts(shown=renamed(before.index, names)))
    assert [str(each.message) for each in after.checked.diagnostics if is_error(each)] == []
    ruleset = after.checked.ruleset
    assert ruleset is not None
    rules = [each.name for each in (*ruleset.standards, *ruleset.constraints)]
    assert all(name.startswith("other_") for name in rules)
    assert {symbol.kind for symbol in names} >= {Kind.RULESET}

"""The clauses of the language, as its grammar has them, and those that a text uses.

A clause is a rule of the grammar together with a word or rule that it may hold: `for_each where`,
`bound AT_MOST`, `calendar_line holidays`. Functions and units are words of the language, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from standards_engine.diagnostics import render_all
from standards_engine.language.automaton import Automaton
from standards_engine.language.grammar import grammar
from standards_engine.language.keywords import keywords, language_of
from standards_engine.language.nodes import Unit
from standards_engine.language.parser import Parse
from standards_engine.language.scanner import Scanner
from standards_engine.rules.expressions import Fold
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.source import Source

Clause = tuple[str, str]
"""A rule, and what it holds."""
FOR_PEOPLE = frozenset(
    [
        "header",
        "header_text",
        "language_version",
        "use",
        "setting",
        "settings",
        "wording",
        "translation",
        "text_clause",
        "covers",
        "severity",
        "example",
        "example_event",
        "example_case",
        "example_as_of",
        "example_plan",
        "example_change",
        "example_without",
        "example_log",
        "example_expect",
    ]
)
"""Rules about heads, titles, texts for people, examples: no verdict depends on them."""
_STAR = re.compile(r"__(_?\w+)_star_\d+")
_OPEN = re.compile(r"_?open(_\w+)?")
"""Where `if` and `some … satisfies` may stand: a matter of brackets, not of meaning."""


def all_clauses() -> frozenset[Clause]:
    of_grammar = {clause for rule in grammar().rules for clause in _clauses_of(rule)}
    folds = {fold.value for fold in Fold} - {Fold.COUNT_DIFFERENT.value}
    functions = {("function", name) for name in (*folds, *FUNCTIONS, "first", "latest", "as_of")}
    return frozenset({*of_grammar, *functions, *(("unit", unit.value) for unit in Unit)})


def clauses_in(text: str) -> frozenset[Clause]:
    """Those of one rule file."""
    source = Source("page.std", text)
    automaton = Automaton("ruleset_file")
    configuration = automaton._parser.parser_state.parse_conf
    listening = _Listening(configuration.callbacks)
    configuration.callbacks = listening
    parse = Parse(source, Scanner(source, keywords(language_of(text)), 0, len(text)), automaton)
    parse.run()
    assert not parse.diagnostics, render_all(parse.diagnostics)
    return frozenset(listening.found)


class _Listening(dict[Any, Any]):
    """What the parser does for each rule, noting down which rules those were."""

    def __init__(self, callbacks: Mapping[Any, Any]) -> None:
        super().__init__(callbacks)
        self.found: set[Clause] = set()

    def __getitem__(self, rule: Any) -> Any:
        return lambda children: self._reduced(rule, children)

    def _reduced(self, rule: Any, children: list[Any]) -> Any:
        self.found.update(_clauses_of(rule))
        self.found.update(_words(rule, children))
        return super().__getitem__(rule)(children)


def _clauses_of(rule: Any) -> Iterator[Clause]:
    name = _plain(str(rule.alias or rule.origin.name))
    for symbol in rule.expansion:
        held = _plain(str(symbol.name))
        inner = held == name or _OPEN.fullmatch(held) or _OPEN.fullmatch(name)
        if not inner and not FOR_PEOPLE & {name, held}:
            yield name, held


def _plain(name: str) -> str:
    """`__calendar_star_3`, which repeats a part of `calendar`, is `calendar`."""
    found = _STAR.fullmatch(name)
    return found[1] if found else name


def _words(rule: Any, children: list[Any]) -> Iterator[Clause]:
    match str(rule.origin.name):
        case "call" | "reference":
            yield "function", str(children[0].children[0])
        case "quantity":
            yield "unit", str(children[0]).split(" ", 1)[1]
        case _:
            return

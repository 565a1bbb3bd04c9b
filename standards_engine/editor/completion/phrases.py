"""Keywords and units of time that may come at a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lsprotocol.types import CompletionItemKind as Look

from standards_engine.editor.completion.clauses import (
    CLAUSES,
    DECLARATIONS,
    OF_EXAMPLES,
    TRIGGERS,
    declaration,
)
from standards_engine.editor.completion.here import Here
from standards_engine.editor.completion.situation import Situation
from standards_engine.editor.completion.suggestion import Suggestion
from standards_engine.editor.words import words
from standards_engine.language.keywords import WILDCARD, Keywords, Phrase

_OF_STANDARDS = CLAUSES - TRIGGERS - {
    "REQUIRE", "SEVERITY", "OWNER", "BECAUSE", "SOURCE", "MESSAGE", "ENSURES",
} | {"FOR_THE_FIRST", "FOR_EACH_CASE"}  # fmt: skip
_OF_CONSTRAINTS = frozenset({"ENSURES", "FOR_THE_PLAN", "FOR_EACH_STANDARD"})
_OF_LOGS = frozenset({"ANY_OF", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "NOT_FOLLOWED_BY"})
_FOREIGN = {"STANDARD": _OF_CONSTRAINTS, "CONSTRAINT": _OF_STANDARDS | _OF_LOGS}
_OFTEN = frozenset({
    "REQUIRE", "EXCEPT", "PAUSE", "PAUSE_WHILE", "CANCELLED_BY", "RESTARTED_BY", "REOPENED_BY",
})  # fmt: skip
_PATTERNS = frozenset({"EXPECT", "FORBID", "REQUIRE"})
_OPERATORS = frozenset({
    "IN", "CURRENCY", "OR", "AND", "IS_GIVEN", "IS_NOT_GIVEN", "CONTAINS", "STARTS_WITH",
    "ENDS_WITH", "MATCHES", "IS_BETTER_THAN", "IS_AT_LEAST_AS_GOOD_AS",
})  # fmt: skip
_LAST = 9


def keywords_at(here: Situation) -> Iterator[Suggestion]:
    left_out, table = _left_out(here), here.keywords
    for terminal in table.spelling:
        if terminal in here.expected and terminal not in left_out:
            phrase = Phrase(tuple(table.spelling[terminal].split()), terminal)
            yield replace(_suggested(phrase, 0, table), rank=_rank(terminal, here.here))


def rest_of_keywords(here: Here, table: Keywords) -> Iterator[Suggestion]:
    """What is left of keywords of several words that are begun: `case` behind `for each`."""
    count = len(here.words)
    foreign = _FOREIGN.get(declaration(here.before.tokens).kind or "", frozenset())
    if not here.words_begin_line:
        foreign |= DECLARATIONS
    for phrases in table.phrases.values():
        for phrase in phrases:
            fits = phrase.terminal in here.before.expected - foreign
            if fits and _begins(phrase, here.words):
                yield _suggested(phrase, count, table)


def _begins(phrase: Phrase, typed: tuple[str, ...]) -> bool:
    pairs = zip(phrase.words, typed, strict=False)
    return len(phrase.words) > len(typed) and all(w in (t, WILDCARD) for w, t in pairs)


def _suggested(phrase: Phrase, skipped: int, table: Keywords) -> Suggestion:
    known = words(table.language)
    joint = "" if table.unspaced else " "
    label = joint.join("…" if word == WILDCARD else word for word in phrase.words)
    rest = joint.join("${1:…}" if word == WILDCARD else word for word in phrase.words[skipped:])
    snippet = known.snippets.get(phrase.terminal) if skipped == 0 else None
    note = known.meaning.get(phrase.terminal)
    return Suggestion(
        label,
        Look.Snippet if snippet else Look.Keyword,
        text=snippet or rest,
        rank=4,
        note=note[0] if note else None,
        snippet=bool(snippet) or WILDCARD in phrase.words[skipped:],
    )


def _rank(terminal: str, here: Here) -> int:
    """On a new line, clauses and declarations are near, and what goes on with the last is not."""
    if not here.begins_line:
        return 6 if terminal in CLAUSES else 5 if terminal in _OPERATORS else 4
    if terminal in DECLARATIONS:
        return 3 if here.begins_text_line else 6
    if terminal in CLAUSES:
        return 4
    return _LAST if terminal in _OPERATORS else 5


def _left_out(here: Situation) -> frozenset[str]:
    """What the grammar takes, though it means nothing there, or is there already."""
    written, kind = here.declaration.openers, here.declaration.kind or ""
    left_out = _FOREIGN.get(kind, frozenset()) | (written & CLAUSES) - _OFTEN
    if written & TRIGGERS:
        left_out |= TRIGGERS
    if kind == "STANDARD" and written & _PATTERNS:
        left_out |= _PATTERNS
    if here.declaration.last[:1] and here.declaration.last[0].terminal == "EXCEPT":
        left_out -= _PATTERNS
    if here.here.begins_line:
        return left_out
    openers = frozenset() if here.here.typed else (CLAUSES | OF_EXAMPLES) - _PATTERNS
    return left_out | DECLARATIONS | openers


def units(here: Here, table: Keywords) -> Iterator[Suggestion]:
    """Behind a number, where an amount of time or a share may stand."""
    if "QUANTITY" not in here.before.expected:
        return
    is_close = here.text[: here.start].endswith(here.words[0])
    space = " " if is_close and not table.unspaced else ""
    for unit in table.unit_spelling.values():
        one = unit.removesuffix("s") if here.words == ("1",) else unit
        yield Suggestion(one, Look.Unit, text=space + one)
    if is_close and "NUMBER" in here.before.expected:
        yield Suggestion("%", Look.Unit, rank=1)

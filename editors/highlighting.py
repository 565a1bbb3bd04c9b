"""The TextMate grammar, from the keyword tables.

It knows no syntax, so a name that is spelt like a keyword is coloured like one; next to a point it
is always a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from standards_engine.editor.completion.clauses import CLAUSES
from standards_engine.language.keywords import LANGUAGES, WILDCARD, Keywords, Phrase, keywords

_OPERATORS = frozenset({
    "OR", "AND", "NOT", "IN", "IS_GIVEN", "IS_NOT_GIVEN", "CONTAINS", "STARTS_WITH", "ENDS_WITH",
    "MATCHES", "IS_BETTER_THAN", "IS_AT_LEAST_AS_GOOD_AS", "IF", "THEN_VALUE", "ELSE", "SOME",
    "EVERY", "NO", "SATISFIES", "COUNT_OF_DIFFERENT",
})  # fmt: skip
_CONSTANTS = frozenset({
    "TRUE", "FALSE", "EXCUSED", "UNDETERMINED", "MINOR", "MAJOR", "CRITICAL", "ANY",
})  # fmt: skip
_TYPES = frozenset({"ONE_OF", "LIST_OF", "OPTIONAL"})
_DECLARED = frozenset({"A_CASE_ENDS_AT", "A_CASE_ENDS_WITH_THE_LOG", "EACH_HAS"})
_OWN = ("case", "event", "plan", "as_of")
_FUNCTIONS = (
    "count", "sum", "average", "min", "max", "median", "percentile", "share", "first", "latest",
    "headroom", "length", "mentions", "kept_within", "open_time", "staffed", "staff_needed",
)  # fmt: skip
_NAME = r"(?:`[^`\n]+`|\w+?)"
_NUMBER = r"\d+(?:\.\d+)?"
_TIME = r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?"
_OPENING, _CLOSING = r'["“「『＂]', r'["”」』＂]'


def highlighting() -> dict[str, Any]:
    tables = [keywords(language) for language in LANGUAGES]
    return {
        "name": "Standards",
        "scopeName": "source.standards",
        "patterns": [
            _matched(r"[#＃].*$", "comment.line.number-sign"),
            _text(),
            _matched(r"`[^`\n]+`", "variable.other"),
            _matched(
                rf"\d{{4}}-\d\d-\d\d(?:[ T]{_TIME}(?:Z|[+-]\d\d:?\d\d)?)?", "constant.numeric.date"
            ),
            _matched(_TIME, "constant.numeric.time"),
            _matched(rf"\b[A-Z]{{3}}\s*{_NUMBER}\b", "constant.numeric.money"),
            *(pattern for table in tables for pattern in _words(table)),
            _matched(rf"{_NUMBER}\s*[%％]?", "constant.numeric"),
            _matched(r"!=|<=|>=|≤|≥|≠|[=<>+\-*/＝＜＞＋－]", "keyword.operator"),
        ],
    }


def _text() -> dict[str, Any]:
    inner = [
        _matched(r"\\.", "constant.character.escape"),
        _matched(r"\{[^{}\n]*\}", "variable.other.interpolated"),
    ]
    return {
        "name": "string.quoted.double.standards",
        "begin": _OPENING,
        "end": _CLOSING,
        "patterns": inner,
    }


def _matched(pattern: str, scope: str) -> dict[str, Any]:
    return {"match": pattern, "name": f"{scope}.standards"}


def _words(table: Keywords) -> list[dict[str, Any]]:
    groups: dict[str, list[Phrase]] = {}
    for phrases in table.phrases.values():
        for phrase in phrases:
            groups.setdefault(_scope(phrase, table), []).append(phrase)
    ends = _any_of(word for phrase, _ in table.units for word in [" ".join(phrase.words)])
    behind = _any_of(table.counters)
    behind = f"|{behind}" if behind else ""
    units = rf"{_NUMBER}[ \t]*(?:{ends}{behind})" + (r"(?!\w)" if not table.unspaced else "")
    own = [table.names.get(name, name) for name in _OWN]
    functions = [table.names.get(name, name) for name in _FUNCTIONS]
    return [
        _matched(units, "constant.numeric.unit"),
        _matched(rf"(?<![\w.]){_any_of(functions)}(?=\s*[(（])", "support.function"),
        *(_keywords(phrases, scope, table) for scope, phrases in groups.items()),
        _matched(rf"(?<![\w.]){_any_of(own)}(?=\s*\.)", "variable.language"),
        *_runs(table),
    ]


def _keywords(phrases: list[Phrase], scope: str, table: Keywords) -> dict[str, Any]:
    space = r"[ \t]*" if table.unspaced else r"\s+"
    found = (
        space.join(_NAME if word == WILDCARD else re.escape(word) for word in phrase.words)
        for phrase in sorted(phrases, key=lambda each: (-len(each.words), -len(each.words[0])))
    )
    case = "" if table.unspaced else "(?i)"
    return _matched(rf"{case}(?<![\w.])(?:{'|'.join(found)})(?![\w.])", scope)


def _runs(table: Keywords) -> list[dict[str, Any]]:
    """Without spaces, keywords stand in one word: `每月按`; and behind a unit: `24小时内`."""
    if not table.unspaced:
        return []
    units = _any_of(" ".join(phrase.words) for phrase, _ in table.units)
    single = [
        phrase.words[0]
        for phrases in table.phrases.values()
        for phrase in phrases
        if len(phrase.words) == 1 and phrase.words[0] != WILDCARD
    ]
    words = _any_of(single)
    return [
        _matched(rf"(?<={units}){words}+(?!\w)", "keyword.other"),
        _matched(rf"(?<![\w.]){words}+(?![\w.])", "keyword.other"),
    ]


def _scope(phrase: Phrase, table: Keywords) -> str:
    terminal = phrase.terminal
    if terminal in _DECLARED or phrase.words[0] in table.reserved:
        return "keyword.control.declaration"
    if terminal.startswith("TYPE_") or terminal in _TYPES:
        return "storage.type"
    if terminal in _OPERATORS:
        return "keyword.operator.word"
    if terminal in _CONSTANTS:
        return "constant.language"
    return "keyword.control.clause" if terminal in CLAUSES else "keyword.other"


def _any_of(words: Iterable[str]) -> str:
    found = sorted({*words}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, found))})" if found else ""

"""What could have stood at a fault, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standards_engine.diagnostics import Diagnostic, nearest
from standards_engine.diagnostics.syntax import (
    UnclosedText,
    UnexpectedEnd,
    UnexpectedWord,
    UnknownCharacter,
)
from standards_engine.language.keywords import Keywords
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.source import Source, Span

_VALUES = {
    "NAME": "a name",
    "STRING": "a text in quotes",
    "NUMBER": "a number",
    "QUANTITY": "a time such as `24 hours`",
    "MONEY": "an amount such as `CNY 120`",
    "DATE": "a date such as `2026-03-01`",
    "INSTANT": "a date and time such as `2026-03-01 09:00`",
    "TIME": "a time of day such as `08:00`",
}
_SIGNS = {
    "_COMMA": "`,`",
    "_DOT": "`.`",
    "_LPAR": "`(`",
    "_RPAR": "`)`",
    "_RANGE": "`..`",
    "EQUAL": "`=`",
}
_OPERATORS = {"UNEQUAL", "LESS", "LESS_EQUAL", "MORE", "MORE_EQUAL", "_PLUS", "_MINUS", "_TIMES", "_DIVIDE"}
_VALUE_STARTS = {"STRING", "NUMBER", "QUANTITY", "NAME", "_LPAR"}


def unexpected_word(
    scanner: Scanner,
    candidates: Sequence[Candidate],
    expected: Sequence[str],
    previous: Candidate | None,
) -> UnexpectedWord:
    shortest = min(candidates, key=lambda candidate: candidate.end)
    span = Span(scanner.source, shortest.start, shortest.end)
    return UnexpectedWord(
        span=span,
        found=span.text,
        expected=in_words(expected, scanner.keywords),
        nearest=_nearest(span.text, expected, scanner.keywords, previous),
    )


def unexpected_end(span: Span, expected: Sequence[str], keywords: Keywords) -> UnexpectedEnd:
    return UnexpectedEnd(span=span, expected=in_words(expected, keywords))


def unclosed_text(source: Source, offset: int) -> Diagnostic:
    end = source.text.find("\n", offset)
    return UnclosedText(span=Span(source, offset, end if end >= 0 else len(source.text)))


def unknown_character(source: Source, offset: int) -> Diagnostic:
    return UnknownCharacter(span=Span(source, offset, offset + 1), character=source.text[offset])


def in_words(terminals: Iterable[str], keywords: Keywords) -> tuple[str, ...]:
    """The expected terminals for a reader: values first, then words; operators are left out."""
    names = list(terminals)
    if set(names) >= _VALUE_STARTS:
        return ("a value",)
    values = [_VALUES[name] for name in names if name in _VALUES]
    signs = [_SIGNS[name] for name in names if name in _SIGNS]
    words = [f"`{_spelling(name, keywords)}`" for name in names if _is_word(name)]
    return (*values, *signs, *words)


def _is_word(terminal: str) -> bool:
    return not (terminal in _VALUES or terminal in _SIGNS or terminal in _OPERATORS) and terminal.isidentifier()


def _spelling(terminal: str, keywords: Keywords) -> str:
    return keywords.spelling[terminal.removeprefix("_")].replace("*", "…")


def _nearest(
    found: str, expected: Sequence[str], keywords: Keywords, previous: Candidate | None
) -> str | None:
    """The allowed word most like what stands there; after a number also the units of time."""
    words = {_spelling(name, keywords) for name in expected if _is_word(name)}
    first_words = {word.split()[0]: word for word in words}
    if previous is not None and previous.terminal == "NUMBER":
        words |= {" ".join(phrase.words) for phrase, _ in keywords.units}
    close = nearest(found, words) or first_words.get(nearest(found, first_words) or "")
    return close if close is not None and close != found else None

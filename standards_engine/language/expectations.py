"""What could have stood at a fault, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from standards_engine.diagnostics import Diagnostic, nearest
from standards_engine.diagnostics.phrases import in_rules_of
from standards_engine.diagnostics.slips import UnfinishedClause
from standards_engine.diagnostics.syntax import (
    UnclosedText,
    UnexpectedEnd,
    UnexpectedWord,
    UnknownCharacter,
)
from standards_engine.language.keywords import Keywords
from standards_engine.language.scanner import SLIPS, SLIPS_IN_WORDS, Candidate, Scanner
from standards_engine.source import Source, Span
from standards_engine.wording import later, listed, say

_VALUES = {
    "NAME": later("a name"),
    "STRING": later("a text in quotes"),
    "NUMBER": later("a number"),
    "QUANTITY": later("a time such as `{hours}`"),
    "MONEY": later("an amount such as `CNY 120`"),
    "DATE": later("a date such as `2026-03-01`"),
    "INSTANT": later("a date and time such as `2026-03-01 09:00`"),
    "TIME": later("a time of day such as `08:00`"),
}
_SIGNS = {
    "_COMMA": "`,`",
    "_DOT": "`.`",
    "_LPAR": "`(`",
    "_RPAR": "`)`",
    "_RANGE": "`..`",
    "EQUAL": "`=`",
}
_SURE = 0.75
_NEAR = 0.6
_SURE_OF_CHARACTERS = 0.5
"""One wrong of two Chinese characters."""
_CLAUSE_BOUNDARY = "_EVENT"
_CLAUSES = {
    "FOR_EACH", "FOR_THE_FIRST", "_FOR_EACH_CASE", "_FOR_EACH_STANDARD", "_FOR_THE_PLAN",
    "_EXPECT", "_FORBID", "_REQUIRE", "_EXCEPT", "_PAUSE", "_PAUSE_WHILE", "_CLOCK_RUNS_DURING",
    "_CANCELLED_BY", "_RESTARTED_BY", "_REOPENED_BY", "_WARN_AT", "_GOAL", "_SEVERITY", "PROMISE",
    "OWNER", "BECAUSE", "SOURCE", "MESSAGE", "_COVERS", "_ENSURES", "_EFFECTIVE",
}  # fmt: skip
_DECLARATIONS = {
    "_USE", "_PARAMETER", "_DEFINE", "_CALENDAR", "_A_CASE_ENDS_AT", "_A_CASE_ENDS_WITH_THE_LOG",
    "EACH_HAS", "_EVENT", "_TABLE", "_STANDARD", "_CONSTRAINT", "_EXAMPLE", "_WAIVE",
}  # fmt: skip
_VALUE_STARTS = {"STRING", "NUMBER", "QUANTITY", "NAME", "_LPAR"}


def unexpected_word(
    scanner: Scanner,
    candidates: Sequence[Candidate],
    expected: Sequence[str],
    previous: Candidate | None,
) -> UnexpectedWord:
    word = _one_word(candidates)
    span = Span(scanner.source, word.start, word.end)
    slip = _slip(word, scanner.keywords)
    return UnexpectedWord(
        span=span,
        found=span.text,
        expected=in_words(expected, scanner.keywords),
        nearest=slip or _nearest(span.text, expected, scanner.keywords, previous),
        hint=None if slip else _opening_hint(scanner, span, expected, previous),
    )


def _opening_hint(
    scanner: Scanner, span: Span, expected: Sequence[str], previous: Candidate | None
) -> str | None:
    """Where a clause may begin, and a word stands that is like none: a sentence, as in speech."""
    if "_EXPECT" not in expected or not scanner.begins_line(span.start):
        return None
    if _nearest(span.text, expected, scanner.keywords, previous) or not span.text[0].isalpha():
        return None
    words = [f"`{_spelling(each, scanner.keywords)} …`" for each in ("FOR_EACH", "EXPECT", "GOAL")]
    return say(
        "a clause begins with a word of its own, such as {words}, and is no free sentence",
        words=listed(words),
    )


def _one_word(candidates: Sequence[Candidate]) -> Candidate:
    """The reading as one whole word: not a phrase of several, and no part of a run."""
    whole = [each for each in candidates if each.terminal == "NAME"]
    return min(whole or candidates, key=lambda candidate: candidate.end)


def _slip(word: Candidate, keywords: Keywords) -> str | None:
    """What stands here for a sign of other languages."""
    if word.value in SLIPS_IN_WORDS:
        return keywords.spelling[SLIPS_IN_WORDS[word.value]]
    return SLIPS.get(word.value)


def misspelt_phrase(
    scanner: Scanner, first: Candidate, last: int, expected: Sequence[str]
) -> UnexpectedWord | None:
    """The fault where `first` and the words after it are nearly a keyword of several words."""
    words = scanner.text[first.start : last].split()
    phrases = {_spelling(name, scanner.keywords) for name in _spelled(expected, scanner.keywords)}
    same_length = {phrase for phrase in phrases if len(phrase.split()) == len(words) > 1}
    written = " ".join(words).casefold()
    same_length = {phrase for phrase in same_length if _each_is_near(written, phrase)}
    close = get_close_matches(written, same_length, n=1, cutoff=_SURE)
    if not close or close[0] == written:
        return None
    end = first.start + len(scanner.text[first.start : last].rstrip())
    span = Span(scanner.source, first.start, end)
    return UnexpectedWord(span=span, found=span.text, expected=(), nearest=close[0])


def surely_meant(fault: UnexpectedWord) -> bool:
    """Whether the word suggested is so near that reading can go on with it in its place."""
    if fault.nearest is None or len(fault.nearest.split()) != len(fault.found.split()):
        return False
    found = fault.found.casefold()
    least = _SURE if found.isascii() else _SURE_OF_CHARACTERS
    sure = _alike(found, fault.nearest) >= least and _each_is_near(found, fault.nearest)
    return fault.found in SLIPS or fault.found in SLIPS_IN_WORDS or sure


def _each_is_near(written: str, phrase: str) -> bool:
    """Whether every word is nearly its counterpart: `for each need` is not `for each case`."""
    least = _NEAR if written.isascii() else _SURE_OF_CHARACTERS
    return all(_alike(*pair) >= least for pair in zip(written.split(), phrase.split(), strict=True))


def _alike(found: str, known: str) -> float:
    return SequenceMatcher(None, found, known).ratio()


def unexpected_end(span: Span, expected: Sequence[str], keywords: Keywords) -> UnexpectedEnd:
    return UnexpectedEnd(span=span, expected=in_words(expected, keywords))


def opens_clause(terminal: str) -> bool:
    """Whether the word, in the grammar's own form, opens a clause or declaration."""
    return terminal in _CLAUSES or terminal in _DECLARATIONS


def unfinished_clause(
    scanner: Scanner, last: Candidate, following: Candidate, expected: Sequence[str]
) -> UnfinishedClause:
    return UnfinishedClause(
        last=scanner.text[last.start : last.end],
        next=scanner.text[following.start : following.end],
        expected=in_words(expected, scanner.keywords),
        span=Span(scanner.source, last.start, last.end),
    )


def unclosed_text(source: Source, offset: int) -> Diagnostic:
    end = source.text.find("\n", offset)
    return UnclosedText(span=Span(source, offset, end if end >= 0 else len(source.text)))


def unknown_character(source: Source, offset: int) -> Diagnostic:
    return UnknownCharacter(span=Span(source, offset, offset + 1), character=source.text[offset])


def in_words(terminals: Iterable[str], keywords: Keywords) -> tuple[str, ...]:
    """The expected terminals for a reader: values, signs, words; operators are left out."""
    names = set(terminals)
    if names >= _VALUE_STARTS:
        return (say("a value"),)
    boundary = _boundary(names)
    hours = in_rules_of("24 hours", keywords.language)
    values = [say(text, hours=hours) for name, text in _VALUES.items() if name in names]
    signs = [text for name, text in _SIGNS.items() if name in names]
    words = [f"`{_spelling(name, keywords)}`" for name in _in_table_order(names, keywords)]
    return (*values, *signs, *dict.fromkeys(words), *boundary)


def _boundary(names: set[str]) -> tuple[str, ...]:
    """Where a declaration may begin, say so instead of listing them; `names` loses them."""
    if _CLAUSE_BOUNDARY not in names:
        return ()
    in_a_rule = bool(names & _CLAUSES)
    names -= _CLAUSES | _DECLARATIONS
    if in_a_rule:
        return (say("the next clause or declaration"),)
    return (say("the next declaration"),)


def _in_table_order(names: set[str], keywords: Keywords) -> list[str]:
    order = {name: index for index, name in enumerate(keywords.spelling)}
    words = _spelled(names, keywords)
    return sorted(words, key=lambda name: order[name.removeprefix("_")])


def _spelled(terminals: Iterable[str], keywords: Keywords) -> list[str]:
    """Those that are keywords with a word in this language."""
    return [name for name in terminals if name.removeprefix("_") in keywords.spelling]


def _spelling(terminal: str, keywords: Keywords) -> str:
    return keywords.spelling[terminal.removeprefix("_")].replace("*", "…")


def _nearest(
    found: str, expected: Sequence[str], keywords: Keywords, previous: Candidate | None
) -> str | None:
    """The allowed word most like what stands there; after a number also the units of time."""
    found = keywords.simplified(found)
    words = {_spelling(name, keywords) for name in _spelled(expected, keywords)}
    first_words = {word.split()[0]: word for word in words}
    if previous is not None and previous.terminal == "NUMBER":
        words |= {" ".join(phrase.words) for phrase, _ in keywords.units}
    close = nearest(found, words) or first_words.get(nearest(found, first_words) or "")
    return close if close is not None and close != found else None

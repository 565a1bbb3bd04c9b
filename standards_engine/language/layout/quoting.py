"""Names that would be read as something else where they stand are put in back quotes, no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.language.automaton import Automaton
from standards_engine.language.keywords import WILDCARD, Keywords
from standards_engine.language.layout.spelling import is_bare_name, quoted
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.source import Source

_LOOKED_AHEAD = 6
"""Tokens: no keyword has more words."""
_LIKE_MONEY = re.compile(r"[A-Z]{3}\d*")


@frozen
class Written:
    """A token as it is to be written, and whether it stands close to the one before it."""

    terminal: str
    text: str
    is_close: bool


def with_quotes(tokens: Sequence[Written], keywords: Keywords, start: str) -> list[Written]:
    """The tokens, in order, of which each will be read as what it is."""
    texts = [token.text for token in tokens]
    pairs = zip(tokens, [*tokens[1:], None], strict=False)  # without tokens there are no pairs
    doubtful = [_is_doubtful(*pair, keywords) for pair in pairs]
    if not any(doubtful):
        return list(tokens)
    automaton = Automaton(start)
    automaton.build_with(_nothing)
    for index, token in enumerate(tokens):
        if doubtful[index]:
            _quote(index, tokens, texts, (automaton, keywords))
        automaton.feed(Candidate(token.terminal, 0, 0, token.text))
    return [replace(token, text=text) for token, text in zip(tokens, texts, strict=True)]


def _quote(
    index: int, tokens: Sequence[Written], texts: list[str], reader: tuple[Automaton, Keywords]
) -> None:
    """Puts names in quotes, the nearest first, until the token at `index` is read as it is."""
    behind = range(index, min(index + _LOOKED_AHEAD, len(tokens)))
    for each in behind:
        if _is_read(index, tokens, texts, reader):
            return
        if tokens[each].terminal == "NAME" and not texts[each].startswith("`"):
            texts[each] = quoted(texts[each])


def _is_read(
    index: int, tokens: Sequence[Written], texts: Sequence[str], reader: tuple[Automaton, Keywords]
) -> bool:
    automaton, keywords = reader
    before = texts[index - 1] if index and tokens[index].is_close else ""
    ahead = range(index + 1, min(index + _LOOKED_AHEAD, len(tokens)))
    behind = "".join(("" if tokens[i].is_close else " ") + texts[i] for i in ahead)
    text = before + texts[index] + behind
    scanner = Scanner(Source("", text), keywords, 0, len(text))
    for candidate in scanner.candidates(len(before)):
        terminal = automaton.form(candidate.terminal)
        if automaton.accepts(terminal):
            end = len(before) + len(texts[index])
            return (terminal, candidate.end) == (tokens[index].terminal, end)
    return False


def _nothing(_rule: object) -> Callable[[object], None]:
    """Only which tokens are accepted is of interest, not what becomes of them."""
    return lambda _parts: None


def _is_doubtful(token: Written, following: Written | None, keywords: Keywords) -> bool:
    """Whether the token might be read as another; most cannot."""
    if token.terminal == "NAME":
        return _may_be_keyword(token.text, keywords)
    is_before_name = following is not None and following.terminal == "NAME"
    return is_before_name and token.text[:1].isalpha()


def _may_be_keyword(name: str, keywords: Keywords) -> bool:
    if not is_bare_name(name):
        return False
    word = name.casefold()
    is_run = keywords.run is not None and keywords.run.fullmatch(name) is not None
    return (
        word in keywords.phrases
        or name in keywords.reserved
        or is_run
        or _LIKE_MONEY.fullmatch(name) is not None
        or _begins_around_name(word, keywords)
    )


def _begins_around_name(word: str, keywords: Keywords) -> bool:
    """Without spaces, `每个案件有` is one word."""
    return keywords.unspaced and any(
        word.startswith(first) and WILDCARD in phrase.words
        for first, phrases in keywords.phrases.items()
        for phrase in phrases
    )

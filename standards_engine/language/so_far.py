"""What stands before a place and what may come there, to complete a half-written text."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.language.automaton import Automaton
from standards_engine.language.keywords import Keywords
from standards_engine.language.parser import Parse
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.source import Source


@frozen
class SoFar:
    """The tokens read, their terminals as in the keyword tables, and what may follow the last.

    `sound_from` is where reading went on after the last fault; what stands before it may be lost.
    """

    tokens: tuple[Candidate, ...]
    expected: frozenset[str]
    sound_from: int


def read_so_far(source: Source, keywords: Keywords, start: int, end: int) -> SoFar:
    """Reads `source.text[start:end]`, which begins with a declaration and may stop anywhere."""
    scanner = Scanner(source, keywords, start, end)
    parse = Parse(source, scanner, Automaton("ruleset_file"))
    tokens: list[Candidate] = []
    offset = sound_from = scanner.next_start(start)
    while offset < end:
        token = parse._acceptable(offset)
        if token is None:
            if not parse._report(offset):
                break
            offset = sound_from = parse._go_on_after(offset)
            continue
        parse._feed(token)
        tokens.append(_plain(token))
        offset = scanner.next_start(token.end)
    expected = frozenset(map(_without_mark, parse.automaton.expected()))
    return SoFar(tuple(tokens), expected, sound_from)


def _plain(token: Candidate) -> Candidate:
    return Candidate(_without_mark(token.terminal), token.start, token.end, token.value)


def _without_mark(terminal: str) -> str:
    """The grammar marks with `_` what leaves no trace in the tree."""
    return terminal.removeprefix("_")

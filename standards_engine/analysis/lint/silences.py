"""Comments that allow what is in doubt: `# lint: allow no-goal because every case counts`.

Such a comment stands on a line of its own before what it is about, or at the end of its line. It
covers the line, the declarations and clauses that begin on it, and at its end also the clause that
ends there. With `in this file` it covers the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from standards_engine.analysis.lint.per_file import gathered
from standards_engine.analysis.lint.trees import tree_of
from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.diagnostics.silences import (
    IdleSilence,
    SilenceWithoutReason,
    UnknownCheck,
    UnreadSilence,
)
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.language.comments import comments
from standards_engine.source import Source, Span

_OPENING = re.compile(r"[#＃]\s*lint\s*[:：]\s*", re.IGNORECASE)
_SILENCE = re.compile(
    r"""(?:allow|允许)\s*(?P<checks>[a-z][a-z-]*(?:\s*[,，、]\s*[a-z][a-z-]*)*)\s*
    (?P<file>in\ this\ file|在?(?:本文件|整个文件)(?:中|里)?)?\s*[,，]?\s*
    (?:(?:because|因为)\s*[:：]?\s*(?P<reason>\S.*)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_CHECK = re.compile(r"[a-z][a-z-]*")
_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:[#＃][^\n]*)?\r?\n)*")
"""Of nothing but comments."""


@frozen
class Silence:
    """A comment that allows one check; `covers` are the offsets of the text that it is about."""

    check: str
    span: Span
    comment: Span
    covers: tuple[range, ...]
    alone: bool
    """Whether it allows nothing else."""

    def heeds(self, found: Diagnostic) -> bool:
        span = found.span
        is_there = span is not None and span.source.name == self.span.source.name
        if span is None or not is_there or found.code() != self.check or is_error(found):
            return False
        return any(span.start in each for each in self.covers)


def unsilenced(
    found: Iterable[Diagnostic], sources: Iterable[Source], known: Iterable[str], *, whole: bool
) -> list[Diagnostic]:
    """What no comment of these files allows, and what is wrong with the comments.

    `whole` says whether every check was made, so that a comment that allows nothing is idle. What
    no rule of a file has is told once.
    """
    kept = list(found)
    for source in sources:
        silences, faults = _silences(source, frozenset(known))
        idle = [each for each in silences if not any(map(each.heeds, kept))]
        kept = [each for each in kept if not any(silence.heeds(each) for silence in silences)]
        kept += faults
        if whole:
            kept += map(_idle, idle)
    return gathered(kept)


def not_allowed(found: Iterable[Diagnostic], known: Iterable[str]) -> list[Diagnostic]:
    """Without those that a comment of their own file allows; of the comments nothing is said."""
    told = list(found)
    sources = {each.span.source.name: each.span.source for each in told if each.span is not None}
    silences = [one for each in sources.values() for one in _silences(each, frozenset(known))[0]]
    return [each for each in told if not any(silence.heeds(each) for silence in silences)]


def _idle(silence: Silence) -> IdleSilence:
    comment = silence.comment if silence.alone else None
    return IdleSilence(span=silence.span, check=silence.check, comment=comment)


def _silences(source: Source, known: frozenset[str]) -> tuple[list[Silence], list[Diagnostic]]:
    silences: list[Silence] = []
    faults: list[Diagnostic] = []
    for comment in comments(source):
        if opening := _OPENING.match(comment.text):
            found, wrong = _read(comment, opening.end(), known)
            silences += found
            faults += wrong
    return silences, faults


def _read(
    comment: Span, begin: int, known: frozenset[str]
) -> tuple[list[Silence], list[Diagnostic]]:
    said = _SILENCE.fullmatch(comment.text, begin)
    if said is None:
        return [], [UnreadSilence(span=comment)]
    places = [
        _inside(comment, each) for each in _CHECK.finditer(comment.text, *said.span("checks"))
    ]
    wrong: list[Diagnostic] = [
        UnknownCheck(span=place, check=place.text, known=known)
        for place in places
        if place.text not in known
    ]
    if not said["reason"]:
        wrong += [SilenceWithoutReason(span=place, check=place.text) for place in places]
        return [], wrong
    covers = _whole_file(comment) if said["file"] else _next_to(comment)
    found = [
        Silence(place.text, place, comment, covers, alone=len(places) == 1)
        for place in places
        if place.text in known
    ]
    return found, wrong


def _inside(comment: Span, found: re.Match[str]) -> Span:
    return Span(comment.source, comment.start + found.start(), comment.start + found.end())


def _whole_file(comment: Span) -> tuple[range, ...]:
    return (range(len(comment.source.text) + 1),)


def _next_to(comment: Span) -> tuple[range, ...]:
    """Its own line with what begins there, and the clause that ends there; or the next line."""
    source, text = comment.source, comment.source.text
    start = comment.start - comment.column + 1
    if text[start : comment.start].strip():
        line = _line(text, start)
        ended = [each for each in _clauses(source) if each[-1] in line]
        return (line, *ended, *_begun(source, line))
    found = _EMPTY_LINES.match(text, start)
    line = _line(text, found.end() if found else start)
    return (line, *_begun(source, line))


def _line(text: str, start: int) -> range:
    end = text.find("\n", start)
    return range(start, len(text) if end < 0 else end)


def _begun(source: Source, line: range) -> Iterator[range]:
    """The declarations and clauses that begin on a line."""
    declared = (_characters(each) for each in tree_of(source).declarations)
    return (each for each in (*declared, *_clauses(source)) if each.start in line)


def _clauses(source: Source) -> Iterator[range]:
    for node in tree_of(source).declarations:
        if isinstance(node, syntax.StandardDeclaration | syntax.ConstraintDeclaration):
            yield from map(_characters, node.clauses)


def _characters(node: syntax.Node) -> range:
    return range(node.span.start, max(node.span.end, node.span.start + 1))

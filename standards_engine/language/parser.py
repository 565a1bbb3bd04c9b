"""Source text to a parse tree, going on after each fault.

At a fault the parser says what could stand there. Where one word was surely meant it reads on as if
that stood there. Otherwise it looks for the next line whose first word can begin a clause or
declaration, forgets the half-read clause, and goes on from that line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import lark

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.slips import UnfinishedClause
from standards_engine.diagnostics.syntax import TooManyFaults, UnclosedText, UnexpectedWord
from standards_engine.language.automaton import END, Automaton, Snapshot
from standards_engine.language.expectations import (
    misspelt_phrase,
    opens_clause,
    surely_meant,
    unclosed_text,
    unexpected_end,
    unexpected_word,
    unfinished_clause,
    unknown_character,
)
from standards_engine.language.keywords import Keywords
from standards_engine.language.openings import misspelt_opening
from standards_engine.language.scanner import OPENING, Candidate, Scanner
from standards_engine.language.slips import slip_at
from standards_engine.language.stuck import Slip, Stuck, corrected
from standards_engine.source import Source, Span

MOST_FAULTS = 20
BOUNDARY = "EVENT"
"""A declaration may begin exactly where a clause is complete: this word marks such places."""


@dataclass(slots=True)
class Parse:
    """One text on its way through the automaton."""

    source: Source
    scanner: Scanner
    automaton: Automaton
    diagnostics: list[Diagnostic] = field(default_factory=list)
    recent: deque[tuple[Candidate, Snapshot]] = field(default_factory=lambda: deque(maxlen=12))
    """The last tokens, each with the automaton as it was before it."""
    slip: Slip | None = None
    """What was meant at the last fault, if that is known."""

    def run(self) -> lark.Tree[Any] | None:
        """The tree, or None where not even a part of it could be read."""
        offset = self.scanner.next_start(self.scanner.start)
        while offset < self.scanner.end:
            candidate = self._acceptable(offset)
            if candidate is None:
                if not self._report(offset):
                    return None
                offset = self._go_on_after(offset)
                continue
            if (opening := self._misspelt_opening(candidate)) is not None:
                self.diagnostics.append(opening.fault)
                offset = self._read_on_as(opening) or self._recover(self._next_line(offset))
                continue
            self._feed(candidate)
            offset = self.scanner.next_start(candidate.end)
        return self._finish()

    def _misspelt_opening(self, candidate: Candidate) -> Slip | None:
        """`evnt visited "…"` at the margin, which could be read as one more field."""
        if candidate.terminal != "NAME" or len(self.diagnostics) >= MOST_FAULTS:
            return None
        if not self.automaton.accepts(self.automaton.form(BOUNDARY)):
            return None
        return misspelt_opening(self.scanner, candidate)

    def _feed(self, candidate: Candidate) -> None:
        self.recent.append((candidate, self.automaton.snapshot()))
        self.automaton.feed(candidate)

    @property
    def previous(self) -> Candidate | None:
        return self.recent[-1][0] if self.recent else None

    def _acceptable(
        self, offset: int, depth: int | None = None, scanner: Scanner | None = None
    ) -> Candidate | None:
        for candidate in (scanner or self.scanner).candidates(offset):
            named = replace(candidate, terminal=self.automaton.form(candidate.terminal))
            if self.automaton.accepts(named.terminal, depth):
                return named
        return None

    def _report(self, offset: int) -> bool:
        """Say what is wrong at `offset`; False where that was one fault too many."""
        if len(self.diagnostics) >= MOST_FAULTS:
            span = Span(self.source, offset, offset + 1)
            self.diagnostics.append(TooManyFaults(span=span))
            return False
        self.diagnostics.append(self._fault(offset))
        return True

    def _fault(self, offset: int) -> Diagnostic:
        candidates = list(self.scanner.candidates(offset))
        if (long_text := self._long_text_before(offset)) is not None:
            self.slip = None
            return unclosed_text(self.source, self._go_back(long_text))
        self.slip = self._new_slip(offset)
        if self.slip is not None:
            return self.slip.fault
        if (unfinished := self._unfinished_clause(offset)) is not None:
            return unfinished
        if (misspelt := self._misspelt_phrase(offset)) is not None:
            return misspelt
        if candidates:
            expected = self.automaton.expected()
            return unexpected_word(self.scanner, candidates, expected, self.previous)
        if self.scanner.text[offset] in OPENING:
            return unclosed_text(self.source, offset)
        return unknown_character(self.source, offset)

    def _new_slip(self, offset: int) -> Slip | None:
        """What was meant; told once, also where it did not help to read on as if it stood there."""
        before = [candidate for candidate, _ in self.recent]
        slip = slip_at(Stuck(self.scanner, offset, before, self.automaton.expected()))
        return None if slip is None or slip.fault in self.diagnostics else slip

    def _go_on_after(self, offset: int) -> int:
        """The offset to go on from after the last fault, which lies at `offset`."""
        fault = self.diagnostics[-1]
        if self.slip is not None and (end := self._read_on_as(self.slip)) is not None:
            return end
        if isinstance(fault, UnfinishedClause) and fault.span is not None:
            return self._recover(self._next_line(fault.span.end))
        if isinstance(fault, UnclosedText) and fault.span is not None:
            return self._recover(self._next_line(fault.span.start))
        if isinstance(fault, UnexpectedWord) and fault.span is not None:
            meant = self._meant(fault, fault.span)
            if meant is not None:
                self._feed(meant)
                return self.scanner.next_start(meant.end)
        return self._recover(offset)

    def _read_on_as(self, slip: Slip) -> int | None:
        """Feeds what was meant; the offset behind it, or None where it cannot stand there."""
        now, recent = self.automaton.snapshot(), self.recent.copy()
        while self.recent and self.recent[-1][0].start >= slip.start:
            self.automaton.restore(self.recent.pop()[1])
        scanner = corrected(self.scanner, slip.end, slip.meant)
        at, end = 0, slip.start if slip.meant else slip.end
        while at < len(slip.meant) and (candidate := self._acceptable(at, scanner=scanner)):
            at = scanner.next_start(candidate.end)
            end = slip.end + max(0, candidate.end - len(slip.meant))
            self._feed(replace(candidate, start=slip.start, end=end))
        if at >= len(slip.meant):
            return self.scanner.next_start(end)
        self.automaton.restore(now)
        self.recent = recent
        return None

    def _meant(self, fault: UnexpectedWord, span: Span) -> Candidate | None:
        """What was surely meant, to read on as if it stood there; with the number before a unit."""
        if not surely_meant(fault):
            return None
        found = self._read_as(f"{fault.nearest}", span)
        number = self.previous
        if found is not None or number is None or number.terminal != "NUMBER":
            return found
        after_number = self.automaton.snapshot()
        start = self._go_back(self.recent[-1])
        found = self._read_as(f"{number.value} {fault.nearest}", Span(self.source, start, span.end))
        if found is None:
            self.automaton.restore(after_number)
        return found

    def _read_as(self, text: str, span: Span) -> Candidate | None:
        scanner = Scanner(Source(span.source.name, text), self._keywords, 0, len(text))
        for candidate in scanner.candidates(0):
            terminal = self.automaton.form(candidate.terminal)
            if candidate.end == len(text) and self.automaton.accepts(terminal):
                return Candidate(terminal, span.start, span.end, candidate.value)
        return None

    def _long_text_before(self, offset: int) -> tuple[Candidate, Snapshot] | None:
        """A text over several lines before a fault has most likely lost its quote.

        It is closed then by the quote that opens the next one, whose words stand behind it.
        """
        for token in reversed(self.recent):
            if "\n" in self.scanner.text[token[0].end : offset] and token is not self.recent[-1]:
                return None
            if token[0].terminal == "STRING" and "\n" in token[0].value:
                return token
        return None

    def _misspelt_phrase(self, offset: int) -> Diagnostic | None:
        """`one off` was read as two names: go back to where `one of` could have stood.

        Only once: what was read on as if it stood there may be followed by another fault.
        """
        for back in range(min(3, len(self.recent))):
            token, before = self.recent[-1 - back]
            now = self.automaton.snapshot()
            self.automaton.restore(before)
            fault = misspelt_phrase(self.scanner, token, offset, self.automaton.expected())
            if fault is not None and fault not in self.diagnostics:
                return fault
            self.automaton.restore(now)
        return None

    def _unfinished_clause(self, offset: int) -> Diagnostic | None:
        """`require` and, on the next line, `message "…"`: read as a name where a value must be."""
        if self.previous is not None and self.previous.terminal == "NAME":
            now, name = self.automaton.snapshot(), self.recent.pop()
            fault = self._cut_short_at(self._go_back(name))
            if fault is not None:
                return fault
            self.automaton.restore(now)
            self.recent.append(name)
        return self._cut_short_at(offset)

    def _cut_short_at(self, offset: int) -> Diagnostic | None:
        """The fault where a clause begins on a new line, though the one before is not complete."""
        boundary = self.automaton.form(BOUNDARY)
        if not self.scanner.begins_line(offset) or self.automaton.accepts(boundary):
            return None
        following = next(self._opening(offset), None)
        if self.previous is None or following is None:
            return None
        fault = unfinished_clause(self.scanner, self.previous, following, self.automaton.expected())
        return None if fault in self.diagnostics else fault

    def _opening(self, offset: int) -> Iterator[Candidate]:
        """The readings of a word as one that opens a clause or declaration."""
        for candidate in self.scanner.candidates(offset):
            if opens_clause(self.automaton.form(candidate.terminal)):
                yield candidate

    def _go_back(self, to: tuple[Candidate, Snapshot]) -> int:
        self.automaton.restore(to[1])
        return to[0].start

    def _recover(self, offset: int) -> int:
        """The offset to go on from; the automaton is cut back so that it can take it."""
        while offset < self.scanner.end:
            if self.scanner.begins_line(offset) and self._resume(offset):
                return offset
            offset = self._next_line(offset)
        return self.scanner.end

    def _next_line(self, offset: int) -> int:
        line_end = self.scanner.text.find("\n", offset, self.scanner.end)
        return self.scanner.end if line_end < 0 else self.scanner.next_start(line_end)

    def _resume(self, offset: int) -> bool:
        boundary = self.automaton.form(BOUNDARY)
        for depth in range(self.automaton.depth, 0, -1):
            if self.automaton.accepts(boundary, depth) and self._acceptable(offset, depth):
                self.automaton.cut(depth)
                return True
        return False

    def _finish(self) -> lark.Tree[Any] | None:
        if self.automaton.accepts(END):
            return self.automaton.finish()
        if not self.diagnostics or self.previous is not None:
            self._report_end()
        for depth in range(self.automaton.depth, 0, -1):
            if self.automaton.accepts(END, depth):
                self.automaton.cut(depth)
                return self.automaton.finish()
        return None

    def _report_end(self) -> None:
        last = self.previous.end if self.previous else self.scanner.start
        span = Span(self.source, max(last - 1, self.scanner.start), last)
        already = any(fault.span and fault.span.start >= last for fault in self.diagnostics)
        if not already:
            self.diagnostics.append(unexpected_end(span, self.automaton.expected(), self._keywords))

    @property
    def _keywords(self) -> Keywords:
        return self.scanner.keywords


def parse_tree(
    source: Source, keywords: Keywords, start: str, begin: int, end: int
) -> tuple[lark.Tree[Any] | None, list[Diagnostic]]:
    """Parse `source.text[begin:end]` from the grammar's `start`; spans are those of the source."""
    scanner = Scanner(source, keywords, begin, end)
    parse = Parse(source, scanner, Automaton(start))
    return parse.run(), parse.diagnostics

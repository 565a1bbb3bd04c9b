"""Where reading stopped, and what was meant there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.diagnostics import Diagnostic, Edit
from standards_engine.diagnostics.syntax import UnexpectedWord
from standards_engine.frozen import frozen
from standards_engine.language.scanner import Candidate, Scanner
from standards_engine.source import Source, Span


@frozen
class Slip:
    """From `start` to `end` stands what should be `meant`; `start` may lie before the fault.

    What should not stand there at all is meant to be empty.
    """

    fault: Diagnostic
    start: int
    end: int
    meant: str


@frozen
class Stuck:
    """Where reading stopped: the tokens before, newest last, and what could follow them."""

    scanner: Scanner
    offset: int
    before: Sequence[Candidate]
    expected: Sequence[str]

    @property
    def last(self) -> Candidate | None:
        return self.before[-1] if self.before else None

    def span(self, start: int, end: int) -> Span:
        return Span(self.scanner.source, start, end)

    def text(self, start: int, end: int) -> str:
        return self.scanner.text[start:end]

    @property
    def line_end(self) -> int:
        end = self.scanner.text.find("\n", self.offset, self.scanner.end)
        return self.scanner.end if end < 0 else end

    @property
    def rest(self) -> str:
        """What stands on the line from the fault on."""
        return self.text(self.offset, self.line_end)

    @property
    def terminals(self) -> list[str]:
        return [each.terminal.removeprefix("_") for each in self.before]

    def spelled(self, terminal: str) -> str:
        return self.scanner.keywords.spelling[terminal]

    def here(self, *terminals: str) -> Candidate | None:
        """What stands here, where it can be read as one of these."""
        readings = self.scanner.candidates(self.offset)
        return next((each for each in readings if each.terminal in terminals), None)

    def may_follow(self, terminal: str) -> bool:
        return terminal in self.expected or f"_{terminal}" in self.expected


def instead(stuck: Stuck, start: int, end: int, meant: str) -> Slip:
    """`meant` in the place of what stands from `start` to `end`."""
    return instead_of(stuck.scanner, start, end, meant)


def instead_of(scanner: Scanner, start: int, end: int, meant: str) -> Slip:
    """The same, where reading did not stop."""
    span = Span(scanner.source, start, end)
    change = Edit(span, meant)
    fault = UnexpectedWord(span=span, found=span.text, expected=(), nearest=meant, change=change)
    return Slip(fault, start, end, meant)


def corrected(scanner: Scanner, end: int, meant: str) -> Scanner:
    """Reads `meant` and, right behind it, what follows `end` on its line."""
    line_end = scanner.text.find("\n", end, scanner.end)
    rest = scanner.text[end : scanner.end if line_end < 0 else line_end]
    text = meant + rest
    return Scanner(Source(scanner.source.name, text), scanner.keywords, 0, len(text))


def readings(stuck: Stuck, end: int, meant: str) -> Iterator[Candidate]:
    return corrected(stuck.scanner, end, meant).candidates(0)

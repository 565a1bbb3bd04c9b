"""What workers count while they read and sort; parts merge in any order into the whole.

Rows are places (see `numbering`) until the whole is known.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen


@frozen
class Found:
    """Rows with one fault."""

    count: int
    first: int
    sample: str | None = None

    def merged(self, other: Found) -> Found:
        earlier = min(self, other, key=lambda found: found.first)
        return Found(self.count + other.count, earlier.first, earlier.sample)


@frozen
class Span:
    """The first time, and the last two: one far from all others is remarked upon."""

    first: int | None = None
    last: int | None = None
    before_last: int | None = None

    def merged(self, other: Span) -> Span:
        firsts = [t for t in (self.first, other.first) if t is not None]
        ends = (self.last, self.before_last, other.last, other.before_last)
        last = sorted((t for t in ends if t is not None), reverse=True)
        return Span(
            min(firsts, default=None),
            last[0] if last else None,
            last[1] if len(last) > 1 else None,
        )


@dataclass(slots=True)
class Census:
    """Of some slices of files and some partitions of cases."""

    refused: tuple[Diagnostic, ...] = ()
    """Why a file cannot be used after all."""
    rows: Counter[int] = field(default_factory=Counter)
    """Readable rows by file."""
    beside: dict[int, int] = field(default_factory=dict)
    """Rows of a file that are no readable rows, the header among them."""
    copies: int = 0
    broken: dict[str, Found] = field(default_factory=dict)
    caseless: dict[str, Found] = field(default_factory=dict)
    partly: dict[str, Found] = field(default_factory=dict)
    partly_rows: int = 0
    oddities: Counter[str] = field(default_factory=Counter)
    texts: dict[str, set[str]] = field(default_factory=dict)
    """By column, texts that occur, of those that the mapping translates."""

    cases: int = 0
    events: Counter[int] = field(default_factory=Counter)
    """By code, also that of undeclared ones."""
    days: Counter[int] = field(default_factory=Counter)
    """Declared events by the day (UTC) of their time."""
    declared: Span = field(default_factory=Span)
    anything: Span = field(default_factory=Span)
    unchanged: int = 0
    """Rows that `on_change` leaves out."""
    differing: Counter[str] = field(default_factory=Counter)
    """By field of a case: cases whose rows differ in it."""
    unknown: Counter[str] = field(default_factory=Counter)
    """By activity that no rule mentions."""

    def merge(self, other: Census) -> None:
        self.refused += other.refused
        self.copies += other.copies
        self.partly_rows += other.partly_rows
        self.cases += other.cases
        self.unchanged += other.unchanged
        self.beside |= other.beside
        self.rows.update(other.rows)
        self.oddities.update(other.oddities)
        self.events.update(other.events)
        self.days.update(other.days)
        self.differing.update(other.differing)
        self.unknown.update(other.unknown)
        for kept, found in (
            (self.broken, other.broken),
            (self.caseless, other.caseless),
            (self.partly, other.partly),
        ):
            _merge_found(kept, found)
        for column, texts in other.texts.items():
            self.texts.setdefault(column, set()).update(texts)
        self.declared = self.declared.merged(other.declared)
        self.anything = self.anything.merged(other.anything)


def _merge_found(kept: dict[str, Found], more: dict[str, Found]) -> None:
    for reason, found in more.items():
        known = kept.get(reason)
        kept[reason] = found if known is None else known.merged(found)

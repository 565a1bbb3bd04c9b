"""What is gathered of every standard while batches pass, in any order and by several workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from standards_engine.findings.batches import began_within
from standards_engine.findings.judging import Judge
from standards_engine.findings.listing import Listing
from standards_engine.findings.options import AuditOptions
from standards_engine.findings.tally import Tally
from standards_engine.findings.waivers import Waivers
from standards_engine.findings.worst import Worst
from standards_engine.judge.fold import Part
from standards_engine.logs.events import EventBatch
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.verdicts import VerdictBatch


@dataclass(slots=True)
class Gathered:
    """Of one standard."""

    tally: Tally
    waivers: Waivers
    listing: Listing
    part: Part = field(default_factory=Part)

    def merge(self, other: Gathered) -> None:
        self.tally.merge(other.tally)
        self.waivers.merge(other.waivers)
        self.listing.merge(other.listing)
        self.part.merge(other.part)


class Gathering:
    """Judges batches and keeps what findings are made of; may be pickled, and merged."""

    def __init__(self, ruleset: Ruleset, as_of: int, judge: Judge, options: AuditOptions) -> None:
        self._ruleset = ruleset
        self._as_of = as_of
        self._judge = judge
        self._options = options
        self.standards = [
            _nothing_yet(standard, ruleset, as_of, options) for standard in ruleset.standards
        ]

    def add(self, events: EventBatch) -> None:
        for _ in self.taken(events):
            pass

    def taken(self, events: EventBatch) -> Iterator[VerdictBatch]:
        """As `add`; gives the verdicts that count, waivers applied, standard by standard."""
        judged = self._judge(self._ruleset, events, self._as_of)
        for index, part in judged.parts:
            self.standards[index].part.merge(part)
        for verdicts in judged.verdicts:
            gathered = self.standards[verdicts.standard]
            chosen = began_within(verdicts, self._options.first, self._options.last)
            waived = gathered.waivers.apply(chosen, events)
            gathered.tally.add(waived)
            gathered.listing.add(waived)
            yield waived

    def merge(self, other: Gathering) -> None:
        for mine, theirs in zip(self.standards, other.standards, strict=True):
            mine.merge(theirs)


def _nothing_yet(
    standard: Standard, ruleset: Ruleset, as_of: int, options: AuditOptions
) -> Gathered:
    keep = options.max_violations if standard.goal is None else options.max_cases
    waivers = (*ruleset.waivers, *options.waivers)
    return Gathered(
        Tally(standard, as_of, Worst(keep)),
        Waivers(standard, waivers, ruleset, as_of, Worst(options.max_violations)),
        Listing(standard, options.show, Worst(options.max_violations)),
    )

"""What waivers cover, told one by one: nobody is blamed for it, and everybody may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standards_engine.findings import words
from standards_engine.findings.gathering import Gathered
from standards_engine.findings.nodes import Waived
from standards_engine.findings.violations import waived_of


def waived(runs: Iterable[Gathered]) -> Iterator[Waived]:
    """Of each standard, by waiver, the earliest first; at most `max_violations` of each."""
    for run in runs:
        for waiver, obligation in run.waivers.waived():
            yield Waived(
                violation=waived_of(run.tally, obligation),
                because=waiver.because.said,
                approved_by=waiver.approved_by.said,
                until=words.iso_date(waiver.last),
            )

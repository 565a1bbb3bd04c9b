"""Verdict batches added up: counts by group, and the worst misses of each.

Adding is exact and associative, so partial tallies can be merged in any grouping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import add
from typing import TYPE_CHECKING

from standards_engine.findings.batches import obligation_at
from standards_engine.findings.counts import Counts
from standards_engine.findings.lateness import late_by, lateness
from standards_engine.findings.worst import Candidates, Key, Worst
from standards_engine.rules.nodes import ForEachPeriod, Standard
from standards_engine.verdicts import Group, Obligation, Unit, Verdict, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Int64

_VERDICTS = len(Verdict)
_KINDS = len(fields(Counts))
_DAY = 24 * 3600 * 1_000_000
_ALL = Group(None)


@dataclass(slots=True)
class Tally:
    """Of one standard."""

    standard: Standard
    as_of: int
    worst: Worst[Obligation]
    numbers: dict[Group, int] = field(default_factory=dict)
    """Each group's number, in the order in which they were seen."""
    counts: list[list[int]] = field(default_factory=list)
    """By a group's number: how many have each verdict, are at risk, and are decided by a tie."""

    def add(self, batch: VerdictBatch) -> None:
        import numpy as np

        if not len(batch):
            return
        renumber = np.array([self._number(group) for group in batch.groups], np.int64)
        for number, counts in enumerate(_counts_by_group(batch)):
            self._count(int(renumber[number]), counts)
        self._keep_worst(batch, renumber)

    def add_obligations(self, obligations: Sequence[Obligation]) -> None:
        """Those that are no columns: of periods, or of a judge that goes case by case."""
        for obligation in obligations:
            number = self._number(obligation.group)
            self._count(number, _one(obligation))
            if obligation.verdict is Verdict.MISSED:
                self.worst.add(number, _key(obligation, self.as_of), obligation)
        self.worst.settle()

    def merge(self, other: Tally) -> None:
        for group, number in other.numbers.items():
            mine = self._number(group)
            self._count(mine, other.counts[number])
            for obligation in other.worst.of(number):
                self.worst.add(mine, _key(obligation, self.as_of), obligation)

    def by_group(self) -> dict[Group, Counts]:
        counted = ((group, self.counts[number]) for group, number in self.numbers.items())
        return {group: Counts(*numbers) for group, numbers in counted if any(numbers)}

    def worst_of(self, group: Group) -> list[Obligation]:
        """Worst first."""
        return self.worst.of(self.numbers[group])

    def _number(self, group: Group) -> int:
        known = group if grouped(self.standard) else _ALL
        number = self.numbers.setdefault(known, len(self.numbers))
        if number == len(self.counts):
            self.counts.append([0] * _KINDS)
        return number

    def _count(self, number: int, counts: Sequence[int]) -> None:
        self.counts[number] = list(map(add, self.counts[number], counts))

    def _keep_worst(self, batch: VerdictBatch, renumber: Int64) -> None:
        import numpy as np

        missed = np.flatnonzero(batch.verdict == Verdict.MISSED)
        offered = Candidates(
            renumber[batch.group[missed]],
            lateness(batch, missed, self.as_of),
            batch.began[missed],
        )
        for position in self.worst.promising(offered):
            obligation = obligation_at(batch, int(missed[position]), self.standard)
            self.worst.add(int(offered.group[position]), _key(obligation, self.as_of), obligation)
        self.worst.settle()


def misses_in_order(tally: Tally) -> list[Obligation]:
    """The misses that were kept, of all groups, worst first."""
    kept = (missed for number in tally.numbers.values() for missed in tally.worst.of(number))
    return sorted(kept, key=lambda missed: _key(missed, tally.as_of))


def grouped(standard: Standard) -> bool:
    """Whether obligations are counted apart by group: by the cells of a goal, or by the periods
    themselves where these are what is judged. A goal over periods is one ratio of all of them.
    """
    return (standard.goal is not None) != isinstance(standard.trigger, ForEachPeriod)


def _key(obligation: Obligation, as_of: int) -> Key:
    late = late_by(obligation, as_of) or 0
    size = 1 if obligation.unit is Unit.MICROSECONDS else _DAY
    return (-late * size, obligation.began, obligation.case or "", obligation.ordinal)


def _one(obligation: Obligation) -> list[int]:
    numbers = [0] * _VERDICTS
    numbers[obligation.verdict] = 1
    return [*numbers, int(obligation.at_risk), int(obligation.tie)]


def _counts_by_group(batch: VerdictBatch) -> list[list[int]]:
    """By a group's place in the batch."""
    import numpy as np

    groups = len(batch.groups)
    cells = batch.group.astype(np.int64) * _VERDICTS + batch.verdict
    table = np.bincount(cells, minlength=groups * _VERDICTS).reshape(groups, _VERDICTS)
    at_risk = np.bincount(batch.group[batch.at_risk], minlength=groups)
    ties = np.bincount(batch.group[batch.tie], minlength=groups)
    rows: list[list[int]] = np.column_stack((table, at_risk, ties)).tolist()
    return rows

"""Verdict batches added up: counts by group, and the worst misses of each.

Adding is exact and associative, so partial tallies can be merged in any grouping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from standards_engine.findings.counts import Counts
from standards_engine.findings.lateness import late_by, lateness
from standards_engine.findings.worst import Key, Offer, Worst
from standards_engine.rules.nodes import ForEachPeriod, Standard
from standards_engine.verdicts import Group, Obligation, Unit, Verdict, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Int64

_VERDICTS = len(Verdict)
_KINDS = len(fields(Counts))
_AT_RISK, _TIE = _VERDICTS, _VERDICTS + 1
_DAY = 24 * 3600 * 1_000_000
_ALL = Group(None)


@dataclass(slots=True)
class Tally:
    """Of one standard."""

    standard: Standard
    as_of: int
    worst: Worst
    numbers: dict[Group, int] = field(default_factory=dict)
    """Each group's number, in the order in which they were seen."""
    _counts: Int64 | None = None
    """By a group's number: how many have each verdict, are at risk, and are decided by a tie."""
    _renumbered: tuple[Sequence[Group], list[int]] = ((), [])
    """The groups of the latest batch, which the next may share, and their numbers."""

    def add(self, batch: VerdictBatch) -> None:
        if not len(batch):
            return
        renumbered = self._numbers_of(batch.groups)
        self._count(renumbered, _counts_by_group(batch))
        self._keep_worst(batch, renumbered)

    def add_obligations(self, obligations: Sequence[Obligation]) -> None:
        """Those that are no columns: of periods, or of a judge that goes case by case."""
        for obligation in obligations:
            number = self._number(obligation.group)
            self._count_one(number, obligation)
            if obligation.verdict is Verdict.MISSED:
                self.worst.add(number, _key(obligation, self.as_of), obligation)

    def merge(self, other: Tally) -> None:
        import numpy as np

        mine = {number: self._number(group) for group, number in other.numbers.items()}
        if other._counts is not None:
            renumbered = np.array([mine[number] for number in range(len(mine))], np.int64)
            self._count(renumbered, other._counts[: len(mine)])
        self.worst.merge(other.worst, mine)

    def by_group(self) -> dict[Group, Counts]:
        """Of groups that have obligations."""
        if self._counts is None:
            return {}
        rows = self._counts.tolist()
        counted = ((group, rows[number]) for group, number in self.numbers.items())
        return {group: Counts(*numbers) for group, numbers in counted if any(numbers)}

    def worst_of(self, group: Group) -> list[Obligation]:
        """Worst first."""
        return self.worst.of(self.numbers[group], self.standard)

    def _number(self, group: Group) -> int:
        known = group if grouped(self.standard) else _ALL
        return self.numbers.setdefault(known, len(self.numbers))

    def _numbers_of(self, groups: Sequence[Group]) -> Int64:
        import numpy as np

        known, numbers = self._renumbered
        if known is not groups:
            numbers = []
        numbers += [self._number(group) for group in groups[len(numbers) :]]
        self._renumbered = groups, numbers
        return np.array(numbers, np.int64)

    def _count(self, numbers: Int64, counts: Int64) -> None:
        """Adds rows of counts to those of the groups with these numbers, which may repeat."""
        import numpy as np

        np.add.at(self._table(), numbers[: len(counts)], counts)

    def _count_one(self, number: int, obligation: Obligation) -> None:
        counts = self._table()[number]
        counts[obligation.verdict] += 1
        counts[_AT_RISK] += obligation.at_risk
        counts[_TIE] += obligation.tie

    def _table(self) -> Int64:
        """With a row for every group that is known."""
        import numpy as np

        size = len(self.numbers)
        if self._counts is None or len(self._counts) < size:
            table = np.zeros((2 * size, _KINDS), np.int64)
            if self._counts is not None:
                table[: len(self._counts)] = self._counts
            self._counts = table
        return self._counts

    def _keep_worst(self, batch: VerdictBatch, renumbered: Int64) -> None:
        import numpy as np

        if self.worst.keep:
            missed = np.flatnonzero(batch.verdict == Verdict.MISSED)
            late = lateness(batch, missed, self.as_of)
            self.worst.offer(Offer(batch, missed, renumbered[batch.group[missed]], late))


def misses_in_order(tally: Tally) -> list[Obligation]:
    """The misses that were kept, of all groups, worst first."""
    kept = (
        missed
        for number in tally.numbers.values()
        for missed in tally.worst.of(number, tally.standard)
    )
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


def _counts_by_group(batch: VerdictBatch) -> Int64:
    """By a group's place in the batch."""
    import numpy as np

    groups = int(batch.group.max()) + 1
    cells = batch.group.astype(np.int64) * _VERDICTS + batch.verdict
    table = np.bincount(cells, minlength=groups * _VERDICTS).reshape(groups, _VERDICTS)
    at_risk = np.bincount(batch.group[batch.at_risk], minlength=groups)
    ties = np.bincount(batch.group[batch.tie], minlength=groups)
    return np.column_stack((table, at_risk, ties))

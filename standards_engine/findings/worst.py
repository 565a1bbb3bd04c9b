"""The worst obligations of each group, in bounded memory, whatever the order they come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standards_engine.findings.batches import joined, obligation_at, taken
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Standard
from standards_engine.verdicts import Obligation, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool, Int64

_NO_FLOOR = (-(2**63), 2**63 - 1)
_FEW = 512
"""So many more than are wanted may be held before the best are picked out."""

Key = tuple[int, int, str, int]
"""Minus the urgency, began, case, ordinal: the smallest comes first."""


@frozen
class Offer:
    """Some obligations of a batch. `group` is any numbering that stays the same."""

    batch: VerdictBatch
    at: Int64
    """Which obligations of the batch; the other columns have one entry for each of these."""
    group: Int64
    urgency: Int64
    """How late they are, or any other measure: the highest comes first."""


@dataclass(slots=True)
class Worst:
    """Keeps the `keep` worst obligations of every group, as columns until they are asked for.

    `_floor` holds, by group, the urgency and the beginning of the last one kept, so that a batch
    is sifted without touching its obligations one by one.
    """

    keep: int
    _parts: list[Offer] = field(default_factory=list)
    """Their batches hold nothing else."""
    _size: int = 0
    """Of all parts together."""
    _single: dict[int, list[tuple[Key, Obligation]]] = field(default_factory=dict)
    """What came as single obligations, by group."""
    _floor: Int64 | None = None
    """By group, in columns; see above."""
    _places: dict[int, list[int]] | None = None
    """By group, where in the one part what it holds stands; None until that is asked."""
    _enough: int = 0
    """How many are held when the best are picked out next."""

    def offer(self, offered: Offer) -> None:
        import numpy as np

        if self.keep == 0 or not len(offered.at):
            return
        self._places = None
        passes = np.flatnonzero(self._passes(offered))
        if len(passes):
            self._parts.append(_part(offered, passes))
            self._size += len(passes)
            if self._size > self._enough:
                self._settle()

    def add(self, group: int, key: Key, obligation: Obligation) -> None:
        """A single one, which came in no columns."""
        entries = self._single.setdefault(group, [])
        entries.append((key, obligation))
        if len(entries) > 2 * self.keep:
            entries.sort(key=_key)
            del entries[self.keep :]

    def merge(self, other: Worst, renumbered: dict[int, int]) -> None:
        """`renumbered` says which group of this one each group of the other is."""
        import numpy as np

        for group, entries in other._single.items():
            for key, obligation in entries:
                self.add(renumbered[group], key, obligation)
        for part in other._parts:
            groups = np.array([renumbered[group] for group in part.group.tolist()], np.int64)
            self.offer(Offer(part.batch, part.at, groups, part.urgency))

    def of(self, group: int, standard: Standard) -> list[Obligation]:
        """The worst first."""
        if len(self._parts) > 1:
            self._settle()
        entries = list(self._single.get(group, []))
        for part in self._parts:
            if self._places is None:
                self._places = _places(part.group)
            entries += _entries(part, self._places.get(group, []), standard)
        return [obligation for _, obligation in sorted(entries, key=_key)[: self.keep]]

    def _passes(self, offered: Offer) -> Bool:
        """Of which it is not yet sure that others are worse."""
        urgency, began = self._floors(int(offered.group.max()) + 1)[offered.group].T
        own = offered.batch.began[offered.at]
        passes: Bool = (offered.urgency > urgency) | ((offered.urgency == urgency) & (own <= began))
        return passes

    def _floors(self, groups: int) -> Int64:
        """With a row for at least so many groups."""
        import numpy as np

        known = 0 if self._floor is None else len(self._floor)
        if self._floor is None or known < groups:
            more = np.tile(np.array(_NO_FLOOR, np.int64), (2 * groups - known, 1))
            self._floor = more if self._floor is None else np.concatenate([self._floor, more])
        return self._floor

    def _settle(self) -> None:
        """Drops what others of its group come before; those who tie with the last may stay."""
        import numpy as np

        held = _together(self._parts)
        began = held.batch.began[held.at]
        order = np.lexsort((began, -held.urgency, held.group))
        group, urgency, began = held.group[order], held.urgency[order], began[order]
        starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
        sizes = np.diff(np.r_[starts, len(group)])
        last = starts + np.minimum(self.keep, sizes) - 1
        full = sizes >= self.keep
        floors, edge = self._floors(int(group[-1]) + 1), last[full]
        floors[group[edge]] = np.column_stack((urgency[edge], began[edge]))
        at = np.repeat(last, sizes)
        stays = (urgency > urgency[at]) | ((urgency == urgency[at]) & (began <= began[at]))
        wanted = int(np.minimum(sizes, self.keep).sum())
        chosen = order[stays]
        if len(chosen) > 2 * wanted + _FEW:
            chosen = self._exactly(held, chosen)
        self._parts, self._size = [_part(held, chosen)], len(chosen)
        self._enough = 2 * max(len(chosen), wanted) + _FEW

    def _exactly(self, held: Offer, chosen: Int64) -> Int64:
        """The `keep` first of each group by the whole key."""
        import numpy as np

        batch, at = held.batch, held.at[chosen]
        cases = np.array([str(case) for case in batch.cases[batch.case_index[at]]])
        group = held.group[chosen]
        keys = (batch.ordinal[at], cases, batch.began[at], -held.urgency[chosen], group)
        order = np.lexsort(keys)
        group = group[order]
        starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
        place = np.arange(len(group)) - np.repeat(starts, np.diff(np.r_[starts, len(group)]))
        kept: Int64 = chosen[order[place < self.keep]]
        return kept


def _places(group: Int64) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, number in enumerate(group.tolist()):
        found.setdefault(number, []).append(place)
    return found


def _entries(
    held: Offer, places: list[int], standard: Standard
) -> Iterator[tuple[Key, Obligation]]:
    for place in places:
        one = obligation_at(held.batch, int(held.at[place]), standard)
        urgency = int(held.urgency[place])
        yield (-urgency, one.began, one.case or "", one.ordinal), one


def _part(offer: Offer, chosen: Int64) -> Offer:
    """Some of them; the rest of their batch is not held on to."""
    import numpy as np

    batch = taken(offer.batch, offer.at[chosen])
    return Offer(batch, np.arange(len(chosen)), offer.group[chosen], offer.urgency[chosen])


def _together(parts: Sequence[Offer]) -> Offer:
    import numpy as np

    batch = joined([part.batch for part in parts])
    group = np.concatenate([part.group for part in parts])
    urgency = np.concatenate([part.urgency for part in parts])
    return Offer(batch, np.arange(len(group)), group, urgency)


def _key(entry: tuple[Key, Obligation]) -> Key:
    return entry[0]

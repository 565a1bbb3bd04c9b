"""The worst obligations of each group, in bounded memory, whatever the order they come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from standards_engine.frozen import frozen

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool, Int64

T = TypeVar("T")

_NO_FLOOR = (-(2**63), 2**63 - 1)

Key = tuple[int, int, str, int]
"""Minus lateness (or any other measure of urgency), began, case, ordinal: the smallest is first."""


@frozen
class Candidates:
    """Columns of the obligations on offer. `group` is any numbering that stays the same."""

    group: Int64
    late: Int64
    began: Int64


@dataclass(slots=True)
class Worst(Generic[T]):
    """Keeps the `keep` worst values of every group.

    `_floor` holds, by full group, the lateness and the beginning of the last one kept, so that a
    batch is sifted without touching its obligations one by one.
    """

    keep: int
    kept: dict[int, list[tuple[Key, T]]] = field(default_factory=dict)
    _touched: set[int] = field(default_factory=set)
    _floor: dict[int, tuple[int, int]] = field(default_factory=dict)

    def promising(self, offered: Candidates) -> list[int]:
        """Positions worth keeping: a superset of those that will stay, and a small one."""
        import numpy as np

        if self.keep == 0 or not len(offered.late):
            return []
        chosen = np.flatnonzero(self._passes(offered))
        if len(chosen) > self.keep:
            chosen = chosen[self._first_of_each_group(offered, chosen)]
        return [int(index) for index in chosen]

    def add(self, group: int, key: Key, value: T) -> None:
        if self.keep == 0:
            return
        entries = self.kept.setdefault(group, [])
        entries.append((key, value))
        self._touched.add(group)
        if len(entries) > 2 * self.keep:
            self._settle(group)

    def settle(self) -> None:
        """To be called after each batch."""
        for group in self._touched:
            self._settle(group)
        self._touched.clear()

    def of(self, group: int) -> list[T]:
        return [value for _, value in sorted(self.kept.get(group, []), key=_key)[: self.keep]]

    def _settle(self, group: int) -> None:
        entries = self.kept[group]
        entries.sort(key=_key)
        del entries[self.keep :]
        if len(entries) == self.keep:
            (minus_late, began, *_), _ = entries[-1]
            self._floor[group] = -minus_late, began

    def _passes(self, offered: Candidates) -> Bool:
        import numpy as np

        groups = range(int(offered.group.max()) + 1)
        floors = np.array([self._floor.get(group, _NO_FLOOR) for group in groups], np.int64)
        late, began = floors[offered.group].T
        passes: Bool = (offered.late > late) | ((offered.late == late) & (offered.began <= began))
        return passes

    def _first_of_each_group(self, offered: Candidates, chosen: Int64) -> Int64:
        """The `keep` worst of each group, and whatever ties with the last of them."""
        import numpy as np

        group, late, began = offered.group[chosen], offered.late[chosen], offered.began[chosen]
        order = np.lexsort((began, -late, group))
        group, late, began = group[order], late[order], began[order]
        starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
        lengths = np.diff(np.r_[starts, len(group)])
        last = np.repeat(np.minimum(starts + self.keep, starts + lengths) - 1, lengths)
        inside = (late > late[last]) | ((late == late[last]) & (began <= began[last]))
        kept: Int64 = order[inside]
        return kept


def _key(entry: tuple[Key, T]) -> Key:
    return entry[0]

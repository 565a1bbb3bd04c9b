"""The windows of `every 6 months until scrapped` and `each quarter`, one entry each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.clock import Clock
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.verdicts import NO_INSTANT


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """Each from the obligation's beginning until `due`."""

    due: Int64
    """The last instant; null while the clock stands still."""
    anchor: Int64
    """Where the clock of all windows of a trigger started."""
    passed: Int64
    """What that clock shows when the window begins."""
    limit: Int64
    """How long the window lasts, on the clock."""
    whole: Bool
    """False where the calendar's period had begun before the obligation."""
    end: Int64
    """The row that ends the windows (of `until`, cancelling, or of the case), or `NOWHERE`."""
    cancelled: Bool
    """Whether that row is a cancelling event."""
    clock: Int64
    """Index into `clocks`."""
    clocks: tuple[Clock, ...]

    def take(self, chosen: Bool | Int64) -> Stretches:
        return replace(self, **{name: getattr(self, name)[chosen] for name in _COLUMNS})

    def counted(self, cases: Int64, instants: Int64) -> Int64:
        """What each window's clock shows at an instant since the window began."""
        shown = np.zeros(len(cases), np.int64)
        for number, clock in enumerate(self.clocks):
            at = np.flatnonzero(self.clock == number)
            since = np.maximum(instants[at], self.anchor[at])
            shown[at] = clock.at(cases[at], since) - clock.at(cases[at], self.anchor[at])
        return shown - self.passed


_COLUMNS = tuple(each.name for each in fields(Stretches) if each.name != "clocks")


def no_windows(size: int, clocks: tuple[Clock, ...]) -> Stretches:
    """The windows of obligations that have none."""
    nulls, none = np.full(size, NO_INSTANT), np.zeros(size, np.bool_)
    return Stretches(
        due=nulls,
        anchor=nulls,
        passed=nulls,
        limit=nulls,
        whole=none,
        end=np.full(size, NOWHERE),
        cancelled=none,
        clock=np.zeros(size, np.int64),
        clocks=clocks,
    )


def all_of(several: Sequence[Stretches]) -> Stretches:
    """One after the other; they share their clocks."""
    columns = {name: np.concatenate([getattr(e, name) for e in several]) for name in _COLUMNS}
    return Stretches(**columns, clocks=several[0].clocks)

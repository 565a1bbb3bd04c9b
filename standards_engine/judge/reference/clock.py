"""A clock that pauses stop (semantics 3 and 4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.judge.reference.measures import Measure


@frozen
class Change:
    """The clock stops or goes on at a row of the case."""

    index: int
    time: int
    paused: bool


@frozen
class Clock:
    """Runs around each stretch that a pause leaves. A paused stretch is half-open: (p, q]."""

    measure: Measure
    changes: tuple[Change, ...] = ()
    """In row order; before the first the clock runs."""

    def known_at(self, index: int) -> Clock:
        """The clock with only the pauses known when the row at `index` was logged."""
        return replace(self, changes=tuple(c for c in self.changes if c.index <= index))

    def without(self, stop: Change, index: int, time: int) -> Clock:
        """The clock that also stands from `stop` until the row at `index`."""
        until = [c.paused for c in self.changes if c.index <= index]
        start = Change(index, time, paused=bool(until) and until[-1])
        before = [c for c in self.changes if c.index < stop.index]
        after = [c for c in self.changes if c.index > index]
        return replace(self, changes=(*before, stop, start, *after))

    @property
    def stands_still(self) -> bool:
        """Whether it is paused after its last change."""
        return bool(self.changes) and self.changes[-1].paused

    def counted(self, start: int, end: int) -> int:
        """What has passed from `start` to `end`; nothing where `end` lies before `start`."""
        return sum(
            self.measure.between(begin, min(stop, end) if stop is not None else end)
            for begin, stop in self._running(start)
            if begin < end
        )

    def last_instant(self, start: int, limit: int) -> int | None:
        """The last instant at which no more than `limit` has passed; None if it stands still."""
        left = limit
        for begin, stop in self._running(start):
            if stop is None:
                return self.measure.last_instant(begin, left)
            passed = self.measure.between(begin, stop)
            if passed > left:
                return self.measure.last_instant(begin, left)
            left -= passed
        return None

    def _running(self, start: int) -> Iterator[tuple[int, int | None]]:
        """The stretches from `start` on in which the clock runs; None: without end."""
        begin: int | None = start
        for change in self.changes:
            time = max(change.time, start)
            if change.paused and begin is not None:
                yield begin, time
                begin = None
            elif not change.paused and begin is None:
                begin = time
        if begin is not None:
            yield begin, None

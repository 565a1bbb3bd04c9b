"""The stretch in which an awaited, forbidden or counted event matters (semantics 3)."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.history import History
from standards_engine.judge.reference.limits import Amount, Deadline, Limit, MovedDeadline, limit_on


@frozen
class Close:
    """What ends a window that has no limit; `index` is None where as-of does (`with the log`)."""

    index: int | None
    time: int


@frozen(kw_only=True)
class Window:
    """From the start of the clock until a limit, or until the case (or `until`) closes it."""

    history: History
    as_of: int
    zone: str
    began: int
    start: int
    clock: Clock
    limit: Limit | None
    close: Close | None
    until: int | None
    """The row of the `until` event, which may lie beyond the end of the case."""

    @property
    def amount(self) -> int | None:
        """The limit on the clock, in its unit."""
        if self.limit is None:
            return None
        return limit_on(self.limit, self.began, self.start, self.clock, self.zone)

    def holds(self, index: int) -> bool:
        """Whether the row lies in the window: exactly at the limit it still does."""
        match self.limit:
            case None:
                return self._before_close(index)
            case Deadline(instant):
                return self.history.time(index) <= instant
            case Amount() | MovedDeadline():
                return self.counted(self.history.time(index)) <= (self.amount or 0)
            case _:
                assert_never(self.limit)

    def is_over(self) -> bool:
        """Whether as-of lies beyond it; on a clock that stands still it is not."""
        if self.limit is None:
            return self.close is not None
        due = self.due()
        return due is not None and self.as_of > due

    def due(self, known_at: int | None = None) -> int | None:
        """The last instant of the limit, with the pauses known up to as-of, or at a row."""
        match self.limit:
            case None:
                return None
            case Deadline(instant):
                return instant
            case Amount() | MovedDeadline():
                clock = self.clock if known_at is None else self.clock.known_at(known_at)
                return clock.last_instant(self.start, self.amount or 0)
            case _:
                assert_never(self.limit)

    def counted(self, instant: int) -> int:
        """What the clock shows at an instant; a deadline's clock knows no pauses."""
        if isinstance(self.limit, Deadline):
            return max(0, instant - self.start)
        return self.clock.counted(self.start, instant)

    def closing(self) -> frozenset[int]:
        """The rows that end it: of the case, and `until`."""
        case = None if self.close is None or self.limit is not None else self.close.index
        return frozenset(index for index in (case, self.until) if index is not None)

    def at_risk(self, warn_at: Fraction | None) -> bool:
        """Whether what is pending has used the share of its limit at which to warn."""
        amount = self.amount
        if warn_at is None or amount is None:
            return False
        return self.counted(self.as_of) >= warn_at * amount

    def _before_close(self, index: int) -> bool:
        return self.close is None or self.close.index is None or index <= self.close.index

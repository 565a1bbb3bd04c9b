"""The stretch in which an awaited, forbidden or counted event matters (semantics 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import assert_never

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.clock import Clock
from standards_engine.judge.columnar.clocks.days import add_months, local_dates
from standards_engine.judge.columnar.closes import Closes
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.verdicts import NO_INSTANT, Unit


class LimitKind(Enum):
    """What the value of a limit is."""

    AMOUNT = "so much on the clock"
    MONTHS = "months: as many days as lie between a date and the same date then"
    DEADLINE = "an instant that pauses do not move"
    MOVED = "an instant, reckoned from the trigger on a clock that pauses stop"


@dataclass(frozen=True, slots=True)
class Limit:
    """One value per obligation."""

    kind: LimitKind
    unit: Unit
    values: Int64


class Window:
    """From the start of the clock until a limit, or until the case (or `until`) closes it.

    `start` changes where the clock restarts.
    """

    def __init__(
        self,
        matter: Matter,
        clock: Clock,
        limit: Limit | None,
        start: Int64,
        closes: Closes,
        start_rows: Int64 | None = None,
    ) -> None:
        """`start_rows` are the rows at whose times it starts, where there are such."""
        self.matter = matter
        self.clock = clock
        self.limit = limit
        self.start = start
        self._runs_from_rows = start_rows is not None
        """Whether every clock starts at a row, so that none that matters comes before."""
        self._shown_at_start = (
            clock.at(matter.cases, start) if start_rows is None else clock.at_rows(start_rows)
        )
        self._left_out: list[tuple[Int64, Int64]] = []
        self._sum_left_out: Int64 = np.zeros(len(matter), np.int64)
        self._leaves_out = False
        self.closes = closes
        self._rows = matter.sheet.rows

    def restart(self, at: Int64, start: Int64) -> None:
        self._runs_from_rows = False
        self.start[at] = start
        self._shown_at_start[at] = self.clock.at(self.matter.cases[at], start)

    def leave_out(self, at: Int64, first: Int64, last: Int64) -> None:
        """What passes from the rows `first` to the rows `last` does not count.

        `first` lies within the limit. Where nothing restarts the clock, one sum is enough.
        """
        if not self.matter.standard.restarts:
            shown, start = self.clock.at_rows, self._shown_at_start[at]
            self._sum_left_out[at] += np.maximum(shown(last), start) - np.maximum(
                shown(first), start
            )
            self._leaves_out = True
            return
        self._leaves_out = True
        stretch = np.full(len(self.matter), NOWHERE), np.full(len(self.matter), NOWHERE)
        stretch[0][at], stretch[1][at] = first, last
        self._left_out.append(stretch)

    @property
    def only_grows(self) -> bool:
        """Whether what is counted from earlier and earlier starts never meets the limit again."""
        return self.limit is not None and self.limit.kind is LimitKind.AMOUNT

    def amount(self, at: Int64) -> Int64:
        """The limit on the clock, in its unit; null without one."""
        return self.amount_from(at, self.start[at])

    def amount_from(self, at: Int64, start: Int64) -> Int64:
        """The limit on a clock that starts at `start`."""
        if self.limit is None:
            return np.full(len(at), NO_INSTANT)
        values = self.limit.values[at]
        match self.limit.kind:
            case LimitKind.AMOUNT:
                return values
            case LimitKind.MONTHS:
                date = local_dates(self.matter.standard.zone).date_of(start)
                return add_months(date, values) - date
            case LimitKind.DEADLINE:
                return values - start
            case LimitKind.MOVED:
                total = self.clock.measure.total
                return total(values) - total(self.matter.began[at])
            case _:
                assert_never(self.limit.kind)

    def holds(self, at: Int64, rows: Int64) -> Bool:
        """Whether each row lies in its window: exactly at the limit it still does."""
        if self.limit is None:
            close = self.closes.row[at]
            before: Bool = (close == NOWHERE) | (rows <= close)
            return before
        if self.limit.kind is LimitKind.DEADLINE:
            in_time: Bool = self._rows.time[rows] <= self.limit.values[at]
            return in_time
        within: Bool = self.counted_at_rows(at, rows) <= self.amount(at)
        return within

    def is_late(self, inside: Bool) -> Bool:
        """Whether a limit was up before rows of which `inside` says whether the window holds."""
        late: Bool = np.zeros(len(inside), np.bool_) if self.limit is None else ~inside
        return late

    def is_beyond_until(self, at: Int64, rows: Int64) -> Bool:
        """Whether the rows are the `until` event or after it."""
        until = self.closes.until[at]
        beyond: Bool = (until != NOWHERE) & (rows >= until)
        return beyond

    def closing(self, at: Int64) -> tuple[Int64, Int64]:
        """The rows that end it: of the case, and `until`."""
        case = self.closes.row[at] if self.limit is None else np.full(len(at), NOWHERE)
        return case, self.closes.until[at]

    def due(self, at: Int64, answered: Int64 | None = None) -> Int64:
        """The last instant of the limit: with the pauses known up to as-of, or up to a row."""
        if self.limit is None:
            return np.full(len(at), NO_INSTANT)
        if self.limit.kind is LimitKind.DEADLINE:
            return self.limit.values[at]
        shown = self._shown_when_up(at)
        if answered is None:
            return self.clock.last_instant(self.matter.cases[at], shown)
        return self.clock.last_instant_known_at(answered, shown)

    def is_over(self, at: Int64, due: Int64) -> Bool:
        """Whether as-of lies beyond it; on a clock that stands still it is not."""
        if self.limit is None:
            return self.closes.closed[at]
        over: Bool = (due != NO_INSTANT) & (self.matter.sheet.as_of > due)
        return over

    def counted_at_rows(self, at: Int64, rows: Int64) -> Int64:
        """What the clock shows since its start; a deadline's clock knows no pauses."""
        if self.limit is not None and self.limit.kind is LimitKind.DEADLINE:
            return _at_least_zero(self._rows.time[rows] - self.start[at])
        shown = self.clock.at_rows(rows) - self._shown_at_start[at]
        if self._leaves_out:
            shown -= self._left_out_of(at)
        if self._runs_from_rows:
            return shown
        return np.where(self._rows.time[rows] < self.start[at], 0, shown)

    def counted_at_as_of(self, at: Int64) -> Int64:
        as_of = np.full(len(at), self.matter.sheet.as_of)
        if self.limit is not None and self.limit.kind is LimitKind.DEADLINE:
            return _at_least_zero(as_of - self.start[at])
        shown = self.clock.at(self.matter.cases[at], as_of) - self._shown_at_start[at]
        return np.where(as_of < self.start[at], 0, shown - self._left_out_of(at))

    def _stretches(self, at: Int64) -> Iterator[tuple[Int64, Int64]]:
        """What the clock shows where each stretch begins and ends, not before it has started."""
        shown, none = self.clock.at_rows, np.zeros(len(at), np.int64)
        for first, last in self._left_out:
            real, start = first[at] != NOWHERE, self._shown_at_start[at]
            begins = np.where(real, shown(np.where(real, first[at], none)), start)
            ends = np.where(real, shown(np.where(real, last[at], none)), start)
            yield np.maximum(begins, start), np.maximum(ends, start)

    def _left_out_of(self, at: Int64) -> Int64:
        total = self._sum_left_out[at]
        for begins, ends in self._stretches(at):
            total += ends - begins
        return total

    def _shown_when_up(self, at: Int64) -> Int64:
        """What the clock shows when the limit is used up; stretches after that do not matter."""
        shown = self._shown_at_start[at] + self.amount(at) + self._sum_left_out[at]
        for begins, ends in self._stretches(at):
            shown += np.where(shown >= begins, ends - begins, 0)
        return shown

    def at_risk(self, at: Int64, counted: Int64) -> Bool:
        """Whether what is pending has used the share of its limit at which to warn."""
        warn_at = self.matter.standard.warn_at
        if warn_at is None or self.limit is None:
            return np.zeros(len(at), np.bool_)
        risky: Bool = counted >= share_up(self.amount(at), warn_at)
        return risky


def share_up(amounts: Int64, share: Fraction) -> Int64:
    """The smallest whole number not below the share of each amount, without overflow."""
    whole, rest = np.divmod(amounts, share.denominator)
    shares: Int64 = share.numerator * whole - (-share.numerator * rest) // share.denominator
    return shares


def _at_least_zero(amounts: Int64) -> Int64:
    return np.where(amounts < 0, 0, amounts)

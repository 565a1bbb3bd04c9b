"""A clock that pauses stop: what it shows at a row or an instant, and when a limit is up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.clocks.measures import Measure, measure
from standards_engine.judge.columnar.clocks.pauses import Pauses, pauses_of
from standards_engine.judge.columnar.searching import last_at_most
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.rules.nodes import Calendar, Standard
from standards_engine.verdicts import NO_INSTANT, Unit


@dataclass(frozen=True, slots=True)
class Clock:
    """A paused stretch is half-open, (p, q].

    `shown` is what the clock shows at every live row. It runs as the measure does up to the
    case's first row, and stands still while paused; `passed` is the measure's total there.
    """

    sheet: Sheet
    measure: Measure
    pauses: Pauses | None
    passed: Int64
    shown: Int64

    def at_rows(self, rows: Int64) -> Int64:
        return self.shown[rows]

    def at(self, cases: Int64, instants: Int64) -> Int64:
        """What the clock of a case shows at an instant."""
        total = self.measure.total(instants)
        if self.pauses is None:
            return total
        rows = self.sheet.rows
        first = rows.first[cases]
        latest = last_at_most(rows.time, first, rows.last[cases], instants)
        before = latest < first
        latest = np.maximum(latest, first)
        since = np.where(self.pauses.paused[latest] & ~before, 0, total - self.passed[latest])
        return self.shown[latest] + since

    def last_instant(self, cases: Int64, shown: Int64) -> Int64:
        """The last instant at which the clock shows at most so much; null if it stands still."""
        if self.pauses is None:
            return self.measure.last_instant(shown)
        rows = self.sheet.rows
        first, last = rows.first[cases], rows.last[cases]
        latest = last_at_most(self.shown, first, last, shown)
        found = self.last_instant_known_at(np.maximum(latest, first), shown)
        return np.where(latest < first, self.measure.last_instant(shown), found)

    def last_instant_known_at(self, rows: Int64, shown: Int64) -> Int64:
        """As `last_instant`, had nothing happened after the row, at which the limit still holds."""
        if self.pauses is None:
            return self.measure.last_instant(shown)
        total = self.passed[rows] + shown - self.shown[rows]
        stands_still = self.pauses.paused[rows]
        return np.where(stands_still, NO_INSTANT, self.measure.last_instant(total))


def clock_of(sheet: Sheet, standard: Standard, unit: Unit, calendar: Calendar | None) -> Clock:
    """Made once for all standards with the same pauses, calendar and unit."""
    zone, clauses, name = standard.zone, standard.pauses, calendar.name if calendar else None

    def make() -> Clock:
        passing = measure(unit, calendar, zone)
        key = ("passed", unit, name, zone)
        times = sheet.rows.time[: sheet.rows.live]
        passed = sheet.memo(key, lambda: passing.total(times))
        if not clauses:
            return Clock(sheet, passing, None, passed, passed)
        pauses = pauses_of(sheet, zone, clauses)
        return Clock(sheet, passing, pauses, passed, _shown(sheet, pauses, passed))

    return sheet.memo(("clock", unit, name, zone, clauses), make)


def _shown(sheet: Sheet, pauses: Pauses, passed: Int64) -> Int64:
    """Sums of what passes between neighbouring rows while the clock runs.

    The running sum over all cases may overflow, but its differences within a case do not.
    """
    rows = sheet.rows
    case = rows.case[: rows.live]
    steps = np.zeros(rows.live, np.int64)
    runs = ~pauses.paused[:-1] & (case[1:] == case[:-1])
    steps[1:] = np.where(runs, passed[1:] - passed[:-1], 0)
    sums = np.cumsum(steps)
    first = rows.first[case]
    return passed[first] + sums - sums[first]

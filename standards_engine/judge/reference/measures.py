"""What passes on a clock that is not paused: elapsed time, open time, days, working days."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from standards_engine.calendars import LocalDays, WorkingTime
from standards_engine.frozen import frozen
from standards_engine.judge.expressions.dates import date_of, local_days
from standards_engine.rules.nodes import Calendar
from standards_engine.verdicts import Unit


class Measure(Protocol):
    @property
    def unit(self) -> Unit: ...

    def between(self, start: int, end: int) -> int:
        """What passes from `start` to `end` (start ≤ end), in the unit."""

    def last_instant(self, start: int, amount: int) -> int | None:
        """The last instant at which no more than `amount` has passed; None if there is none."""


@frozen
class Elapsed:
    unit: Unit = Unit.MICROSECONDS

    def between(self, start: int, end: int) -> int:
        return end - start

    def last_instant(self, start: int, amount: int) -> int:
        return start + amount


@frozen
class OpenTime:
    """Elapsed time while a calendar is open."""

    working: WorkingTime
    unit: Unit = Unit.MICROSECONDS

    def between(self, start: int, end: int) -> int:
        return self.working.counted(start, end)

    def last_instant(self, start: int, amount: int) -> int | None:
        return self.working.due(start, amount)


@frozen
class WholeDays:
    """Local midnights passed."""

    days: LocalDays
    unit: Unit = Unit.DAYS

    def between(self, start: int, end: int) -> int:
        return self.days.date_of(end) - self.days.date_of(start)

    def last_instant(self, start: int, amount: int) -> int:
        return self.days.start_of(self.days.date_of(start) + amount + 1) - 1


@frozen
class DaysOpen:
    """Local midnights passed that begin a date on which the calendar opens."""

    days: LocalDays
    working: WorkingTime
    unit: Unit = Unit.WORKING_DAYS

    def between(self, start: int, end: int) -> int:
        return self.working.working_days(self.days.date_of(start), self.days.date_of(end))

    def last_instant(self, start: int, amount: int) -> int | None:
        date = self.working.working_day(self.days.date_of(start), amount + 1)
        return None if date is None else self.days.start_of(date) - 1


@lru_cache(maxsize=64)
def working_time(calendar: Calendar, date: int) -> WorkingTime:
    """A calendar's open time, made once; `date` is some date it is asked about."""
    return WorkingTime(calendar, date - 366, date + 366)


def measure(unit: Unit, calendar: Calendar | None, zone: str, as_of: int) -> Measure:
    """The measure of a limit: `clock runs during` names the calendar."""
    if unit is Unit.DAYS:
        return WholeDays(local_days(zone))
    if calendar is None:
        return Elapsed()
    working = working_time(calendar, date_of(as_of, zone))
    return OpenTime(working) if unit is Unit.MICROSECONDS else DaysOpen(local_days(zone), working)

"""`open_time(calendar, first, last)`: how long a calendar is open from one date through another."""

from __future__ import annotations

from collections.abc import Mapping

from standards_engine.calendars import LocalDays, WorkingTime
from standards_engine.judge.plan.functions.result import Result
from standards_engine.rules.nodes import Calendar
from standards_engine.wording import say


def open_time(
    calendars: Mapping[str, Calendar], _today: int, name: str, first: int, last: int
) -> Result:
    """Microseconds of elapsed time; 0 where `last` is before `first`."""
    calendar = calendars.get(name)
    if calendar is None:
        return Result(None, say("a calendar named `{name}` in the rules", name=name))
    if last < first:
        return Result(0)
    days = LocalDays(calendar.zone)
    worked = WorkingTime(calendar, first - 1, last + 1)
    return Result(worked.counted(days.start_of(first), days.start_of(last + 1)))

"""`staffed(calendar, shifts)`: whether shifts cover all the time that a calendar is open.

Both are calendars of the rules. They are compared over the 366 days that begin with as-of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from standards_engine.calendars import LocalDays, WorkingTime
from standards_engine.judge.plan.functions.result import Result
from standards_engine.rules.nodes import Calendar
from standards_engine.wording import say

_DAYS = 366


def staffed(calendars: Mapping[str, Calendar], today: int, name: str, shifts: str) -> Result:
    for each in (name, shifts):
        if each not in calendars:
            return Result(None, say("a calendar named `{name}` in the rules", name=each))
    days = LocalDays(calendars[name].zone)
    first, end = days.start_of(today), days.start_of(today + _DAYS)
    open_, manned = (_intervals(calendars[each], today) for each in (name, shifts))
    wanted = [(max(a, first), min(b, end)) for a, b in open_ if a < end and b > first]
    return Result(all(_is_inside(interval, manned) for interval in wanted))


def _intervals(calendar: Calendar, today: int) -> list[tuple[int, int]]:
    worked = WorkingTime(calendar, today - 2, today + _DAYS + 2)
    return [*zip(worked.starts, worked.ends, strict=True)]


def _is_inside(interval: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether one of sorted intervals, which do not touch, holds the interval."""
    index = bisect_right(others, interval[0], key=lambda other: other[0]) - 1
    return index >= 0 and interval[1] <= others[index][1]

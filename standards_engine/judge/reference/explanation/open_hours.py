"""A stretch on a calendar's clock: each opening by itself, or many summed up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from standards_engine.calendars import WorkingTime
from standards_engine.judge.reference.explanation.nodes import Effect, Stretch

_LISTED = 4
"""Of more openings than these, only the sum is told."""
_COMPARED = 20_000
"""Of more than these, some fifty years, it is not asked whether all have the same hours."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def open_and_closed(begin: int, end: int, working: WorkingTime) -> Iterator[Stretch]:
    """Together they last from `begin` to `end`, and what counts is what the calendar counts."""
    counted = working.counted(begin, end)
    opened = _openings(begin, end, working)
    if len(opened) > _LISTED:
        yield _summed(begin, end, counted, opened, working)
        return
    name, at = working.calendar.name, begin
    for start, stop in opened:
        first, last = max(start, begin), min(stop, end)
        if at < first:
            yield Stretch(begin=at, end=first, effect=Effect.CLOSED, calendar=name)
        yield Stretch(
            begin=first,
            end=last,
            effect=Effect.COUNTED,
            counted=last - first,
            calendar=name,
            opened=1,
        )
        at = last
    if at < end:
        yield Stretch(begin=at, end=end, effect=Effect.CLOSED, calendar=name)


def _openings(begin: int, end: int, working: WorkingTime) -> list[tuple[int, int]]:
    """The open intervals that overlap the stretch, whole."""
    first = bisect_right(working.ends, begin)
    last = bisect_left(working.starts, end)
    return [(working.starts[i], working.ends[i]) for i in range(first, last)]


def _summed(
    begin: int, end: int, counted: int, opened: list[tuple[int, int]], working: WorkingTime
) -> Stretch:
    days = {working.days.date_of(start) for start, _ in opened}
    return Stretch(
        begin=begin,
        end=end,
        effect=Effect.OPEN_HOURS,
        counted=counted,
        calendar=working.calendar.name,
        opened=len(days),
        hours=_same_hours(opened, working),
        parts=2 * len(opened),
    )


def _same_hours(opened: list[tuple[int, int]], working: WorkingTime) -> str | None:
    """The hours on the wall, where every day but the first and the last has the same ones."""
    if len(opened) > _COMPARED:
        return None
    by_day: dict[int, list[str]] = {}
    for start, stop in opened:
        hours = f"{_wall(start, working)}..{_wall(stop, working, ends=True)}"
        by_day.setdefault(working.days.date_of(start), []).append(hours)
    whole_days = list(by_day.values())[1:-1]
    different = {", ".join(hours) for hours in whole_days}
    return different.pop() if len(different) == 1 else None


def _wall(instant: int, working: WorkingTime, *, ends: bool = False) -> str:
    """`09:00`; the end of a day is 24:00."""
    moment = _EPOCH + timedelta(microseconds=instant)
    text = moment.astimezone(ZoneInfo(working.days.zone)).strftime("%H:%M")
    return "24:00" if ends and text == "00:00" else text

"""Open time against a model that paints minutes: for each date a set of those that its shifts hold.

The model shares no code with the calendars. Minutes are those of the wall since FIRST; stretches of
them become instants by the standard library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.calendars import WorkingTime
from standards_engine.rules.nodes import Calendar, CalendarLine, DatedLine, Hours, WeeklyLine
from tests.calendars.writing import at, day

FIRST, LAST = day("2026-03-23"), day("2026-04-05")
"""From a Monday to a Sunday, over the night in which the clocks go forward in Paris."""
DATES = range(FIRST, LAST + 1)
FOREVER = 10**6

_minute = st.integers(0, 47).map(lambda half: half * 30)
_hours = st.lists(st.builds(Hours, _minute, _minute.map(lambda m: m + 30)), max_size=2).map(tuple)
_days = st.frozensets(st.integers(0, 6), min_size=1)
_bound = st.none() | st.sampled_from(DATES)
_weekly = st.builds(WeeklyLine, st.booleans(), _days, _hours, _bound, _bound)


@st.composite
def _dated(draw: st.DrawFn) -> DatedLine:
    start = draw(st.sampled_from(DATES))
    return DatedLine(draw(st.booleans()), start, start + draw(st.integers(0, 3)), draw(_hours))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    zone = draw(st.sampled_from(["UTC", "Asia/Shanghai", "Europe/Paris"]))
    lines = draw(st.lists(_weekly | _dated(), min_size=1, max_size=6))
    return Calendar("c", None, zone, tuple(lines))


def painted(lines: Iterable[CalendarLine]) -> dict[int, set[int]]:
    """The minutes of the shifts that open on each date."""
    weekly = [line for line in lines if isinstance(line, WeeklyLine)]
    dated = [line for line in lines if isinstance(line, DatedLine)]
    shifts: dict[int, set[int]] = {date: set() for date in DATES}
    for index, line in enumerate(weekly):
        for date in (d for d in DATES if _holds(line, d)):
            later = (each for each in weekly[index + 1 :] if _holds(each, date))
            if not any(each.open and _dates(each) < _dates(line) for each in later):
                _paint(shifts, line, date, replace=False)
    for each in dated:
        for date in filter(DATES.__contains__, range(each.start, each.end + 1)):
            _paint(shifts, each, date, replace=True)
    return shifts


def _paint(
    shifts: dict[int, set[int]], line: WeeklyLine | DatedLine, date: int, *, replace: bool
) -> None:
    minutes = _minutes(line.hours, date)
    if line.open:
        shifts[date] = minutes | (set() if replace else shifts[date])
    elif line.hours:
        for shift in shifts.values():
            shift.difference_update(minutes)
    else:
        shifts[date] = set()


def _minutes(hours: tuple[Hours, ...], date: int) -> set[int]:
    midnight = (date - FIRST) * 1440
    ranges = [(h.start, h.end if h.end > h.start else h.end + 1440) for h in hours] or [(0, 1440)]
    return {midnight + minute for start, end in ranges for minute in range(start, end)}


def _dates(line: WeeklyLine) -> frozenset[int]:
    """Every date of the line, and of weeks long before and after, so that bounds differ."""
    spread = (
        *range(FIRST - 7, LAST + 8),
        *range(-FOREVER, 7 - FOREVER),
        *range(FOREVER, FOREVER + 7),
    )
    return frozenset(date for date in spread if _holds(line, date))


def _holds(line: WeeklyLine, date: int) -> bool:
    first = -FOREVER - 1 if line.first is None else line.first
    last = FOREVER + 8 if line.last is None else line.last
    return (date + 3) % 7 in line.days and first <= date <= last


def instants(calendar: Calendar) -> list[tuple[int, int]]:
    """The open stretches of the model as instants, apart from each other."""
    found: list[tuple[int, int]] = []
    for minutes in painted(calendar.lines).values():
        starts = sorted(minutes - {minute + 1 for minute in minutes})
        ends = sorted({minute + 1 for minute in minutes} - minutes)
        found += [
            (_instant(a, calendar.zone), _instant(b, calendar.zone))
            for a, b in zip(starts, ends, strict=True)
        ]
    return sorted(found)


def _instant(minute: int, zone: str) -> int:
    wall = datetime(2026, 3, 23, tzinfo=ZoneInfo(zone)) + timedelta(minutes=minute)
    return round(wall.astimezone(UTC).timestamp()) * 1_000_000


@settings(max_examples=100)
@given(calendars(), st.data())
def test_open_time_is_what_the_model_paints(calendar: Calendar, data: st.DataObject) -> None:
    low, high = at("2026-03-25 00:00", "UTC"), at("2026-04-03 00:00", "UTC")
    start = data.draw(st.integers(low, high))
    end = data.draw(st.integers(start, high))
    assert WorkingTime(calendar, FIRST, LAST).counted(start, end) == _union(
        instants(calendar), start, end
    )


def _union(stretches: list[tuple[int, int]], start: int, end: int) -> int:
    total, reached = 0, start
    for opens, closes in stretches:
        begin, stop = max(opens, reached), min(closes, end)
        total += max(0, stop - begin)
        reached = max(reached, min(closes, end))
    return total


@settings(max_examples=100)
@given(calendars())
def test_working_days_are_dates_on_which_the_model_opens(calendar: Calendar) -> None:
    time, shifts = WorkingTime(calendar, FIRST, LAST), painted(calendar.lines)
    inner = range(FIRST + 1, LAST)
    assert [date for date in inner if time.opens_on(date)] == [
        date for date in inner if shifts[date]
    ]
    assert time.working_days(FIRST, LAST - 1) == sum(bool(shifts[date]) for date in inner)

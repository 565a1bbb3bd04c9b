"""What holds for every calendar: sums, due instants, and a count minute by minute."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.calendars import WorkingTime
from standards_engine.rules.nodes import Calendar, CalendarLine, DatedLine, Hours, WeeklyLine
from tests.calendars.writing import DAY, MINUTE, at, day

FIRST, LAST = day("2026-03-20"), day("2026-04-05")
START = at("2026-03-24", "UTC")

_WEEKDAYS = frozenset(range(5))
_minute = st.integers(0, 47).map(lambda half: half * 30)
_hours = st.lists(st.builds(Hours, _minute, _minute.map(lambda m: m + 30)), max_size=2).map(tuple)
_days = st.frozensets(st.integers(0, 6), min_size=1)
_dates = st.integers(FIRST, LAST)


@st.composite
def _dated(draw: st.DrawFn) -> DatedLine:
    start = draw(_dates)
    return DatedLine(draw(st.booleans()), start, start + draw(st.integers(0, 3)), draw(_hours))


_weekly = st.builds(WeeklyLine, st.booleans(), _days, _hours)
_lines: st.SearchStrategy[list[CalendarLine]] = st.lists(_weekly | _dated(), max_size=4)
_zones = st.sampled_from(["UTC", "Europe/Paris", "Asia/Shanghai"])
_calendars = st.builds(
    lambda lines, zone: Calendar("c", None, zone, (WeeklyLine(True, _WEEKDAYS, ()), *lines)),
    _lines,
    _zones,
)
_instants = st.integers(START, START + 8 * DAY)


def _time(calendar: Calendar) -> WorkingTime:
    return WorkingTime(calendar, FIRST, FIRST)


@given(_calendars, st.tuples(_instants, _instants, _instants).map(sorted))
def test_counted_time_adds_up(calendar: Calendar, instants: list[int]) -> None:
    a, b, c = instants
    time = _time(calendar)
    assert time.counted(a, b) + time.counted(b, c) == time.counted(a, c)


@given(_calendars, _instants, st.integers(0, 30 * DAY))
def test_due_is_the_last_instant_within_the_limit(
    calendar: Calendar, start: int, amount: int
) -> None:
    time = _time(calendar)
    due = time.due(start, amount)
    if due is None:
        assert time.counted(start, start + 400 * DAY) <= amount
    else:
        assert time.counted(start, due) == amount
        assert time.counted(start, due + 1) == amount + 1


@settings(max_examples=25)
@given(_calendars, _instants)
def test_counted_time_is_the_number_of_open_minutes(calendar: Calendar, start: int) -> None:
    start -= start % MINUTE
    time = _time(calendar)
    minutes = range(start, start + 2 * DAY, MINUTE)
    assert time.counted(start, start + 2 * DAY) == MINUTE * sum(map(time.is_open, minutes))


@given(_hours, st.integers(0, 24 * 60 - 1))
def test_a_plain_week_is_open_by_the_wall(hours: tuple[Hours, ...], minute: int) -> None:
    """Where the clocks do not change, opening hours are what the wall clock shows."""
    every_day = WeeklyLine(True, frozenset(range(7)), hours)
    time = _time(Calendar("c", None, "Asia/Shanghai", (every_day,)))
    instant = START + minute * MINUTE
    wall = datetime.fromtimestamp(instant / 1e6, UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    shown = wall.hour * 60 + wall.minute
    expected = not hours or any(
        h.start <= shown < h.end or (h.end <= h.start and not h.end <= shown < h.start)
        for h in hours
    )
    assert time.is_open(instant) == expected


@given(_calendars, _dates, st.integers(0, 20))
def test_working_days_and_the_working_day_are_inverse(
    calendar: Calendar, after: int, number: int
) -> None:
    time = _time(calendar)
    found = time.working_day(after, number)
    if found is not None and number:
        assert time.opens_on(found)
        assert time.working_days(after, found) == number

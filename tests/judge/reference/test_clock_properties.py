"""Due is the last instant at which the counted time is at most the limit, whatever pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.reference.clock import Change, Clock
from standards_engine.judge.reference.measures import measure
from standards_engine.rules.nodes import Calendar
from standards_engine.verdicts import Unit
from tests.judge.building import HOUR, OFFICE, ZONE, at

START = at("2026-03-25 00:00")
HOURS = st.integers(0, 24 * 14)
PAUSES = st.lists(st.tuples(HOURS, st.booleans()), max_size=8)
KINDS: list[tuple[Unit, Calendar | None, int]] = [
    (Unit.MICROSECONDS, None, HOUR),
    (Unit.MICROSECONDS, OFFICE, HOUR),
    (Unit.DAYS, None, 1),
    (Unit.WORKING_DAYS, OFFICE, 1),
]


def clock(unit: Unit, calendar: Calendar | None, pauses: list[tuple[int, bool]]) -> Clock:
    changes = [
        Change(index, START + hour * HOUR, paused)
        for index, (hour, paused) in enumerate(sorted(pauses))
    ]
    return Clock(measure(unit, calendar, ZONE, START), tuple(changes))


@pytest.mark.parametrize(("unit", "calendar", "size"), KINDS)
@given(pauses=PAUSES, begin=HOURS, amount=st.integers(0, 60))
def test_due_is_the_last_instant_at_which_the_limit_holds(
    unit: Unit,
    calendar: Calendar | None,
    size: int,
    pauses: list[tuple[int, bool]],
    begin: int,
    amount: int,
) -> None:
    made = clock(unit, calendar, pauses)
    start, limit = START + begin * HOUR, amount * size
    due = made.last_instant(start, limit)
    if due is None:
        assert made.stands_still
        assert made.counted(start, START + 400 * 24 * HOUR) <= limit
    else:
        assert made.counted(start, due) <= limit < made.counted(start, due + 1)


@pytest.mark.parametrize(("unit", "calendar", "size"), KINDS)
@given(pauses=PAUSES, hours=st.tuples(HOURS, HOURS, HOURS).map(sorted))
def test_counted_time_adds_up_and_never_runs_backwards(
    unit: Unit,
    calendar: Calendar | None,
    size: int,
    pauses: list[tuple[int, bool]],
    hours: list[int],
) -> None:
    made = clock(unit, calendar, pauses)
    a, b, c = (START + hour * HOUR for hour in hours)
    assert made.counted(a, c) == made.counted(a, b) + made.counted(b, c)
    assert made.counted(c, a) == 0


@given(PAUSES, HOURS, HOURS)
def test_counted_hours_agree_with_counting_them_one_by_one(
    pauses: list[tuple[int, bool]], begin: int, end: int
) -> None:
    made = clock(Unit.MICROSECONDS, None, pauses)
    running = 0
    for hour in range(begin, end):
        states = [paused for at_hour, paused in sorted(pauses) if at_hour <= hour]
        running += not (states and states[-1])
    assert made.counted(START + begin * HOUR, START + end * HOUR) == running * HOUR

"""A calendar asked about a placeholder, such as 9999-12-31: far years repeat, and stay exact."""

from __future__ import annotations

from itertools import pairwise

import pytest

from standards_engine.calendars import WorkingTime
from standards_engine.rules.nodes import Calendar
from tests.calendars.writing import calendar, closed, day, opened, weekly

NIGHTS = weekly("22:00..06:00", frozenset({0, 2, 4, 5, 6}))
CALENDARS = (
    calendar(weekly("09:00..17:00", frozenset(range(5)))),
    calendar(weekly("00:00..24:00"), zone="America/New_York"),
    calendar(NIGHTS, weekly("01:00..03:00", frozenset({0, 5})), zone="Australia/Sydney"),
    calendar(NIGHTS, weekly("22:00..02:00", frozenset({3, 4}), open_=False), zone="Europe/Paris"),
    calendar(NIGHTS, closed("2109-12-31"), opened("2112-02-29", "10:00..11:00")),
)


@pytest.mark.parametrize("each", CALENDARS)
def test_many_years_at_once_are_open_as_each_month_by_itself(each: Calendar) -> None:
    first, last = day("2098-11-05"), day("2131-03-09")
    long = WorkingTime(each, first, last)
    starts = [long.days.start_of(date) for date in range(first, last, 30)]
    dates = list(range(first, last, 30))
    for (begin, end), (after, through) in zip(pairwise(starts), pairwise(dates), strict=True):
        month = WorkingTime(each, after, through)
        assert long.counted(begin, end) == month.counted(begin, end)
        assert long.working_days(after, through) == month.working_days(after, through)
        assert long.due(begin, 1) == month.due(begin, 1)


def test_the_hours_of_eight_thousand_years_are_those_of_their_weeks() -> None:
    """2000-01-03 and 9998-12-28 are Mondays, 2,921,569 days apart: 417,367 weeks of 40 hours."""
    time = WorkingTime(CALENDARS[0], day("2026-03-01"), day("2026-03-01"))
    begin, end = (time.days.start_of(day(text)) for text in ("2000-01-03", "9998-12-28"))
    assert time.counted(begin, end) == 417_367 * 40 * 3_600_000_000
    assert time.working_days(day("2000-01-02"), day("9998-12-27")) == 417_367 * 5

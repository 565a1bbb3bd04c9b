"""Open time, due instants and working days, by hand-written numbers."""

from __future__ import annotations

from standards_engine.calendars import WorkingTime, dated_years, knows_holidays
from standards_engine.rules.nodes import DatedLine, HolidayLine, WeeklyLine
from tests.calendars.writing import (
    DAILY,
    DAY,
    HOUR,
    MINUTE,
    at,
    calendar,
    closed,
    day,
    hours,
    opened,
    weekly,
    working,
)

WEEKDAYS = frozenset(range(5))
SATURDAY, SUNDAY = frozenset({5}), frozenset({6})


def counted(time: WorkingTime, start: str, end: str) -> int:
    zone = time.calendar.zone
    return time.counted(at(start, zone), at(end, zone))


def test_elapsed_time_over_clock_changes() -> None:
    time = working(weekly(), zone="Europe/Paris")
    assert counted(time, "2026-03-28 23:30", "2026-03-30 18:00") == 41 * HOUR + 30 * MINUTE
    assert counted(time, "2026-10-24 23:30", "2026-10-26 18:00") == 43 * HOUR + 30 * MINUTE


def test_a_night_shift_over_a_clock_change_is_elapsed_time() -> None:
    time = working(weekly("22:00..06:00"), zone="Europe/Paris")
    assert counted(time, "2026-03-28 20:00", "2026-03-29 20:00") == 7 * HOUR
    assert counted(time, "2026-10-24 20:00", "2026-10-25 20:00") == 9 * HOUR


def test_a_day_ends_where_its_clock_skips_midnight() -> None:
    """Toronto, Sunday 30 March 1919: 23:30 became 00:30."""
    time = working(weekly("", SUNDAY), zone="America/Toronto")
    assert counted(time, "1919-03-29 12:00", "1919-03-31 12:00") == 23 * HOUR + 30 * MINUTE


def test_a_night_shift_belongs_to_the_day_it_opens() -> None:
    time = working(weekly("22:00..06:00"))
    assert counted(time, "2026-03-02 22:00", "2026-03-03 06:00") == 8 * HOUR
    assert counted(time, "2026-03-02 03:00", "2026-03-03 07:00") == 11 * HOUR


def test_closing_a_day_takes_its_night_shift_and_leaves_the_one_before() -> None:
    time = working(weekly("22:00..06:00"), closed("2026-03-03"))
    assert counted(time, "2026-03-03 00:00", "2026-03-04 12:00") == 6 * HOUR
    assert not time.opens_on(day("2026-03-03"))


def test_a_shift_within_the_hour_that_spring_skips_is_no_opening() -> None:
    time = working(weekly("02:00..03:00", SUNDAY), zone="Europe/Paris")
    time.cover(day("2026-03-01"), day("2026-03-29"))
    assert at("2026-03-29 03:00", "Europe/Paris") not in time.starts
    due = time.due(at("2026-03-23 00:00", "Europe/Paris"), 0)
    assert due == at("2026-04-05 02:00", "Europe/Paris")


def test_two_shifts_with_a_lunch_break() -> None:
    time = working(weekly("08:00..12:00 13:00..17:00"))
    assert counted(time, "2026-03-02 11:00", "2026-03-02 14:00") == 2 * HOUR
    assert counted(time, "2026-03-02 12:30", "2026-03-02 12:59") == 0


def test_no_minute_is_lost_at_midnight() -> None:
    time = working(weekly("00:00..08:00 20:00..24:00"))
    assert counted(time, "2026-03-02 20:00", "2026-03-03 08:00") == 12 * HOUR
    assert at("2026-03-03 00:00") not in time.starts


def test_closed_over_new_year() -> None:
    time = working(weekly("08:00..16:00"), closed("2026-12-30", "2027-01-02"))
    assert counted(time, "2026-12-29 15:00", "2027-01-03 09:00") == 2 * HOUR


def test_a_closure_of_part_of_a_day() -> None:
    time = working(weekly("08:00..16:00"), closed("2026-03-03", text="12:00..16:00"))
    assert counted(time, "2026-03-03 00:00", "2026-03-04 00:00") == 4 * HOUR
    assert counted(time, "2026-03-04 00:00", "2026-03-05 00:00") == 8 * HOUR


def test_a_closure_at_night_cuts_the_shift_of_the_day_before() -> None:
    time = working(weekly("22:00..06:00"), closed("2026-03-03", text="00:00..02:00"))
    assert counted(time, "2026-03-02 12:00", "2026-03-03 12:00") == 6 * HOUR


def test_a_closure_past_midnight_cuts_the_next_day() -> None:
    time = working(weekly(), closed("2026-03-03", text="23:00..01:00"))
    assert counted(time, "2026-03-03 00:00", "2026-03-04 00:00") == 23 * HOUR
    assert counted(time, "2026-03-04 00:00", "2026-03-05 00:00") == 23 * HOUR
    assert counted(time, "2026-03-11 00:00", "2026-03-12 00:00") == 24 * HOUR


def test_hours_opened_by_a_later_line_no_longer_cut_the_night_before() -> None:
    time = working(
        weekly("22:00..06:00"),
        weekly("00:00..02:00", open_=False),
        weekly("00:00..02:00", SUNDAY),
    )
    assert counted(time, "2026-03-06 12:00", "2026-03-07 12:00") == 6 * HOUR
    assert counted(time, "2026-03-07 12:00", "2026-03-08 12:00") == 8 * HOUR


def test_a_make_up_day_against_the_week() -> None:
    time = working(weekly("08:00..16:00", WEEKDAYS), opened("2026-02-14", "09:00..18:00"))
    assert counted(time, "2026-02-14 00:00", "2026-02-16 00:00") == 9 * HOUR


def test_an_opened_date_replaces_the_hours_of_the_week() -> None:
    time = working(weekly("08:00..16:00"), opened("2026-03-03", "10:00..12:00"))
    assert counted(time, "2026-03-03 00:00", "2026-03-04 00:00") == 2 * HOUR


def test_a_later_dated_line_beats_an_earlier_one() -> None:
    spring_festival = closed("2026-02-16", "2026-02-22")
    time = working(weekly("08:00..16:00"), spring_festival, opened("2026-02-18", "09:00..10:00"))
    assert counted(time, "2026-02-16 00:00", "2026-02-23 00:00") == HOUR
    time = working(weekly("08:00..16:00"), opened("2026-02-18", "09:00..10:00"), spring_festival)
    assert counted(time, "2026-02-16 00:00", "2026-02-23 00:00") == 0


def test_a_named_day_narrows_the_week_and_a_second_line_adds_a_shift() -> None:
    wide, narrow = weekly("08:00..16:00"), weekly("09:00..12:00", SATURDAY)
    time = working(wide, narrow)
    assert counted(time, "2026-03-07 00:00", "2026-03-08 00:00") == 3 * HOUR
    time = working(wide, narrow, weekly("18:00..20:00", SATURDAY))
    assert counted(time, "2026-03-07 00:00", "2026-03-08 00:00") == 5 * HOUR
    assert counted(time, "2026-03-06 00:00", "2026-03-07 00:00") == 8 * HOUR


def test_a_line_that_also_speaks_of_other_dates_adds_its_hours() -> None:
    march, last = weekly("08:00..16:00"), day("2026-03-31")
    march = WeeklyLine(True, march.days, march.hours, first=day("2026-03-01"), last=last)
    mondays = WeeklyLine(
        True, frozenset({0}), hours("15:00..18:00"), first=day("2026-01-01"), last=last
    )
    time = working(march, mondays)
    assert counted(time, "2026-03-02 00:00", "2026-03-03 00:00") == 10 * HOUR
    assert counted(time, "2026-02-23 00:00", "2026-02-24 00:00") == 3 * HOUR


def test_closed_weekdays_and_weekly_breaks() -> None:
    time = working(
        weekly("08:00..16:00"), weekly("12:00..13:00", open_=False), weekly("", SUNDAY, open_=False)
    )
    assert counted(time, "2026-03-07 00:00", "2026-03-09 00:00") == 7 * HOUR


def test_a_season_narrows_the_year() -> None:
    summer = WeeklyLine(
        True, DAILY, hours("09:00..12:00"), first=day("2026-07-01"), last=day("2026-07-31")
    )
    time = working(weekly("08:00..16:00"), summer)
    assert counted(time, "2026-06-30 00:00", "2026-07-01 00:00") == 8 * HOUR
    assert counted(time, "2026-07-01 00:00", "2026-07-02 00:00") == 3 * HOUR
    assert counted(time, "2026-07-31 00:00", "2026-08-02 00:00") == 11 * HOUR


def test_holidays_of_a_country_and_of_a_part_of_it() -> None:
    time = working(weekly("08:00..16:00"), HolidayLine("CN"))
    assert counted(time, "2026-10-01 00:00", "2026-10-02 00:00") == 0
    time = working(weekly("08:00..16:00"), HolidayLine("DE-BY"), zone="Europe/Berlin")
    assert not time.opens_on(day("2026-01-06"))
    time = working(weekly("08:00..16:00"), HolidayLine("DE"), zone="Europe/Berlin")
    assert time.opens_on(day("2026-01-06"))
    assert knows_holidays("CN")
    assert not knows_holidays("XX")


def test_one_hour_a_week_is_enough_to_fall_due() -> None:
    time = working(weekly("09:00..10:00", frozenset({0})))
    assert time.due(at("2026-03-03 09:00"), 90 * MINUTE) == at("2026-03-16 09:30")
    assert time.due(at("2026-03-03 09:00"), 300 * HOUR) == at("2031-12-08 09:00")


def test_a_limit_used_up_at_closing_lasts_to_the_next_opening() -> None:
    time = working(weekly("08:00..16:00", WEEKDAYS))
    assert time.due(at("2026-03-06 12:00"), 4 * HOUR) == at("2026-03-09 08:00")
    assert time.due(at("2026-03-06 12:00"), 4 * HOUR - 1) == at("2026-03-06 16:00") - 1


def test_due_from_closed_hours() -> None:
    time = working(weekly("08:00..16:00"))
    assert time.due(at("2026-03-02 20:00"), HOUR) == at("2026-03-03 09:00")
    assert time.due(at("2026-03-02 20:00"), 0) == at("2026-03-03 08:00")
    assert time.due(at("2026-03-02 09:00"), 0) == at("2026-03-02 09:00")


def test_a_calendar_that_never_opens_again_never_falls_due() -> None:
    only = WeeklyLine(True, DAILY, hours("08:00..16:00"), last=day("2026-03-10"))
    time = working(only)
    assert time.due(at("2026-03-10 09:00"), 6 * HOUR) == at("2026-03-10 15:00")
    assert time.due(at("2026-03-10 09:00"), 7 * HOUR) is None
    assert time.working_day(day("2026-03-09"), 1) == day("2026-03-10")
    assert time.working_day(day("2026-03-09"), 2) is None
    assert working().due(at("2026-03-10 09:00"), 0) is None


def test_what_takes_more_than_two_centuries_never_falls_due() -> None:
    time = working(weekly("09:00..10:00", frozenset({0})))
    assert time.due(at("2026-03-03 09:00"), 52 * 199 * HOUR) is not None
    assert time.due(at("2026-03-03 09:00"), 53 * 400 * HOUR) is None


def test_a_calendar_may_open_again_after_years() -> None:
    far = DatedLine(True, day("2034-01-02"), day("2034-01-02"), hours("08:00..09:00"))
    assert working(far).due(at("2026-03-10 09:00"), 0) == at("2034-01-02 08:00")


def test_working_days_monday_to_saturday_over_holidays() -> None:
    time = working(
        weekly("08:00..18:00", WEEKDAYS | SATURDAY), closed("2026-05-06"), closed("2026-05-10")
    )
    assert time.working_days(day("2026-05-04"), day("2026-05-08")) == 3
    assert time.working_days(day("2026-05-04"), day("2026-05-04")) == 0
    assert time.working_day(day("2026-05-04"), 3) == day("2026-05-08")
    assert time.working_days(day("2026-05-08"), day("2026-05-11")) == 2


def test_working_days_from_the_day_before_the_first_one_built() -> None:
    time = working(weekly("08:00..18:00"))
    assert time.first_date == day("2026-03-01")
    assert time.working_days(day("2026-02-27"), day("2026-03-01")) == 2


def test_is_open_at_the_edges() -> None:
    time = working(weekly("08:00..16:00"))
    assert time.is_open(at("2026-03-02 08:00"))
    assert not time.is_open(at("2026-03-02 16:00"))
    assert not time.is_open(at("2026-03-02 08:00") - 1)


def test_earlier_instants_are_covered_on_demand() -> None:
    time = working(weekly("08:00..16:00"))
    assert counted(time, "1999-12-31 15:00", "2000-01-01 09:00") == 2 * HOUR
    assert time.first_date <= day("1999-12-31")
    assert time.last_date >= day("2026-03-01")


def test_all_day_and_all_night_is_one_interval() -> None:
    time = working(weekly())
    time.cover(day("2026-01-01"), day("2026-12-31"))
    assert len(time.starts) == 1
    assert counted(time, "2026-01-01 00:00", "2027-01-01 00:00") == 365 * DAY


def test_the_years_with_dated_lines() -> None:
    lines = closed("2026-12-30", "2027-01-02"), opened("2024-02-04", "09:00..17:00")
    assert dated_years(calendar(weekly(), *lines)) == {2024, 2026, 2027}
    assert dated_years(calendar(weekly())) == frozenset()


def test_nothing_opens_after_the_last_year() -> None:
    last = day("9999-12-20")
    time = WorkingTime(calendar(weekly("08:00..16:00")), last, last)
    far = time.days.start_of(last + 400)
    assert time.counted(time.days.start_of(last), far) == 12 * 8 * HOUR
    assert time.due(far, HOUR) is None
    assert time.working_days(last, last + 400) == 11
    assert time.working_day(last + 400, 1) is None


def test_the_years_end_with_9999() -> None:
    last = day("9999-12-31")
    time = WorkingTime(calendar(weekly("08:00..16:00")), last - 366, last + 366)
    assert time.last_date == last
    assert time.counted(time.days.start_of(last), time.days.start_of(last + 1)) == 8 * HOUR

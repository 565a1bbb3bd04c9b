"""Local dates over daylight saving, and months clipped to their end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.calendars import LocalDays
from tests.calendars.writing import DAY, HOUR, MINUTE, at, day

ZONES = ["Asia/Shanghai", "Europe/Paris", "America/Sao_Paulo", "America/St_Johns", "UTC"]
INSTANTS = st.integers(at("1990-01-01", "UTC"), at("2040-01-01", "UTC"))


def test_a_day_in_a_zone_is_not_a_day_in_utc() -> None:
    days = LocalDays("Asia/Shanghai")
    assert days.date_of(at("2026-03-01 23:59:59.999999")) == day("2026-03-01")
    assert days.date_of(at("2026-03-02 00:00")) == day("2026-03-02")
    assert days.end_of(day("2026-03-01")) == at("2026-03-01 23:59:59.999999")


@pytest.mark.parametrize(("date", "hours"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_days_of_a_clock_change_are_shorter_and_longer(date: str, hours: int) -> None:
    days = LocalDays("Europe/Paris")
    assert days.end_of(day(date)) + 1 - days.start_of(day(date)) == hours * HOUR


def test_a_skipped_midnight_begins_the_date_at_one() -> None:
    days = LocalDays("America/Sao_Paulo")
    start = days.start_of(day("2018-11-04"))
    assert start == at("2018-11-04 01:00", "America/Sao_Paulo")
    assert days.date_of(start - 1) == day("2018-11-03")
    assert days.date_of(start) == day("2018-11-04")


def test_a_gap_around_midnight_begins_the_date_where_the_gap_ends() -> None:
    """Toronto, 30 March 1919: 23:30 became 00:30."""
    days = LocalDays("America/Toronto")
    assert days.start_of(day("1919-03-31")) == at("1919-03-31 00:30", "America/Toronto")


def test_a_skipped_date_lasts_no_time() -> None:
    """Samoa had no 30 December 2011."""
    days = LocalDays("Pacific/Apia")
    assert days.start_of(day("2011-12-30")) == days.start_of(day("2011-12-31"))
    assert days.date_of(days.start_of(day("2011-12-31"))) == day("2011-12-31")


def test_dates_never_run_backwards() -> None:
    """In Newfoundland 00:01 became 23:01 of the day before, until 2011."""
    days, zone = LocalDays("America/St_Johns"), "America/St_Johns"
    assert days.date_of(at("2010-11-06 23:30", zone)) == day("2010-11-06")
    assert days.start_of(day("2010-11-07")) == at("2010-11-07 00:00", zone)
    assert days.date_of(at("2010-11-06 23:30", zone, fold=1)) == day("2010-11-07")


def test_a_repeated_time_is_the_first_and_a_skipped_one_moves_on() -> None:
    days, zone = LocalDays("Europe/Paris"), "Europe/Paris"
    half_past_two = 2 * HOUR + 30 * MINUTE
    assert days.instant_of(day("2026-10-25"), half_past_two) == at("2026-10-25 00:30", "UTC")
    assert days.instant_of(day("2026-03-29"), half_past_two) == at("2026-03-29 03:30", zone)
    assert days.instant_of(day("2026-03-28"), DAY) == at("2026-03-29 00:00", zone)
    assert days.instant_of(day("2026-03-29"), DAY) == at("2026-03-30 00:00", zone)


@pytest.mark.parametrize(
    ("start", "months", "found"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-15", 2, "2027-01-15"),
        ("1969-12-31", 2, "1970-02-28"),
    ],
)
def test_months_are_clipped(start: str, months: int, found: str) -> None:
    assert LocalDays("UTC").add_months(day(start), months) == day(found)


def test_years_beyond_all_zones_are_counted_too() -> None:
    days = LocalDays("Europe/Paris")
    far = days.add_months(day("9999-12-31"), 1)
    assert far - day("9999-12-31") == 31
    assert days.date_of(days.start_of(far)) == far


def test_days_beyond_all_zones_last_24_hours() -> None:
    days, last = LocalDays("UTC"), day("9999-12-29")
    assert days.start_of(last + 40) == at("9999-12-29", "UTC") + 40 * DAY


@given(st.sampled_from(ZONES), INSTANTS)
def test_an_instant_lies_within_its_date(zone: str, instant: int) -> None:
    days = LocalDays(zone)
    date = days.date_of(instant)
    assert days.start_of(date) <= instant <= days.end_of(date)

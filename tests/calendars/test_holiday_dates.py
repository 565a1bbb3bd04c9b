"""Holidays of a country in one year, and where nothing is known of them."""

from __future__ import annotations

import pytest

from standards_engine.calendars import civil
from standards_engine.calendars.holiday_dates import holiday_dates, is_holiday, knows_holidays
from tests.calendars.writing import day


def test_the_national_day_of_one_year_only() -> None:
    found = holiday_dates("CN", 2026)
    assert day("2026-10-01") in found
    assert day("2025-10-01") not in found


@pytest.mark.parametrize("country", ["XX", "DE-XX"])
def test_a_country_that_nobody_knows_is_named(country: str) -> None:
    assert not knows_holidays(country)
    with pytest.raises(ValueError, match=f"no holidays are known for `{country}`"):
        holiday_dates(country, 2026)


def test_nothing_is_known_beyond_the_year_9999() -> None:
    assert not is_holiday("DE", civil.LAST_DATE + 1)

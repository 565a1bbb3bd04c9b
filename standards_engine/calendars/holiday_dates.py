"""Public holidays by country, from the `holidays` library (loaded only where a rule asks)."""

from __future__ import annotations

from functools import lru_cache

from standards_engine.calendars import civil


@lru_cache(maxsize=4096)
def holiday_dates(country: str, year: int) -> frozenset[int]:
    """The holidays of a country (`CN`) or a part of it (`DE-BY`) in one year.

    Raises ValueError for a country that the library does not know.
    """
    import holidays

    code, _, part = country.partition("-")
    try:
        found = holidays.country_holidays(code, subdiv=part or None, years=year)
    except NotImplementedError as unknown:
        raise ValueError(f"no holidays are known for `{country}`") from unknown
    return frozenset(civil.from_date(day) for day in found)


def holiday_source() -> str:
    """The library that knows the holidays, and its version: another one may know others."""
    from importlib.metadata import version

    return f"holidays {version('holidays')}"


def knows_holidays(country: str) -> bool:
    """Whether `closed holidays "…"` can be answered for this country."""
    try:
        holiday_dates(country, 2026)
    except ValueError:
        return False
    return True


def is_holiday(country: str, day: int) -> bool:
    """Nothing is known of holidays beyond the year 9999."""
    if day > civil.LAST_DATE:
        return False
    return day in holiday_dates(country, civil.to_date(day).year)

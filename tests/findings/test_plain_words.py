"""Durations, instants and shares as a person would write them, and never rounded into a lie."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.findings import words
from standards_engine.verdicts import Unit
from tests.findings.building import DAY, HOUR, at

MINUTE, SECOND = HOUR // 60, 1_000_000


@pytest.mark.parametrize(
    ("microseconds", "text"),
    [
        (24 * HOUR, "24 hours"),
        (HOUR, "1 hour"),
        (29 * HOUR + 12 * MINUTE, "29 hours 12 minutes"),
        (HOUR + SECOND, "1 hour 1 second"),
        (SECOND // 4, "0.25 seconds"),
        (1, "0.000001 seconds"),
        (0, "0 seconds"),
        (-90 * SECOND, "minus 1 minute 30 seconds"),
        (100 * SECOND * 10, "16 minutes 40 seconds"),
    ],
)
def test_durations_are_exact(microseconds: int, text: str) -> None:
    assert words.duration(microseconds) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (3, Unit.WORKING_DAYS, "3 working days"),
        (1, Unit.DAYS, "1 day"),
        (12 * DAY + 5 * HOUR + 59 * MINUTE, Unit.MICROSECONDS, "12 days 5 hours"),
        (5 * HOUR + 12 * MINUTE + 40 * SECOND, Unit.MICROSECONDS, "5 hours 12 minutes"),
        (2 * DAY + 30 * MINUTE, Unit.MICROSECONDS, "2 days"),
        (1, Unit.MICROSECONDS, "0.000001 seconds"),
    ],
)
def test_about_keeps_the_two_largest_parts(value: int, unit: Unit, text: str) -> None:
    assert words.about(value, unit) == text


def test_working_time_is_never_told_in_days() -> None:
    assert words.about_hours(29 * HOUR + 12 * MINUTE) == "29 hours 12 minutes"


@pytest.mark.parametrize(
    ("instant", "text", "iso"),
    [
        (at("2026-03-01 09:00"), "2026-03-01 09:00", "2026-03-01T09:00:00+08:00"),
        (at("2026-03-01 09:00:07"), "2026-03-01 09:00:07", "2026-03-01T09:00:07+08:00"),
        (
            at("2026-03-01 09:00") + 250_000,
            "2026-03-01 09:00:00.25",
            "2026-03-01T09:00:00.250000+08:00",
        ),
        (at("2026-03-02") - 1, "the end of 2026-03-01", "2026-03-01T23:59:59.999999+08:00"),
        (at("2026-03-02") - 2, "2026-03-01 23:59:59.999998", "2026-03-01T23:59:59.999998+08:00"),
    ],
)
def test_instants_stand_in_local_time(instant: int, text: str, iso: str) -> None:
    assert words.instant(instant, "Asia/Shanghai") == text
    assert words.iso_instant(instant, "Asia/Shanghai") == iso


def test_an_instant_beyond_the_calendar_is_no_crash() -> None:
    assert words.iso_instant(2**62, "UTC") is None
    assert words.instant(2**62, "UTC") == "beyond the years a calendar knows"


@pytest.mark.parametrize(
    ("share", "goal", "text"),
    [
        (Fraction(19, 20), Fraction(19, 20), "95.0%"),
        (Fraction(94996, 100000), Fraction(19, 20), "94.996%"),
        (Fraction(2, 3), Fraction(6667, 10000), "66.667%"),
        (Fraction(2, 3), None, "66.7%"),
        (Fraction(999_999_999, 10**9), Fraction(1), "99.9999999%"),
        (None, Fraction(1), "–"),
        (Fraction(0), Fraction(1), "0.0%"),
        (Fraction(29_999, 30_000), None, "99.997%"),
        (Fraction(29_999, 30_000), Fraction(19, 20), "99.997%"),
        (Fraction(1, 30_000), None, "0.003%"),
        (Fraction(95_003, 100_000), Fraction(95_002, 100_000), "95.003%"),
    ],
)
def test_a_share_below_its_goal_never_looks_as_if_it_reached_it(
    share: Fraction | None, goal: Fraction | None, text: str
) -> None:
    assert words.percent(share, goal) == text


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.decimals(0, 1, places=6))
def test_what_is_displayed_never_contradicts_what_was_found(
    met: int, missed: int, written: Decimal
) -> None:
    share, goal = Fraction(met, met + missed or 1), Fraction(written)
    for shown in (
        Fraction(str(words.places(share, goal))),
        Fraction(words.percent(share, goal).removesuffix("%")) / 100,
    ):
        assert abs(shown - share) < Fraction(1, 1_000)
        assert (shown >= goal) == (share >= goal)
        assert (shown == 1) == (share == 1)
        assert (shown == 0) == (share == 0)


@pytest.mark.parametrize(
    ("ratio", "text"), [("0.95", "95%"), ("0.995", "99.5%"), ("1", "100%"), ("0.6667", "66.67%")]
)
def test_a_goal_reads_as_it_was_written(ratio: str, text: str) -> None:
    assert words.ratio(Fraction(ratio)) == text


@given(st.integers(-(10**15), 10**15))
def test_the_local_date_is_that_of_the_local_time(instant: int) -> None:
    shown = words.iso_instant(instant, "Asia/Shanghai")
    assert shown is not None
    assert words.iso_date(words.date_of(instant, "Asia/Shanghai")) == shown[:10]


@pytest.mark.parametrize(
    ("low", "high", "goal", "told"),
    [
        (Fraction(2, 7), Fraction(6, 7), None, ("28.6%", "85.7%")),
        (Fraction(93_701, 100_000), Fraction(93_702, 100_000), None, ("93.701%", "93.702%")),
        (Fraction(94_996, 100_000), Fraction(95, 100), Fraction(95, 100), ("94.996%", "95.000%")),
        (Fraction(0), Fraction(1, 100_000), None, ("0.000%", "0.001%")),
        (None, None, None, ("–", "–")),
    ],
)
def test_the_ends_of_a_range_are_told_apart(
    low: Fraction | None, high: Fraction | None, goal: Fraction | None, told: tuple[str, str]
) -> None:
    assert words.percents(low, high, goal) == told

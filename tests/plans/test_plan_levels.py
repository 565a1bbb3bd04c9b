"""Levels, amounts and dates as plans write them: what they mean, and what is said of slips."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.plans.levels import Level
from standards_engine.plans.read import (
    UnreadableError,
    read_amount,
    read_date,
    read_level,
    read_money,
    read_number,
    read_share,
)
from standards_engine.plans.units import UNITS
from standards_engine.rules.types import (
    Boolean,
    Days,
    Duration,
    Money,
    Months,
    Number,
    Type,
    WorkingDays,
)

HOUR = 3_600_000_000


@pytest.mark.parametrize(
    ("written", "value", "type_", "better"),
    [
        ("24 hours", 24 * HOUR, Duration(), "lower"),
        ("24小时", 24 * HOUR, Duration(), "lower"),
        ("1.5 hours", 3 * HOUR // 2, Duration(), "lower"),
        ("90 Minutes", 3 * HOUR // 2, Duration(), "lower"),
        ("0.25 seconds", 250_000, Duration(), "lower"),
        ("3 days", 3, Days(), "lower"),
        ("2 weeks", 14, Days(), "lower"),
        ("3 working days", 3, WorkingDays(), "lower"),
        ("3个工作日", 3, WorkingDays(), "lower"),
        ("6 months", 6, Months(), "lower"),
        ("2 years", 24, Months(), "lower"),
        ("95%", Fraction(19, 20), Number(), "higher"),
        ("99.95 %", Fraction(9995, 10000), Number(), "higher"),
        ("4.5", Fraction(9, 2), Number(), "higher"),
        ("1,200", Fraction(1200), Number(), "higher"),
        ("CNY 120", Fraction(120), Money("CNY"), "lower"),
        ("1,200.50 EUR", Fraction(2401, 2), Money("EUR"), "lower"),
        ("yes", True, Boolean(), "higher"),
        ("no", False, Boolean(), "higher"),
    ],
)
def test_a_level_is_read_with_its_natural_direction(
    written: str, value: object, type_: Type, better: str
) -> None:
    level = read_level(written)
    assert level == Level(value, type_, "lower" if better == "lower" else "higher", written)
    assert type(level.value) is type(value)


@pytest.mark.parametrize(
    ("written", "message", "help_"),
    [
        ("24 hors", "`hors` in `24 hors` is not a known unit", "did you mean `24 hours`?"),
        ("24h", "`h` in `24h` is not a known unit", "did you mean `24 hours`?"),
        ("25 percent", "`percent` in `25 percent` is not a known unit", "did you mean `25%`?"),
        (
            "3 workdays",
            "`workdays` in `3 workdays` is not a known unit",
            "did you mean `3 working days`?",
        ),
        ("1.5 days", "`1.5 days` is not a whole number of `days`", "write it like `24 days`"),
        ("-3 days", "`-3 days` is not a whole number of `days`", "write it like `24 days`"),
    ],
)
def test_a_slip_in_a_level_is_told_with_what_was_meant(
    written: str, message: str, help_: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_level(written)
    assert (caught.value.fault.message, caught.value.fault.help) == (message, help_)


@pytest.mark.parametrize("written", ["soon", "", "$5", "1,20 hours", "within 24 hours", "24:00"])
def test_what_is_no_level_is_refused(written: str) -> None:
    with pytest.raises(UnreadableError):
        read_level(written)


@pytest.mark.parametrize("written", ["85", "-5%", "101%", "most"])
def test_a_share_lies_between_nothing_and_all(written: str) -> None:
    with pytest.raises(UnreadableError, match="is not a share between 0% and 100%"):
        read_share(written)


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-3-1", "20260301", "1 March 2026", "2026-W01-1"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UnreadableError, match="is not a date"):
        read_date(written)


def test_a_date_is_counted_in_days() -> None:
    assert read_date("1970-01-02") == 1
    assert read_date("2000-02-29") == 11_016


@pytest.mark.parametrize("written", ["120", "CNY", "cny 120", "CNY 1,20", "¥120"])
def test_money_names_its_currency(written: str) -> None:
    with pytest.raises(UnreadableError, match="is not an amount of money"):
        read_money(written)


def test_an_amount_keeps_its_unit() -> None:
    amount = read_amount("4,200.5 van days")
    assert (amount.number, amount.unit) == (Fraction(8401, 2), "van days")
    assert read_amount("7").unit is None


@given(st.integers(0, 10**6), st.sampled_from([w for unit in UNITS for w in unit.words]))
def test_every_unit_counts_exactly(number: int, word: str) -> None:
    unit = next(unit for unit in UNITS if word in unit.words)
    level = read_level(f"{number} {word}")
    assert (level.value, level.type) == (number * unit.factor, unit.type)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_numbers_are_exact(number: object) -> None:
    assert read_number(str(number)) == Fraction(str(number))

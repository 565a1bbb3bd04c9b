"""The built-in functions of plans, against worked examples and their definitions."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.calendars import LocalDays
from standards_engine.judge.plan import Evidence
from standards_engine.judge.plan.functions import NAMES, call_function
from standards_engine.plans.read import read_date, read_level
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.nodes import Calendar
from tests.judge.plan.judging import ruleset_of

HOUR = 3_600_000_000
TODAY = read_date("2026-03-01")


def calendars_of(rules: str) -> dict[str, Calendar]:
    return {calendar.name: calendar for calendar in ruleset_of(rules).calendars}


def value(name: str, *arguments: object, calendars: dict[str, Calendar] | None = None) -> object:
    return call_function(name, arguments, calendars or {}, TODAY, Evidence()).value


def test_every_function_the_checker_knows_is_there_and_no_other() -> None:
    assert set(FUNCTIONS) == NAMES


@pytest.mark.parametrize(
    ("promised", "able", "share"),
    [
        ("3 hours", "2 hours", Fraction(1, 3)),
        ("24 hours", "30 hours", Fraction(-1, 4)),
        ("95%", "96%", Fraction(1, 95)),
        ("2 days", "2 days", Fraction(0)),
        ("0 days", "0 days", Fraction(0)),
        ("no", "yes", Fraction(1)),
        ("yes", "no", Fraction(-1)),
        ("0 days", "1 day", None),
        ("24 hours", "1 day", None),
    ],
)
def test_headroom_is_a_share_of_the_promise(
    promised: str, able: str, share: Fraction | None
) -> None:
    assert value("headroom", read_level(promised), read_level(able)) == share


@pytest.mark.parametrize(
    ("calls", "staff"),
    [
        # 10 calls at a time, 80% within 20 seconds: 14 in every published Erlang C table.
        (200, 14),
        (100, 8),
        (0, 0),
    ],
)
def test_staff_needed_agrees_with_published_tables(calls: int, staff: int) -> None:
    arguments = (Fraction(calls), 180_000_000, 20_000_000, Fraction(4, 5))
    assert value("staff_needed", *arguments) == staff


@given(st.integers(1, 400), st.integers(20, 600), st.integers(0, 120), st.integers(0, 99))
def test_staff_needed_is_the_least_number_that_erlang_s_formula_allows(
    calls: int, handling: int, wait: int, percent: int
) -> None:
    found = value(
        "staff_needed",
        Fraction(calls),
        handling * 1_000_000,
        wait * 1_000_000,
        Fraction(percent, 100),
    )
    assert isinstance(found, Fraction)
    load = calls * handling / 3600
    least = math.floor(load) + 1
    assert found >= least
    assert _served(int(found), load, wait / handling) >= percent / 100 - 1e-9
    if found > least:
        assert _served(int(found) - 1, load, wait / handling) <= percent / 100 + 1e-9


def _served(staff: int, load: float, wait: float) -> float:
    """The textbook formula with sums of powers, in floating point."""
    terms = [1.0]
    for n in range(1, staff + 1):
        terms.append(terms[-1] * load / n)
    queue = terms[-1] * staff / (staff - load)
    return 1 - queue / (sum(terms[:-1]) + queue) * math.exp(-(staff - load) * wait)


@pytest.mark.parametrize(
    "arguments",
    [
        (Fraction(-1), HOUR, HOUR, Fraction(1, 2)),
        (Fraction(1), 0, HOUR, Fraction(1, 2)),
        (Fraction(1), HOUR, HOUR, Fraction(1)),
        (Fraction(10**6), HOUR, HOUR, Fraction(1, 2)),
    ],
)
def test_staff_needed_says_what_it_needs_where_it_cannot_tell(
    arguments: tuple[object, ...],
) -> None:
    result = call_function("staff_needed", arguments, {}, TODAY, Evidence())
    assert result.value is None
    assert result.needs


CALENDARS = """
calendar hotline
  open daily 08:00..16:00
  closed 2026-03-03 "Inventory"
calendar early
  open daily 07:00..12:00
calendar split
  open daily 08:00..12:00, 12:00..16:00
"""


def test_open_time_is_summed_over_dates() -> None:
    calendars = calendars_of(CALENDARS)
    first, last = read_date("2026-03-01"), read_date("2026-03-07")
    assert value("open_time", "hotline", first, last, calendars=calendars) == 6 * 8 * HOUR
    assert value("open_time", "hotline", last, first, calendars=calendars) == 0
    assert value("open_time", "nowhere", first, last, calendars=calendars) is None


def test_open_time_has_the_hours_of_the_clock_change() -> None:
    calendars = calendars_of('calendar always zone "Europe/Paris" open daily 00:00..24:00')
    sunday = read_date("2026-03-29")
    assert LocalDays("Europe/Paris").end_of(sunday) is not None
    assert value("open_time", "always", sunday, sunday, calendars=calendars) == 23 * HOUR


@pytest.mark.parametrize(
    ("shifts", "covered"), [("split", True), ("hotline", True), ("early", False), ("gone", None)]
)
def test_shifts_must_cover_all_opening_hours(shifts: str, covered: bool | None) -> None:
    assert value("staffed", "hotline", shifts, calendars=calendars_of(CALENDARS)) is covered


def test_a_closed_day_needs_no_shift_but_an_open_day_does() -> None:
    calendars = calendars_of(CALENDARS)
    assert value("staffed", "split", "hotline", calendars=calendars) is False


def test_a_calendar_that_the_rules_lack_is_named() -> None:
    calendars = calendars_of(CALENDARS)
    result = call_function("staffed", ("hotline", "gone"), calendars, TODAY, Evidence())
    assert result.needs == "a calendar named `gone` in the rules"

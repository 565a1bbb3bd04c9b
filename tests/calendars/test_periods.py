"""Names and bounds of periods."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.calendars import periods
from standards_engine.rules.nodes import Period
from tests.calendars.writing import day


@pytest.mark.parametrize(
    ("period", "label", "first", "last"),
    [
        (Period.DAY, "2026-03-05", "2026-03-05", "2026-03-05"),
        (Period.WEEK, "2026-W10", "2026-03-02", "2026-03-08"),
        (Period.MONTH, "2026-03", "2026-03-01", "2026-03-31"),
        (Period.QUARTER, "2026-Q1", "2026-01-01", "2026-03-31"),
        (Period.YEAR, "2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_names_and_bounds(period: Period, label: str, first: str, last: str) -> None:
    assert periods.label(day("2026-03-05"), period) == label
    assert periods.bounds(day("2026-03-05"), period) == (day(first), day(last))


@pytest.mark.parametrize(
    ("date", "label"),
    [("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01")],
)
def test_iso_weeks_across_new_year(date: str, label: str) -> None:
    assert periods.label(day(date), Period.WEEK) == label


def test_every_quarter_between_two_dates_with_the_empty_ones() -> None:
    found = periods.between(day("2025-12-31"), day("2026-07-01"), Period.QUARTER)
    assert [each.label for each in found] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
    assert found[0].first == day("2025-10-01")
    assert found[-1].last == day("2026-09-30")


@given(st.integers(-30_000, 60_000), st.integers(0, 1000), st.sampled_from(Period))
def test_periods_between_two_dates_leave_no_gap(first: int, length: int, period: Period) -> None:
    found = periods.between(first, first + length, period)
    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= first + length <= found[-1].last
    assert all(a.last + 1 == b.first for a, b in pairwise(found))
    assert all(periods.label(each.last, period) == each.label for each in found)

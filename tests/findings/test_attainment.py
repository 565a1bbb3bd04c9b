"""Shares are exact, goals are compared as integers, and nothing is never 100%."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.findings.counts import Counts
from standards_engine.findings.status import Status, status
from standards_engine.rules.nodes import Goal

NUMBERS = st.integers(0, 50)
COUNTS = st.builds(Counts, *[NUMBERS] * 8)


def goal(ratio: str, least: int = 0) -> Goal:
    return Goal(Fraction(ratio), given_at_least=least)


def test_nineteen_of_twenty_is_exactly_95_percent() -> None:
    assert status(Counts(met=19, missed=1), goal("0.95"), over=True) is Status.KEPT


def test_two_of_three_falls_short_of_66_67_percent() -> None:
    assert status(Counts(met=2, missed=1), goal("0.6667"), over=True) is Status.VIOLATED


def test_a_group_without_anything_met_or_missed_is_nothing() -> None:
    counts = Counts(pending=3, excused=2, waived=1, undetermined=4)
    assert status(counts, goal("0.95"), over=True) is Status.NOTHING
    assert counts.attainment is None
    assert counts.worst == 0


def test_fewer_than_given_at_least_is_nothing_and_exactly_as_many_is_judged() -> None:
    assert status(Counts(missed=19), goal("0.95", 20), over=True) is Status.NOTHING
    assert status(Counts(missed=20), goal("0.95", 20), over=True) is Status.VIOLATED


@pytest.mark.parametrize(
    ("counts", "over", "expected"),
    [
        (Counts(met=9, missed=1, pending=10), True, Status.OPEN),
        (Counts(met=9, missed=1, pending=9), True, Status.VIOLATED),
        (Counts(met=9, missed=1, undetermined=10), True, Status.VIOLATED),
        (Counts(met=9, missed=1, undetermined=10), False, Status.OPEN),
        (Counts(missed=1), False, Status.VIOLATED),
        (Counts(met=9, missed=1, waived=90), True, Status.VIOLATED),
    ],
)
def test_below_the_goal_is_open_only_while_it_can_still_be_reached(
    counts: Counts, over: bool, expected: Status
) -> None:
    assert status(counts, goal("0.95"), over=over) is expected


def test_without_a_goal_one_miss_violates() -> None:
    assert status(Counts(met=999, missed=1), None, over=True) is Status.VIOLATED
    assert status(Counts(met=999, pending=5), None, over=True) is Status.KEPT


def test_waived_and_excused_leave_the_ratio_and_stay_counted() -> None:
    counts = Counts(met=3, missed=1, pending=2, excused=7, waived=5, undetermined=4)
    assert counts.attainment == Fraction(3, 4)
    assert counts.best == Fraction(9, 10)
    assert counts.worst == Fraction(3, 10)
    assert counts.obligations == 22


@given(COUNTS)
def test_attainment_lies_between_worst_and_best(counts: Counts) -> None:
    if counts.attainment is not None:
        assert counts.worst is not None
        assert counts.best is not None
        assert counts.worst <= counts.attainment <= counts.best


@given(COUNTS, COUNTS, COUNTS)
def test_adding_is_associative_and_loses_nothing(a: Counts, b: Counts, c: Counts) -> None:
    assert (a + b) + c == a + (b + c)
    assert (a + b).obligations == a.obligations + b.obligations


@given(COUNTS, st.booleans(), st.integers(0, 100))
def test_a_waiver_taken_back_never_heals_a_group(counts: Counts, over: bool, percent: int) -> None:
    ratio = Goal(Fraction(percent, 100))
    back = counts + Counts(missed=1)
    waived = counts + Counts(waived=1)
    if status(waived, ratio, over=over) is Status.VIOLATED:
        assert status(back, ratio, over=over) is Status.VIOLATED

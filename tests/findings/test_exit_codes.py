"""4 outranks 2, 2 outranks 1, 1 outranks 3: on every combination."""

from fractions import Fraction
from itertools import product

import pytest

from standards_engine.findings.counts import Counts
from standards_engine.findings.exit_code import (
    Thresholds,
    counts_as_violation,
    exit_code,
    not_enough_judged,
    too_many_quarantined,
    worst,
)
from standards_engine.findings.nodes import StandardFindings
from standards_engine.rules.nodes import Severity
from tests.findings.building import log_summary


def expected(fault: bool, unusable: bool, violated: bool, not_enough: bool) -> int:
    if fault:
        return 4
    if unusable:
        return 2
    if violated:
        return 1
    return 3 if not_enough else 0


@pytest.mark.parametrize("facts", list(product([False, True], repeat=4)))
def test_every_combination(facts: tuple[bool, bool, bool, bool]) -> None:
    fault, unusable, violated, not_enough = facts
    code = exit_code(fault=fault, unusable=unusable, violated=violated, not_enough=not_enough)
    assert code == expected(*facts)


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 3], 3), ([3, 1], 1), ([1, 2, 0], 2), ([2, 4, 1], 4), ([0, 0], 0)],
)
def test_with_several_plans_the_worst_counts(codes: list[int], code: int) -> None:
    assert worst(codes) == code


@pytest.mark.parametrize(
    ("found", "asked", "counted"),
    [
        (Severity.MINOR, Severity.MINOR, True),
        (Severity.MINOR, Severity.MAJOR, False),
        (Severity.MAJOR, Severity.MAJOR, True),
        (Severity.MAJOR, Severity.CRITICAL, False),
        (Severity.CRITICAL, Severity.MINOR, True),
    ],
)
def test_a_violation_counts_from_the_severity_asked_for(
    found: Severity, asked: Severity, counted: bool
) -> None:
    assert counts_as_violation(found, Thresholds(severity=asked)) is counted


def standard(counts: Counts) -> StandardFindings:
    return StandardFindings(
        name="s",
        version=None,
        title=None,
        severity=Severity.MAJOR,
        zone="UTC",
        goal=None,
        given_at_least=0,
        counts=counts,
        groups=(),
        violations=0,
    )


def test_nothing_met_or_missed_is_not_enough() -> None:
    assert not_enough_judged([standard(Counts(pending=9))], Thresholds())
    assert not_enough_judged([], Thresholds())
    assert not not_enough_judged([standard(Counts()), standard(Counts(met=1))], Thresholds())


def test_more_than_the_share_of_undetermined_is_not_enough_and_exactly_it_is() -> None:
    five_percent = Thresholds(max_undetermined=Fraction(1, 20))
    assert not not_enough_judged([standard(Counts(met=95, undetermined=5))], five_percent)
    assert not_enough_judged([standard(Counts(met=94, undetermined=6))], five_percent)
    assert not not_enough_judged([standard(Counts(met=1, undetermined=99))], Thresholds())


def test_quarantined_rows_are_held_against_all_rows_read() -> None:
    one_percent = Thresholds(max_quarantined=Fraction(1, 100))
    one = log_summary(rows_read=100, rows_used=99, rows_quarantined=1)
    two = log_summary(rows_read=100, rows_used=98, rows_quarantined=2)
    assert not too_many_quarantined(one, one_percent)
    assert too_many_quarantined(two, one_percent)
    assert not too_many_quarantined(log_summary(rows_read=0, rows_used=0), one_percent)

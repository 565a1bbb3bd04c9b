"""What the solver claims is so on every log, by the judge's own evaluation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.analysis.conditions import implies, may_hold
from standards_engine.judge.expressions import holds
from standards_engine.rules.expressions import Both, Choice, Either, Expression, IsGiven, Not
from standards_engine.rules.types import Boolean
from tests.analysis.conditions.worlds import (
    CITY,
    COST,
    DAY,
    FAULT,
    LOGS,
    URGENT,
    VISITS,
    WAIT,
    Log,
    among,
    compare,
    conditions,
    field,
    log,
)

MANY = settings(max_examples=400, deadline=None)


@MANY
@given(conditions(), st.lists(LOGS, min_size=1, max_size=8))
def test_what_never_holds_never_does(condition: Expression, logs: list[Log]) -> None:
    if not may_hold([condition]):
        assert all(holds(condition, each) is not True for each in logs)


@MANY
@given(conditions(), conditions(), st.lists(LOGS, min_size=1, max_size=8))
def test_what_is_implied_is_true_too(
    condition: Expression, other: Expression, logs: list[Log]
) -> None:
    if implies([condition], other):
        assert all(holds(other, each) is True for each in logs if holds(condition, each) is True)


@MANY
@given(conditions(), conditions(), LOGS)
def test_what_a_log_shows_may_hold(condition: Expression, other: Expression, found: Log) -> None:
    if holds(condition, found) is not True:
        return
    truth = holds(other, found)
    if truth is True:
        assert may_hold([condition, other])
    else:
        assert may_hold([condition], not_true=[other])
    if truth is False:
        assert may_hold([condition], false=[other])


NEVER = {
    "two options": Both(compare(FAULT, "=", "door"), compare(FAULT, "=", "noise")),
    "an option and not": Both(compare(FAULT, "=", "door"), Not(compare(FAULT, "=", "door"))),
    "none of the options": Both(
        compare(FAULT, "!=", "door"),
        Both(compare(FAULT, "!=", "noise"), compare(FAULT, "!=", "cooling")),
    ),
    "an empty stretch": Both(compare(COST, ">", 2), compare(COST, "<=", 2)),
    "between two whole numbers": Both(compare(WAIT, ">", 2), compare(WAIT, "<", 3)),
    "between two days": Both(compare(DAY, ">", 2), compare(DAY, "<", 3)),
    "fewer than none": compare(VISITS, "<", 0),
    "a text that is two": Both(compare(CITY, "=", "Rome"), compare(CITY, "=", "Pisa")),
    "compared and missing": Both(compare(COST, ">", 2), Not(IsGiven(COST))),
    "yes and no": Both(URGENT, Not(URGENT)),
    "not in what it must be": Both(among(FAULT, "door", "noise"), compare(FAULT, "=", "cooling")),
}


@pytest.mark.parametrize("condition", NEVER.values(), ids=NEVER)
def test_these_never_hold(condition: Expression) -> None:
    assert not may_hold([condition])


SOMETIMES = {
    "between two numbers": Both(compare(COST, ">", 2), compare(COST, "<", 3)),
    "another text": Both(compare(CITY, "!=", "Rome"), compare(CITY, "!=", "Pisa")),
    "neither yes nor no is false": Not(Both(URGENT, compare(URGENT, "=", False))),
    "given and not equal": Both(IsGiven(FAULT), compare(FAULT, "!=", "door")),
    "no visit": compare(VISITS, "<=", 0),
}


@pytest.mark.parametrize("condition", SOMETIMES.values(), ids=SOMETIMES)
def test_these_may_hold(condition: Expression) -> None:
    assert may_hold([condition])


IMPLIED = [
    (compare(COST, ">", 3), compare(COST, ">", 2)),
    (compare(COST, "=", 3), compare(COST, ">=", 3)),
    (compare(FAULT, "=", "door"), among(FAULT, "noise", "door")),
    (compare(FAULT, "!=", "door"), among(FAULT, "noise", "cooling")),
    (compare(CITY, "=", "Rome"), compare(CITY, "!=", "Pisa")),
    (compare(CITY, "=", "Rome"), IsGiven(CITY)),
    (compare(WAIT, ">", 2), compare(WAIT, ">=", 3)),
    (compare(VISITS, ">", 2), compare(VISITS, ">", 0)),
    (compare(VISITS, ">=", 1), Not(compare(VISITS, "=", 0))),
]


@pytest.mark.parametrize(("one", "other"), IMPLIED)
def test_one_implies_the_other(one: Expression, other: Expression) -> None:
    assert implies([one], other)


@pytest.mark.parametrize(("one", "other"), IMPLIED[:3] + IMPLIED[4:6])
def test_but_not_the_other_way_round(one: Expression, other: Expression) -> None:
    assert not implies([other], one)


def test_what_is_missing_is_not_implied() -> None:
    """Of a fault that nobody wrote down, it is unknown whether it is one of all there are."""
    every = Either(among(FAULT, "door", "noise"), compare(FAULT, "=", "cooling"))
    assert not implies([IsGiven(COST)], every)
    assert not implies([IsGiven(FAULT)], every)


def test_a_count_with_doubtful_rows_is_a_range() -> None:
    """From 1 to 3 visits: there is one, and it is unknown whether there are two or not."""
    either = Either(compare(VISITS, ">", 2), compare(VISITS, "<=", 2))
    doubtful = log({}, certain=1, holes=2)
    assert holds(compare(VISITS, ">", 0), doubtful) is True
    assert holds(either, doubtful) is not True
    assert not implies([compare(VISITS, ">", 0)], either)


def test_what_takes_too_long_is_not_claimed() -> None:
    """An odd number of eight fields is true, and an even one: nothing says so before the last."""
    fields = [field(f"f{number}", Boolean()) for number in range(8)]
    odd: Expression = fields[0]
    for each in fields[1:]:
        odd = Choice(each, Not(odd), odd, Boolean())
    assert may_hold([Both(odd, Not(odd))])

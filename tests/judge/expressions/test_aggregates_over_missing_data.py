"""Aggregates: counts and shares become ranges, the others unknown (semantics 5.5)."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.expressions import Range, Unknown, evaluate
from standards_engine.judge.expressions.aggregates import Member, share
from standards_engine.judge.expressions.folds import fold
from standards_engine.rules.expressions import (
    Aggregate,
    Constant,
    FieldOf,
    FirstOf,
    Fold,
    LatestOf,
    Lookup,
)
from standards_engine.rules.nodes import Table, TableRow
from standards_engine.rules.types import Duration, ListOf, Number, Record, Text
from tests.judge.expressions.scopes import (
    VISIT,
    PlainScope,
    aggregate,
    compare,
    duration,
    missing,
    missing_names,
    number,
    of_visit,
    text,
)

WAIT = of_visit("wait", Number())
LONG = compare(WAIT, ">", number(5))


def visits(*waits: int | None) -> list[dict[str, object]]:
    return [{} if wait is None else {"wait": Fraction(wait)} for wait in waits]


def test_folds_over_known_values() -> None:
    scope = PlainScope(certain=visits(4, 1, 3, 2))
    expected = {
        Fold.COUNT: 4,
        Fold.SUM: 10,
        Fold.AVERAGE: Fraction(5, 2),
        Fold.MIN: 1,
        Fold.MAX: 4,
        Fold.MEDIAN: Fraction(5, 2),
        Fold.COUNT_DIFFERENT: 4,
    }
    for kind, value in expected.items():
        asked = aggregate(kind, None if kind is Fold.COUNT else WAIT)
        assert evaluate(asked, scope) == value, kind


@pytest.mark.parametrize(
    ("rank", "expected"), [(0, 15), (5, 15), (30, 20), (40, 20), (50, 35), (100, 50)]
)
def test_percentile_is_nearest_rank(rank: int, expected: int) -> None:
    scope = PlainScope(certain=visits(50, 15, 40, 20, 35))
    asked = aggregate(Fold.PERCENTILE, WAIT, rank=number(rank))
    assert evaluate(asked, scope) == expected


def test_over_nothing_sums_and_counts_are_zero_and_the_rest_unknown() -> None:
    scope = PlainScope()
    assert evaluate(aggregate(Fold.COUNT), scope) == 0
    assert evaluate(aggregate(Fold.SUM, WAIT), scope) == 0
    assert evaluate(aggregate(Fold.COUNT_DIFFERENT, WAIT), scope) == 0
    for kind in (Fold.AVERAGE, Fold.MIN, Fold.MAX, Fold.MEDIAN):
        assert isinstance(evaluate(aggregate(kind, WAIT), scope), Unknown), kind
    assert isinstance(evaluate(aggregate(Fold.SHARE, satisfies=LONG), scope), Unknown)


def test_a_missing_value_leaves_all_but_counts_unknown() -> None:
    scope = PlainScope(certain=visits(1, None))
    for kind in (Fold.SUM, Fold.AVERAGE, Fold.MIN, Fold.MAX, Fold.MEDIAN, Fold.COUNT_DIFFERENT):
        assert missing_names(evaluate(aggregate(kind, WAIT), scope)) == {"wait"}, kind


def test_counts_and_shares_become_ranges() -> None:
    scope = PlainScope(certain=visits(1, 9, None), holes=visits(None))
    assert evaluate(aggregate(Fold.COUNT, where=LONG), scope) == Range(Fraction(1), Fraction(3))
    found = evaluate(aggregate(Fold.SHARE, satisfies=LONG), scope)
    assert found == Range(Fraction(1, 4), Fraction(3, 4))


def test_a_hole_whose_condition_is_false_does_not_count() -> None:
    scope = PlainScope(certain=visits(9), holes=visits(1))
    assert evaluate(aggregate(Fold.COUNT, where=LONG), scope) == 1


@pytest.mark.parametrize(
    ("order", "bound", "expected"),
    [("<=", 3, True), ("<=", 2, None), ("<=", 0, False), (">", 0, True), ("=", 4, False)],
)
def test_a_range_decides_where_both_ends_agree(
    order: str, bound: int, expected: bool | None
) -> None:
    scope = PlainScope(certain=visits(1, 9, None), holes=visits(None))
    asked = compare(aggregate(Fold.COUNT, where=LONG), order, number(bound))
    found = evaluate(asked, scope)
    assert (None if isinstance(found, Unknown) else found) is expected


TRUTHS = st.sampled_from([True, False, Unknown()])


@given(st.lists(st.tuples(st.sampled_from([True, Unknown()]), TRUTHS), max_size=5))
def test_the_range_of_a_share_is_tight(rows: list[tuple[object, object]]) -> None:
    members = [Member(good, belongs) for belongs, good in rows]  # type: ignore[arg-type]
    found = share(members, lambda good: good)  # type: ignore[arg-type,return-value]
    shares = {
        Fraction(sum(a and b for a, b in world), sum(a for a, _ in world))
        for world in product(*(worlds(row) for row in rows))
        if any(a for a, _ in world)
    }
    if all(belongs is not True for belongs, _ in rows):
        assert isinstance(found, Unknown)
    else:
        ends = (found.low, found.high) if isinstance(found, Range) else (found, found)
        assert ends == (min(shares), max(shares))


def worlds(row: tuple[object, object]) -> list[tuple[bool, bool]]:
    options = [[True, False] if isinstance(each, Unknown) else [bool(each)] for each in row]
    return [(a, b) for a in options[0] for b in options[1]]


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 100))
def test_nearest_rank_is_the_least_value_that_covers_the_share(
    values: list[int], rank: int
) -> None:
    found = fold(Fold.PERCENTILE, values, Fraction(rank))
    covering = [v for v in values if 100 * sum(x <= v for x in values) >= rank * len(values)]
    assert found == min(covering)


def test_a_list_that_is_absent_somewhere_has_no_known_count() -> None:
    services = Constant(({"needs": ("a", "b")}, {}), ListOf(VISIT))
    needs = FieldOf(services, "needs", ListOf(Text()))
    count = Aggregate(Fold.COUNT, "need", needs, None, None, Number())
    assert missing_names(evaluate(count, PlainScope())) == {"needs"}


def test_first_and_latest_are_in_the_order_of_the_case() -> None:
    scope = PlainScope(certain=visits(1, 9, 7))
    first, latest = (
        FieldOf(kind(("visit",), "visit", LONG, VISIT), "wait", Number())
        for kind in (FirstOf, LatestOf)
    )
    assert (evaluate(first, scope), evaluate(latest, scope)) == (9, 7)


def test_a_row_that_may_be_one_leaves_the_first_unknown() -> None:
    first = FieldOf(FirstOf(("visit",), "visit", LONG, VISIT), "wait", Number())
    assert missing_names(evaluate(first, PlainScope(certain=visits(9), holes=visits(None))))
    assert evaluate(first, PlainScope(certain=visits(9), holes=visits(1))) == 9
    assert evaluate(first, PlainScope(certain=visits(9, None))) == 9
    assert missing_names(evaluate(first, PlainScope(certain=visits(None, 9)))) == {"wait"}


def test_no_such_event_is_unknown_and_says_which() -> None:
    first = FirstOf(("visit", "call"), "visit", None, Record("visit"))
    assert missing_names(evaluate(first, PlainScope())) == {"visit or call"}


LIMITS = Table(
    "limits",
    ("priority", "region"),
    (
        TableRow(("P1", "north"), duration(4)),
        TableRow(("P1", None), duration(8)),
        TableRow((None, None), duration(24)),
    ),
    Duration(),
)


@pytest.mark.parametrize(
    ("priority", "region", "expected"),
    [("P1", "north", 4), ("P1", "south", 8), ("P3", "north", 24)],
)
def test_the_first_matching_row_of_a_table_decides(
    priority: str, region: str, expected: int
) -> None:
    asked = Lookup("limits", (text(priority), text(region)), Duration())
    assert evaluate(asked, PlainScope(tables={"limits": LIMITS})) == expected


def test_a_table_with_a_missing_argument_is_unknown_unless_all_rows_agree() -> None:
    scope = PlainScope(tables={"limits": LIMITS})
    unsure = Lookup("limits", (text("P1"), missing(Text())), Duration())
    assert missing_names(evaluate(unsure, scope)) == {"it"}
    sure = Lookup("limits", (text("P3"), missing(Text())), Duration())
    assert evaluate(sure, scope) == 24


def test_a_constant_is_its_value() -> None:
    assert evaluate(Constant("x", Text()), PlainScope()) == "x"

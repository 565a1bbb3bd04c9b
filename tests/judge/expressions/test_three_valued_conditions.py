"""Conditions over missing data: unknown only where it could tip the result (semantics 5.1)."""

from __future__ import annotations

import pytest

from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.rules.expressions import (
    Both,
    Choice,
    Constant,
    Either,
    IsGiven,
    IsIn,
    ListLiteral,
    Not,
    Quantified,
    Quantifier,
    TextOrder,
    TextTest,
    Variable,
)
from standards_engine.rules.types import Boolean, ListOf, Number, Text
from tests.judge.expressions.scopes import (
    VISIT,
    VISITS,
    PlainScope,
    compare,
    missing,
    missing_names,
    number,
    of_visit,
    text,
    truth,
)

KLEENE_AND = [
    (True, True, True),
    (True, False, False),
    (True, None, None),
    (False, False, False),
    (False, None, False),
    (None, None, None),
]


def outcome(value: object) -> bool | None:
    assert isinstance(value, bool | Unknown)
    return None if isinstance(value, Unknown) else value


def opposite(value: bool | None) -> bool | None:
    return None if value is None else not value


@pytest.mark.parametrize(("left", "right", "expected"), KLEENE_AND)
def test_and_is_kleene_in_both_orders(
    left: bool | None, right: bool | None, expected: bool | None
) -> None:
    assert outcome(evaluate(Both(truth(left), truth(right)), PlainScope())) is expected
    assert outcome(evaluate(Both(truth(right), truth(left)), PlainScope())) is expected


@pytest.mark.parametrize(("left", "right", "expected"), KLEENE_AND)
def test_or_is_the_dual_of_and(
    left: bool | None, right: bool | None, expected: bool | None
) -> None:
    dual = Either(truth(opposite(left)), truth(opposite(right)))
    assert outcome(evaluate(dual, PlainScope())) is opposite(expected)


def test_not_negates_the_comparison_not_the_presence() -> None:
    more_than_five = compare(missing(Number()), ">", number(5))
    assert missing_names(evaluate(Not(more_than_five), PlainScope())) == {"it"}


def test_is_given_is_never_unknown() -> None:
    assert evaluate(IsGiven(missing(Number())), PlainScope()) is False
    assert evaluate(IsGiven(truth(False)), PlainScope()) is True


def test_an_unknown_names_everything_that_was_missing() -> None:
    left = compare(of_visit("wait", Number()), ">", number(1))
    right = compare(of_visit("name", Text()), "=", text("x"))
    scope = PlainScope({"visit": {}})
    assert missing_names(evaluate(Both(left, right), scope)) == {"wait", "name"}


def test_in_is_unknown_only_where_an_unknown_item_could_match() -> None:
    items = ListLiteral((text("a"), missing(Text())), ListOf(Text()))
    assert evaluate(IsIn(text("a"), items), PlainScope()) is True
    assert outcome(evaluate(IsIn(text("b"), items), PlainScope())) is None
    known = ListLiteral((text("a"),), ListOf(Text()))
    assert evaluate(IsIn(text("b"), known), PlainScope()) is False


def test_a_choice_on_an_unknown_condition_is_unknown() -> None:
    choice = Choice(truth(None), number(1), number(2), Number())
    assert missing_names(evaluate(choice, PlainScope())) == {"it"}


@pytest.mark.parametrize(
    ("order", "part", "expected"),
    [
        (TextOrder.CONTAINS, "ool", True),
        (TextOrder.STARTS, "ool", False),
        (TextOrder.STARTS, "co", True),
        (TextOrder.ENDS, "ing", True),
        (TextOrder.MATCHES, "^c.*g$", True),
        (TextOrder.MATCHES, "oo", True),
        (TextOrder.MATCHES, "^oo", False),
    ],
)
def test_tests_on_texts(order: TextOrder, part: str, expected: bool) -> None:
    assert evaluate(TextTest(order, text("cooling"), text(part)), PlainScope()) is expected


def test_a_pattern_that_ruins_backtracking_engines_is_answered_at_once() -> None:
    hostile = TextTest(TextOrder.MATCHES, text("a" * 5000 + "!"), text("^(a+)+$"))
    assert evaluate(hostile, PlainScope()) is False


def test_a_list_contains_an_item() -> None:
    channels = Constant(("phone", "mail"), ListOf(Text()))
    assert evaluate(TextTest(TextOrder.CONTAINS, channels, text("mail")), PlainScope()) is True


@pytest.mark.parametrize(
    ("waits", "some", "every", "no"),
    [
        ([], False, True, True),
        ([1, 9], True, False, False),
        ([1, 1], False, False, True),
        ([9, 9], True, True, False),
        ([9, None], True, None, False),
        ([1, None], None, False, None),
    ],
)
def test_quantifiers_are_kleene(
    waits: list[int | None], some: bool | None, every: bool | None, no: bool | None
) -> None:
    visits = [{} if wait is None else {"wait": wait} for wait in waits]
    scope = PlainScope(certain=visits)
    long = compare(of_visit("wait", Number()), ">", number(5))
    found = [
        outcome(evaluate(Quantified(quantifier, "visit", VISITS, long), scope))
        for quantifier in (Quantifier.SOME, Quantifier.EVERY, Quantifier.NO)
    ]
    assert found == [some, every, no]


def test_every_of_nothing_proves_nothing_in_a_plan() -> None:
    every = Quantified(Quantifier.EVERY, "visit", VISITS, truth(True), Boolean())
    assert evaluate(every, PlainScope()) is True
    assert outcome(evaluate(every, PlainScope(empty_proves=False))) is None


def test_a_row_that_may_be_an_event_leaves_some_and_every_unknown_where_it_matters() -> None:
    long = compare(of_visit("wait", Number()), ">", number(5))
    scope = PlainScope(certain=[{"wait": 1}], holes=[{}])
    some = Quantified(Quantifier.SOME, "visit", VISITS, long)
    every = Quantified(Quantifier.EVERY, "visit", VISITS, long)
    assert outcome(evaluate(some, scope)) is None
    assert outcome(evaluate(every, scope)) is False


def test_variables_are_what_the_scope_says() -> None:
    assert evaluate(Variable("visit", VISIT), PlainScope({"visit": "x"})) == "x"

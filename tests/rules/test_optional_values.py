"""An optional value is used only where it is known to be given."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, told

S = "standard s for each reported "
GIVEN = "reported.appointment is given"
NOT_GIVEN = "reported.appointment is not given"
LATE = "reported.appointment > reported.at"


@pytest.mark.parametrize(
    "text",
    [
        f"where {GIVEN} and {LATE} expect visited within limit",
        f"where {NOT_GIVEN} or {LATE} expect visited within limit",
        f"where not ({NOT_GIVEN}) and {LATE} expect visited within limit",
        f"where not ({GIVEN}) or {LATE} expect visited within limit",
        f"where not ({NOT_GIVEN} or case.city is not given) and {LATE} expect visited within limit",
        f"where (if {GIVEN} then {LATE} else false) expect visited within limit",
        f"where {GIVEN} expect visited after reported.appointment within limit",
        (
            f"except e when {GIVEN} expect visited after reported.appointment within limit "
            "expect visited within limit"
        ),
        f"except e when {NOT_GIVEN} excused expect visited after reported.appointment within limit",
        f"except e when {NOT_GIVEN} excused except f when {LATE} excused expect visited by as_of",
        f"expect visited within reported.appointment - reported.at when {GIVEN}, otherwise limit",
        (
            f"expect visited within limit when {NOT_GIVEN}, "
            "otherwise reported.appointment - reported.at"
        ),
        "where average(visited.score where visited.score is given) > 3 expect visited within limit",
        (
            "where every v in visited satisfies v.score is given and v.score > 3 "
            "expect visited within limit"
        ),
        "expect visited where visited.score is given and visited.score > 3 within limit",
        "expect visited within limit goal 95% each month of reported.appointment by case.city",
        'require true message "{reported.appointment}"',
        f"where {GIVEN} expect visited within limit restarted by visited from reported.appointment",
    ],
)
def test_a_guarded_value_may_be_used(text: str) -> None:
    assert told(check_text(dedent(CARE) + S + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "where <<reported.appointment>> > reported.at expect visited within limit",
        f"where {GIVEN} or <<reported.appointment>> > reported.at expect visited within limit",
        f"where {NOT_GIVEN} and <<reported.appointment>> > reported.at expect visited within limit",
        (
            f"where ({GIVEN} or true) and <<reported.appointment>> > reported.at "
            "expect visited within limit"
        ),
        (
            f"where (if {GIVEN} then true else <<reported.appointment>> > reported.at) "
            "expect visited within limit"
        ),
        "expect visited after <<reported.appointment>> within limit",
        "expect visited by <<reported.appointment>>",
        f"except e when {GIVEN} excused expect visited after <<reported.appointment>> within limit",
        (
            f"expect visited within limit when {GIVEN}, otherwise "
            "<<reported.appointment>> - reported.at"
        ),
        "where average(<<visited.score>>) > 3 expect visited within limit",
        "where some v in visited satisfies <<v.score>> > 3 expect visited within limit",
        'where <<case.city>> = "Jinan" expect visited within limit',
        "expect visited within limit restarted by visited from <<reported.appointment>>",
    ],
)
def test_an_unguarded_value_is_told_where_it_is_used(text: str) -> None:
    code, path, message, help_ = only_fault(dedent(CARE) + S + text)
    assert code == "unguarded-optional"
    assert message == f"`{path}` is optional, and may be missing here"
    assert help_ == (
        f"ask first: `{path} is given and …`, or `where {path} is given` in the clause before"
    )


def test_a_faulty_guard_has_no_echo() -> None:
    text = 'where <<reported.fualt>> = "noise" and reported.appointment is given'.replace(
        "<<reported.fualt>>", "reported.<<fualt>>"
    )
    rule = f"{S}{text} expect visited after reported.appointment within limit"
    assert only_fault(dedent(CARE) + rule)[0] == "unknown-field"

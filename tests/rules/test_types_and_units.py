"""Values that do not go together are told before anything is judged."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rules.checking import CARE, check_text, only_fault, told

WHERE = "standard s for each reported where {} expect visited within limit"


@pytest.mark.parametrize(
    ("condition", "code", "help_"),
    [
        (
            "<<reported.cost > 3 hours>>",
            "mismatched-units",
            "both sides must be of one kind",
        ),
        (
            "<<reported.cost > USD 3>>",
            "mismatched-units",
            "amounts in `CNY` and `USD` cannot be put together; use one currency",
        ),
        (
            "<<1 day = 24 hours>>",
            "mismatched-units",
            "a day need not have 24 hours; use hours on both sides, or days on both",
        ),
        (
            "<<1 day + 2 hours>> > 26 hours",
            "mismatched-units",
            "a day need not have 24 hours; use hours on both sides, or days on both",
        ),
        (
            "<<reported.wait > 20>>",
            "mismatched-units",
            "write the unit: `20 seconds`, `3 days`",
        ),
        ("<<reported.cost > 20>>", "mismatched-units", "write the currency: `CNY 20`"),
        ("<<reported.cost > count(visited)>>", "mismatched-units", "write the currency: `CNY 100`"),
        (
            '<<reported.calls = "3">>',
            "mismatched-types",
            "a number stands without quotes: `3`",
        ),
        (
            "<<reported.date = reported.at>>",
            "mismatched-types",
            "use the date of the event: `reported.date`",
        ),
        (
            "<<reported.due = 2026-03-01>>",
            "mismatched-types",
            "a date is a whole day; write an instant: `2026-03-01 00:00`",
        ),
        (
            "reported.at < <<reported.at + 3 working days>>",
            "mismatched-types",
            "working days are counted by a calendar: use `within 3 working days`",
        ),
        (
            '<<reported.fault < "noise">>',
            "no-order",
            'use `=` or `!=`, or list the values: `in ("P1", "P2")`',
        ),
        (
            "<<reported.fault>>",
            "not-a-condition",
            "compare it with something: `=`, `<`, `is given`",
        ),
        (
            "reported.calls > 1 and <<reported.wait>>",
            "not-a-condition",
            "compare it with something: `=`, `<`, `is given`",
        ),
        (
            'reported.fault in ("noise", <<"dor">>)',
            "unknown-option",
            "did you mean `door`?",
        ),
        (
            '<<reported.calls contains "3">>',
            "mismatched-types",
            "`contains` looks into a text, for a text in quotes",
        ),
        (
            'case.region matches <<"(86">>',
            "bad-pattern",
            'write a pattern of the RE2 kind, such as `"^[0-9]+$"`',
        ),
        (
            'case.region matches <<"(?=86)">>',
            "bad-pattern",
            'write a pattern of the RE2 kind, such as `"^[0-9]+$"`',
        ),
        (
            "limit.<<hours>> > 3",
            "not-a-record",
            "`limit` is one value; use it as it is",
        ),
        (
            "<<percentile(visited.score)>> > 3",
            "wrong-number-of-arguments",
            "give as many values as it takes, separated by commas",
        ),
        (
            "sum(<<3>>) > 3",
            "ambiguous-aggregate",
            "name one event or list: `count(visited where …)`, `sum(call.wait)`",
        ),
        (
            "sum(<<visited.engineer>>) > 3",
            "wrong-type",
            "write numbers, money or amounts of time here",
        ),
        ("reported.calls / <<0>> > 3", "out-of-range", "write anything but 0"),
    ],
)  # fmt: skip
def test_values_that_do_not_go_together(condition: str, code: str, help_: str) -> None:
    found, _, _, found_help = only_fault(dedent(CARE) + WHERE.format(condition))
    assert (found, found_help) == (code, help_)


@pytest.mark.parametrize(
    "condition",
    [
        "reported.due - reported.at > 3 hours",
        "reported.due > reported.at + 2 days",
        "reported.date + 3 days = 2026-03-01",
        "reported.wait / 1 hour > 0.5",
        "reported.wait * 2 > 50% * limit",
        "reported.cost * 2 - CNY 5 >= CNY 120",
        'reported.fault = "noise" or "door" = reported.fault',
        'case.region in ("north")',
        'case.region starts with "n"',
        "as_of - reported.at > 3 days + 2 days - 5 days + 1 hour or true",
        "count(visited) > 3 and count of different visited.engineer = 2",
        "max(visited.at) - reported.at > 3 hours",
        "percentile(80, reported.wait) <= 20 seconds",
        'share(visited satisfies visited.engineer = "A") >= 50%',
        'every v in visited satisfies v.engineer != "A"',
        'latest(visited).engineer = first(visited where visited.engineer != "B").engineer',
        "sum(visited.at - reported.at) > 3 hours",
    ],
)  # fmt: skip
def test_values_that_go_together(condition: str) -> None:
    faults = told(check_text(dedent(CARE) + WHERE.format(condition)))
    expected = ["mismatched-units"] if condition.startswith("as_of") else []
    assert [each.code() for each in faults] == expected


@pytest.mark.parametrize(
    "text",
    [
        "expect visited within <<3>>",
        "expect visited by <<reported.calls>>",
        "expect visited after <<reported.date>> within limit",
        'expect visited within limit goal <<"high">>',
        "expect visited within limit goal 95% by <<reported>>",
        "expect visited within limit goal 95% each month of <<case.region>>",
        "expect visited every <<3>> until closed",
        'require true message "{<<reported>>}"',
    ],
)
def test_a_place_that_needs_another_type(text: str) -> None:
    code, _, _, _ = only_fault(f"{dedent(CARE)}standard s for each reported {text}")
    assert code == "wrong-type"

"""Forbidden events, numbers of events, events that must stand before, and conditions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Expression,
    FieldOf,
    Fold,
    LatestOf,
    Order,
)
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EndsWithTheLog,
    ForEachCase,
    ForEachEvent,
    PauseBetween,
    Precedence,
    Requirement,
    Until,
)
from standards_engine.rules.types import ListOf, Number, Record, Text
from standards_engine.verdicts import Verdict
from tests.judge.building import (
    HOUR,
    at,
    by,
    case,
    days,
    equals,
    event,
    field,
    hours,
    only,
    standard,
    within,
    words,
)

CLOSED = ("2 09:00", "closed")
REPORTED = ("2 09:00", "reported")
NO_REOPENING = standard(
    trigger=ForEachEvent(event("closed")),
    expectation=Absence(event("reopened"), limit=within(hours(24))),
)


def test_an_absence_is_met_only_when_the_window_is_over() -> None:
    assert words(NO_REOPENING, case(CLOSED), "3 09:00") == ["pending window-open"]
    assert words(NO_REOPENING, case(CLOSED), "3 09:01") == ["met stayed-away"]


def test_a_forbidden_event_exactly_at_the_limit_is_in_the_window() -> None:
    found = only(NO_REOPENING, case(CLOSED, ("3 09:00", "reopened")), "3 10:00")
    assert (found.reason.word, found.decided, found.counted) == (
        "forbidden-seen",
        at("3 09:00"),
        24 * HOUR,
    )
    late = case(CLOSED, ("3 09:01", "reopened"))
    assert words(NO_REOPENING, late, "3 10:00") == ["met stayed-away"]


def test_the_first_forbidden_event_decides() -> None:
    log = case(CLOSED, ("2 10:00", "reopened"), ("2 11:00", "reopened"))
    assert only(NO_REOPENING, log, "9 09:00").decided == at("2 10:00")


UNTIL_CLOSED = standard(expectation=Absence(event("rescheduled"), limit=Until(event("closed"))))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "pending window-open"),
        ([("3 09:00", "closed")], "met stayed-away"),
        ([("3 09:00", "rescheduled"), ("3 10:00", "closed")], "missed forbidden-seen"),
        ([("3 09:00", "closed"), ("3 10:00", "rescheduled")], "met stayed-away"),
    ],
)
def test_forbidden_until_an_event(rows: list[tuple[str, str]], expected: str) -> None:
    assert words(UNTIL_CLOSED, case(REPORTED, *rows), "9 09:00") == [expected]


def test_the_end_of_a_case_hides_no_forbidden_event() -> None:
    never = standard(expectation=Absence(event("reopened")))
    assert words(never, case(REPORTED, ("3 09:00", "closed")), "9 09:00") == ["met stayed-away"]
    log = case(REPORTED, ("3 09:00", "closed"), ("4 09:00", "reopened"))
    assert words(never, log, "9 09:00") == ["missed forbidden-seen"]


def test_forbidden_by_a_date_of_a_field() -> None:
    never = standard(expectation=Absence(event("reopened"), limit=by(field("reported", "due"))))
    log = case(("2 09:00", "reported", {"due": at("3 09:00")}), ("3 09:01", "reopened"))
    assert words(never, log, "9 09:00") == ["met stayed-away"]


def counting(bound: Bound, number: int, **changes: object) -> Count:
    return Count(bound, number, event("visited"), **changes)  # type: ignore[arg-type]


VISIT, LATER, CLOSE = ("2 10:00", "visited"), ("4 10:00", "visited"), ("3 09:00", "closed")


@pytest.mark.parametrize(
    ("bound", "number", "rows", "expected"),
    [
        (Bound.AT_MOST, 1, [VISIT], "pending window-open"),
        (Bound.AT_MOST, 1, [VISIT, CLOSE], "met count-kept"),
        (Bound.AT_MOST, 1, [VISIT, CLOSE, LATER], "missed count-broken"),
        (Bound.AT_LEAST, 2, [VISIT], "pending window-open"),
        (Bound.AT_LEAST, 2, [VISIT, CLOSE], "missed count-broken"),
        (Bound.AT_LEAST, 2, [VISIT, CLOSE, LATER], "missed count-broken"),
        (Bound.AT_LEAST, 1, [VISIT], "met count-kept"),
        (Bound.EXACTLY, 1, [VISIT], "pending window-open"),
        (Bound.EXACTLY, 1, [VISIT, CLOSE], "met count-kept"),
        (Bound.EXACTLY, 1, [CLOSE], "missed count-broken"),
        (Bound.EXACTLY, 1, [VISIT, CLOSE, LATER], "missed count-broken"),
        (Bound.EXACTLY, 0, [VISIT], "missed count-broken"),
        (Bound.AT_LEAST, 0, [], "met count-kept"),
    ],
)
def test_counts_within_a_case(
    bound: Bound, number: int, rows: list[tuple[str, str]], expected: str
) -> None:
    counted = standard(trigger=ForEachCase(), expectation=counting(bound, number))
    assert words(counted, case(REPORTED, *rows), "9 09:00") == [expected]


def test_a_count_says_how_many_there_were_and_may_be() -> None:
    hole = (None, "visited")
    of_case = ForEachCase()
    for bound, number, rows, observed in (
        (Bound.AT_LEAST, 0, [VISIT], "0"),
        (Bound.AT_LEAST, 1, [VISIT, hole], "1 to 2"),
        (Bound.AT_MOST, 3, [VISIT, hole, hole], "1 to 3"),
        (Bound.AT_MOST, 0, [VISIT], "1"),
    ):
        counted = standard(trigger=of_case, expectation=counting(bound, number))
        assert only(counted, case(REPORTED, *rows), "9 09:00").observed == observed
    none_asked = standard(trigger=of_case, expectation=counting(Bound.AT_LEAST, 0))
    assert only(none_asked, case(REPORTED), "9 09:00").decided == at(REPORTED[0])


def test_of_a_case_the_first_event_counts_and_of_an_event_only_those_after_it() -> None:
    exactly_one = counting(Bound.EXACTLY, 1)
    log = case(("2 09:00", "visited"), ("2 10:00", "closed"))
    assert words(standard(trigger=ForEachCase(), expectation=exactly_one), log, "9 09:00") == [
        "met count-kept"
    ]
    of_visit = standard(trigger=ForEachEvent(event("visited")), expectation=exactly_one)
    assert words(of_visit, log, "9 09:00") == ["missed count-broken"]


def test_counts_within_a_limit() -> None:
    limited = standard(expectation=counting(Bound.AT_MOST, 1, limit=within(hours(24))))
    later = case(REPORTED, VISIT, ("3 09:01", "visited"))
    assert words(limited, later, "9 09:00") == ["met count-kept"]
    found = only(limited, case(REPORTED, VISIT, ("3 09:00", "visited")), "9 09:00")
    assert (found.reason.word, found.observed, found.decided) == (
        "count-broken",
        "2",
        at("3 09:00"),
    )


def test_counts_until_an_event() -> None:
    until = standard(
        expectation=counting(Bound.AT_MOST, 0, limit=Until(event("rescheduled"))),
        case_end=EndsWithTheLog(),
    )
    log = case(REPORTED, ("2 10:00", "rescheduled"), ("2 11:00", "visited"))
    assert words(until, log, "9 09:00") == ["met count-kept"]


BEFORE = standard(trigger=ForEachEvent(event("closed")), expectation=Precedence(event("visited")))


def test_an_event_must_stand_before() -> None:
    assert words(BEFORE, case(("1 09:00", "visited"), CLOSED), "9 09:00") == ["met answered"]
    assert words(BEFORE, case(CLOSED, ("3 09:00", "visited")), "9 09:00") == ["missed not-before"]


def test_within_a_limit_before_counts_on_the_clock() -> None:
    limited = standard(
        trigger=ForEachEvent(event("closed")),
        expectation=Precedence(event("visited"), limit=within(hours(2))),
        pauses=(PauseBetween(event("away"), event("back")),),
    )
    assert words(limited, case(("2 07:00", "visited"), CLOSED), "9 09:00") == ["met answered"]
    assert words(limited, case(("2 06:59", "visited"), CLOSED), "9 09:00") == ["missed not-before"]
    paused = case(("2 06:00", "visited"), ("2 07:00", "away"), ("2 08:00", "back"), CLOSED)
    found = only(limited, paused, "9 09:00")
    assert (found.verdict, found.counted, found.rows) == (Verdict.MET, 2 * HOUR, (5, 2))


def test_within_days_before_counts_local_dates() -> None:
    limited = standard(
        trigger=ForEachEvent(event("closed")),
        expectation=Precedence(event("visited"), limit=within(days(1))),
    )
    assert words(limited, case(("1 00:00", "visited"), CLOSED), "9 09:00") == ["met answered"]


def test_just_before_looks_at_every_row() -> None:
    just = standard(
        trigger=ForEachEvent(event("closed")), expectation=Precedence(event("visited"), just=True)
    )
    assert words(just, case(("1 09:00", "visited"), CLOSED), "9 09:00") == ["met answered"]
    undeclared = case(("1 09:00", "visited"), ("1 10:00", ""), CLOSED)
    assert words(just, undeclared, "9 09:00") == ["missed not-before"]


WORN = standard(
    trigger=ForEachEvent(event("visited")),
    expectation=Requirement(equals(field("visited", "kind"), "badge")),
)


def test_a_condition_on_one_event_is_judged_at_once() -> None:
    log = case(
        ("2 09:00", "visited", {"kind": "badge"}),
        ("2 10:00", "visited", {"kind": "none"}),
        ("2 11:00", "visited"),
    )
    assert words(WORN, log, "2 11:00") == [
        "met holds",
        "missed fails",
        "undetermined condition-unknown",
    ]


def count_of(name: str) -> Expression:
    return Aggregate(
        Fold.COUNT, name, EventsOf((name,), ListOf(Record(name))), None, None, Number()
    )


def test_a_condition_on_an_event_sees_the_case_up_to_it() -> None:
    none_yet = Comparison(Order.EQUAL, count_of("visited"), Constant(Fraction(1), Number()))
    first = standard(trigger=ForEachEvent(event("visited")), expectation=Requirement(none_yet))
    log = case(("2 09:00", "visited"), ("2 10:00", "visited"))
    assert words(first, log, "9 09:00") == ["met holds", "missed fails"]


AT_MOST_ONE = standard(
    trigger=ForEachCase(),
    expectation=Requirement(
        Comparison(Order.AT_MOST, count_of("visited"), Constant(Fraction(1), Number()))
    ),
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([VISIT], "pending window-open"),
        ([VISIT, CLOSE], "met holds"),
        ([VISIT, CLOSE, LATER], "missed fails"),
        ([CLOSE, LATER], "met holds"),
    ],
)
def test_a_condition_on_a_case_holds_at_its_end_and_after(
    rows: list[tuple[str, str]], expected: str
) -> None:
    assert words(AT_MOST_ONE, case(REPORTED, *rows), "9 09:00") == [expected]


def test_what_comes_after_the_end_cures_nothing() -> None:
    some = standard(
        trigger=ForEachCase(),
        expectation=Requirement(
            Comparison(Order.AT_LEAST, count_of("visited"), Constant(Fraction(1), Number()))
        ),
    )
    assert words(some, case(REPORTED, CLOSE, LATER), "9 09:00") == ["missed fails"]


def test_the_latest_event_up_to_the_one_in_hand() -> None:
    latest = FieldOf(LatestOf(("reported",), "reported", None, Record("reported")), "kind", Text())
    same = standard(
        trigger=ForEachEvent(event("visited")), expectation=Requirement(equals(latest, "door"))
    )
    log = case(
        ("2 09:00", "reported", {"kind": "door"}),
        ("2 10:00", "visited"),
        ("2 11:00", "reported", {"kind": "noise"}),
        ("2 12:00", "visited"),
    )
    assert words(same, log, "9 09:00") == ["met holds", "missed fails"]


def test_a_withdrawn_case_is_excused_from_its_condition() -> None:
    cancelled = replace(AT_MOST_ONE, cancels=(event("withdrawn"),))
    log = case(REPORTED, ("2 10:00", "withdrawn"), VISIT, LATER, ("5 09:00", "closed"))
    assert words(cancelled, log, "9 09:00") == ["excused cancelled"]

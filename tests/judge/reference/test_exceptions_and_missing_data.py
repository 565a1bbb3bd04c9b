"""Exceptions, limits by attribute, and what cannot be known (semantics 2.2 and 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standards_engine.rules.expressions import FieldOf, IsGiven, Lookup, Variable
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EndsWithTheLog,
    Excepted,
    ExceptionClause,
    ForEachEvent,
    Goal,
    GroupKey,
    LimitChoice,
    PauseBetween,
    PauseWhile,
    Period,
    Precedence,
    Requirement,
    Response,
    Table,
    TableRow,
    Until,
    Within,
)
from standards_engine.rules.types import Duration, Record, Text
from standards_engine.verdicts import Group, Verdict
from tests.judge.building import (
    HOUR,
    at,
    case,
    equals,
    event,
    expecting,
    field,
    hours,
    judged,
    only,
    share,
    standard,
    within,
    words,
)

REPORTED = ("2 09:00", "reported")
DOOR, NOISE = ("2 09:00", "reported", {"kind": "door"}), ("2 09:00", "reported", {"kind": "noise"})
IS_DOOR = equals(field("reported", "kind"), "door")
IN_TIME, LATE = ("2 10:00", "visited"), ("4 10:00", "visited")
AS_OF = "9 09:00"

DOORS_EXCUSED = standard(
    exceptions=(ExceptionClause("door_only", IS_DOOR, Excepted(Verdict.EXCUSED)),)
)


def test_an_exception_excuses() -> None:
    found = only(DOORS_EXCUSED, case(DOOR), AS_OF)
    assert (found.verdict, found.reason.word, found.clause, found.decided) == (
        Verdict.EXCUSED,
        "excepted",
        "door_only",
        at("2 09:00"),
    )
    assert words(DOORS_EXCUSED, case(NOISE, LATE), AS_OF) == ["missed answered-late"]


def test_whether_an_exception_applies_is_unknown() -> None:
    assert words(DOORS_EXCUSED, case(REPORTED, IN_TIME), AS_OF) == [
        "undetermined exception-unknown"
    ]


NAMED_TIME = standard(
    exceptions=(
        ExceptionClause(
            "named_time",
            IsGiven(field("reported", "due")),
            Response(event("visited"), after=field("reported", "due"), limit=within(hours(24))),
        ),
        ExceptionClause("never", IsGiven(field("reported", "due")), Excepted(Verdict.EXCUSED)),
    )
)


def test_the_first_exception_that_holds_decides_alone() -> None:
    log = case(("2 09:00", "reported", {"due": at("5 09:00")}), ("5 10:00", "visited"))
    found = only(NAMED_TIME, log, AS_OF)
    assert (found.verdict, found.clause, found.started) == (
        Verdict.MET,
        "named_time",
        at("5 09:00"),
    )
    assert only(NAMED_TIME, case(REPORTED, IN_TIME), AS_OF).clause is None


LONGER_FOR_DOORS = standard(
    exceptions=(
        ExceptionClause("doors", IS_DOOR, Response(event("visited"), limit=within(hours(48)))),
    )
)


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        ("3 08:00", "met answered"),
        ("4 08:00", "undetermined exception-unknown"),
        ("5 08:00", "missed answered-late"),
    ],
)
def test_one_common_verdict_stands_whatever_applies(visit: str, expected: str) -> None:
    assert words(LONGER_FOR_DOORS, case(REPORTED, (visit, "visited")), AS_OF) == [expected]


BY_KIND = expecting(Within((LimitChoice(hours(4), IS_DOOR), LimitChoice(hours(24)))))


def test_a_limit_is_chosen_at_the_trigger_in_written_order() -> None:
    assert only(BY_KIND, case(DOOR), AS_OF).limit == 4 * HOUR
    assert only(BY_KIND, case(NOISE), AS_OF).limit == 24 * HOUR


def test_a_limit_by_a_missing_attribute_stands_where_all_agree() -> None:
    assert words(BY_KIND, case(REPORTED, IN_TIME), AS_OF) == ["met answered"]
    assert words(BY_KIND, case(REPORTED, ("2 20:00", "visited")), AS_OF) == [
        "undetermined exception-unknown"
    ]


LIMITS = Table(
    "limits",
    ("kind",),
    (TableRow(("door",), hours(4)), TableRow((None,), hours(24))),
    Duration(),
)
BY_TABLE = expecting(within(Lookup("limits", (field("reported", "kind"),), Duration())))


def test_a_limit_by_table() -> None:
    limits = [only(BY_TABLE, case(row), AS_OF, tables=(LIMITS,)).limit for row in (DOOR, NOISE)]
    assert limits == [4 * HOUR, 24 * HOUR]
    assert words(BY_TABLE, case(REPORTED, IN_TIME), AS_OF, tables=(LIMITS,)) == ["met answered"]
    late = case(REPORTED, ("2 20:00", "visited"))
    assert words(BY_TABLE, late, AS_OF, tables=(LIMITS,)) == ["undetermined exception-unknown"]


def test_a_trigger_whose_condition_is_unknown_counts_as_undetermined() -> None:
    doors = standard(trigger=ForEachEvent(event("reported", IS_DOOR)))
    assert words(doors, case(NOISE, REPORTED, DOOR, IN_TIME), AS_OF) == [
        "undetermined where-unknown",
        "met answered",
    ]


BY_ENGINEER = standard(
    expectation=Response(
        event("visited", equals(field("visited", "kind"), "engineer")), limit=within(hours(24))
    )
)


def test_a_possible_answer_leaves_undetermined_what_no_certain_one_settles() -> None:
    possible, certain = ("2 10:00", "visited"), ("2 11:00", "visited", {"kind": "engineer"})
    assert words(BY_ENGINEER, case(REPORTED, possible), AS_OF) == ["undetermined response-unknown"]
    assert words(BY_ENGINEER, case(REPORTED, possible, certain), AS_OF) == ["met answered"]
    late = case(REPORTED, ("4 10:00", "visited"))
    assert words(BY_ENGINEER, late, AS_OF) == ["missed unanswered"]


@pytest.mark.parametrize("hole", [(None, "visited"), (None, None), ("2 10:00", None)])
def test_a_visit_with_a_broken_time_or_name_is_not_held_against_anyone(
    hole: tuple[str | None, str | None],
) -> None:
    assert words(standard(), case(REPORTED, hole), AS_OF) == ["undetermined response-unknown"]
    assert words(standard(), case(REPORTED, IN_TIME, hole), AS_OF) == ["met answered"]


def test_a_hole_that_cannot_be_the_answer_changes_nothing() -> None:
    assert words(standard(), case(REPORTED, (None, "reopened")), AS_OF) == ["missed unanswered"]
    assert words(standard(), case(REPORTED, (None, "")), AS_OF) == ["missed unanswered"]
    nurse = (None, "visited", {"kind": "nurse"})
    assert words(BY_ENGINEER, case(REPORTED, nurse), AS_OF) == ["missed unanswered"]


def test_a_broken_reopening_hides_no_miss_and_proves_no_absence() -> None:
    never = standard(expectation=Absence(event("reopened"), limit=within(hours(24))))
    broken = (None, "reopened")
    assert words(never, case(REPORTED, broken), AS_OF) == ["undetermined response-unknown"]
    certain = case(REPORTED, ("2 10:00", "reopened"), broken)
    assert words(never, certain, AS_OF) == ["missed forbidden-seen"]


def test_counts_become_ranges() -> None:
    at_most_one = standard(
        expectation=Count(Bound.AT_MOST, 1, event("visited")), case_end=EndsWithTheLog()
    )
    log = case(REPORTED, IN_TIME, (None, "visited"))
    found = only(at_most_one, log, AS_OF)
    assert (found.reason.word, found.observed) == ("response-unknown", "1 to 2")
    twice = case(REPORTED, IN_TIME, LATE, (None, "visited"))
    assert words(at_most_one, twice, AS_OF) == ["missed count-broken"]
    assert words(at_most_one, case(REPORTED, (None, "visited")), AS_OF) == ["met count-kept"]


def test_something_possible_before() -> None:
    before = standard(
        trigger=ForEachEvent(event("closed")), expectation=Precedence(event("visited"))
    )
    log = case(("2 09:00", "closed"), (None, "visited"))
    assert words(before, log, AS_OF) == ["undetermined response-unknown"]


AWAY = PauseBetween(event("away"), event("back"))
UNKNOWN_CLOCKS = [
    (standard(pauses=(AWAY,)), (None, "back")),
    (standard(cancels=(event("withdrawn"),)), (None, "withdrawn")),
    (
        standard(cancels=(event("withdrawn", equals(field("withdrawn", "kind"), "x")),)),
        ("2 11:00", "withdrawn"),
    ),
    (standard(pauses=(PauseWhile(equals(field("event", "state"), "W")),)), (None, "closed")),
    (standard(expectation=Absence(event("reopened"), limit=Until(event("away")))), (None, "away")),
]


@pytest.mark.parametrize(("of", "row"), UNKNOWN_CLOCKS)
def test_a_clock_that_cannot_be_known_leaves_it_undetermined(of: object, row: object) -> None:
    assert words(of, case(REPORTED, row, IN_TIME), AS_OF) == ["undetermined clock-unknown"]  # type: ignore[arg-type]


def test_an_unknown_clock_does_not_touch_what_needs_none() -> None:
    excused = replace(DOORS_EXCUSED, pauses=(AWAY,))
    assert words(excused, case(DOOR, (None, "back")), AS_OF) == ["excused excepted"]
    required = standard(expectation=Requirement(IS_DOOR), pauses=(AWAY,))
    assert words(required, case(DOOR, (None, "back")), AS_OF) == ["met holds"]


REGION = FieldOf(Variable("case", Record("case")), "region", Text())


def test_groups_go_by_the_month_of_the_zone_and_the_fields_of_trigger_and_case() -> None:
    goal = Goal(
        share(95),
        Period.MONTH,
        by=(
            GroupKey("case.region", REGION),
            GroupKey("reported.kind", field("reported", "kind")),
        ),
    )
    log = case(
        ("2026-02-28 23:59:59.999999", "reported", {"kind": "door"}),
        ("2026-03-01 00:00", "reported"),
        region="north",
    )
    assert [each.group for each in judged(standard(goal=goal), log, AS_OF)] == [
        Group("2026-02", ("north", "door")),
        Group("2026-03", ("north", None)),
    ]


def test_a_goal_may_go_by_the_month_of_a_field() -> None:
    goal = Goal(share(95), Period.MONTH, instant=field("reported", "due"))
    log = case(("2 09:00", "reported", {"due": at("2026-04-01 09:00")}), REPORTED)
    assert [each.group.period for each in judged(standard(goal=goal), log, AS_OF)] == [
        "2026-04",
        None,
    ]

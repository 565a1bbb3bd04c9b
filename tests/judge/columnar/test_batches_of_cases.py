"""Cases side by side in one batch do not touch each other, however odd they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.judge import columnar
from standards_engine.judge.columnar import Sheet
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import FieldOf, Variable
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    CalendarChoice,
    Count,
    EndsAt,
    ForEachCase,
    Goal,
    GroupKey,
    PauseBetween,
    Period,
    Precedence,
    Standard,
)
from standards_engine.rules.types import Record, Text
from standards_engine.verdicts import Group
from tests.judge.batches import batch_of
from tests.judge.building import (
    HOUR,
    at,
    by,
    case,
    days,
    event,
    expecting,
    field,
    hours,
    months,
    ruleset,
    standard,
    within,
    working_days,
)
from tests.judge.comparing import agreeing, rows_of
from tests.judge.standards_and_cases import AS_OF, STANDARDS, cases

PAUSED = (PauseBetween(event("away"), event("back")),)
IN_OFFICE = (CalendarChoice("office"),)


def words(found: list[dict[str, object]]) -> list[str]:
    return [f"{row['case']}.{row['ordinal']} {row['verdict']} {row['reason']}" for row in found]


def judged(of: Standard, *several: Case, as_of: str) -> list[dict[str, object]]:
    return agreeing(of, *several, as_of=at(as_of))


@settings(max_examples=100, deadline=None)
@given(STANDARDS, st.lists(cases(), min_size=2, max_size=5), st.data())
def test_a_batch_cut_between_cases_says_the_same(
    of: Standard, several: list[Case], data: st.DataObject
) -> None:
    rules = ruleset(of)
    several = [replace(each, key=str(n)) for n, each in enumerate(several)]
    cut = data.draw(st.integers(1, len(several) - 1))
    whole = rows_of(columnar.judge(0, rules, batch_of(rules, *several), AS_OF))
    parts = (several[:cut], several[cut:])
    pieces = [rows_of(columnar.judge(0, rules, batch_of(rules, *p), AS_OF)) for p in parts]
    assert [*pieces[0], *pieces[1]] == whole


@settings(max_examples=50, deadline=None)
@given(st.lists(STANDARDS, min_size=2, max_size=4), st.lists(cases(), min_size=1, max_size=3))
def test_what_standards_share_changes_none_of_them(several: list[Standard], of: list[Case]) -> None:
    rules = ruleset(*several)
    batch = batch_of(rules, *of)
    sheet = Sheet(rules, batch, AS_OF)
    for index in range(len(several)):
        alone = rows_of(columnar.judge(index, rules, batch, AS_OF))
        assert rows_of(columnar.judge(index, rules, batch, AS_OF, sheet)) == alone


def test_the_last_event_of_one_case_does_not_answer_the_next() -> None:
    found = judged(
        expecting(within(hours(2))),
        case(("1 09:00", "reported"), key="a"),
        case(("1 09:30", "visited"), ("1 10:00", "reported"), ("1 11:00", "visited"), key="b"),
        as_of="1 12:00",
    )
    assert words(found) == ["a.1 missed unanswered", "b.1 met answered"]


def test_a_pause_open_at_the_end_of_one_case_stops_no_other() -> None:
    found = judged(
        expecting(within(hours(2)), pauses=PAUSED),
        case(("1 09:00", "reported"), ("1 10:00", "away"), key="a"),
        case(("1 09:00", "reported"), key="b"),
        as_of="1 12:00",
    )
    assert words(found) == ["a.1 pending not-due", "b.1 missed unanswered"]
    assert [row["due"] for row in found] == [None, at("1 11:00")]
    assert [row["counted"] for row in found] == [HOUR, 3 * HOUR]


def test_cases_without_a_readable_row_make_no_obligation() -> None:
    found = judged(
        standard(trigger=ForEachCase(), expectation=Count(Bound.AT_MOST, 1, event("visited"))),
        case((None, "visited"), key="a"),
        case(("9 09:00", "reported"), key="b"),
        case(("1 09:00", "visited"), ("1 10:00", "closed"), key="c"),
        as_of="2 09:00",
    )
    assert words(found) == ["c.1 met count-kept"]


def test_an_empty_batch_and_one_before_as_of() -> None:
    assert judged(standard(), as_of="1 09:00") == []
    assert judged(standard(), case(("2 09:00", "reported")), as_of="1 09:00") == []
    of_events = standard(expectation=Precedence(event("visited")), pauses=PAUSED)
    assert judged(of_events, case(("1 09:00", "visited")), as_of="2 09:00") == []


def test_each_case_has_its_own_end() -> None:
    found = judged(
        standard(expectation=Absence(event("reopened")), case_end=EndsAt(("closed",))),
        case(("1 09:00", "reported"), ("1 10:00", "closed"), ("1 11:00", "reopened"), key="a"),
        case(("1 09:00", "reported"), ("1 10:00", "closed"), key="b"),
        case(("1 09:00", "reported"), key="c"),
        as_of="2 09:00",
    )
    assert words(found) == [
        "a.1 missed forbidden-seen",
        "b.1 met stayed-away",
        "c.1 pending window-open",
    ]


def test_years_apart_and_far_in_the_future() -> None:
    """A calendar is built as far as a limit needs it; a placeholder date breaks nothing."""
    far = {"due": at("9999-12-01 00:00")}
    found = judged(
        expecting(within(hours(3)), calendars=IN_OFFICE),
        case(("1990-01-05 16:00", "reported"), ("1990-01-08 11:00", "visited"), key="a"),
        case(("6 16:00", "reported"), key="b"),
        as_of="6 17:00",
    )
    assert words(found) == ["a.1 met answered", "b.1 pending not-due"]
    assert [row["due"] for row in found] == [at("1990-01-08 11:00"), at("9 11:00")]
    placeholder = judged(
        expecting(by(field("reported", "due"))), case(("1 09:00", "reported", far)), as_of="9 09:00"
    )
    assert placeholder[0]["due"] == far["due"]


def test_a_limit_beyond_the_calendars_table() -> None:
    found = judged(
        expecting(within(hours(8 * 5 * 52 * 3)), calendars=IN_OFFICE),
        case(("2 09:00", "reported")),
        as_of="3 09:00",
    )
    assert found[0]["due"] == at("2029-02-26 09:00")
    found = judged(
        expecting(within(working_days(260)), calendars=IN_OFFICE),
        case(("2 09:00", "reported")),
        as_of="3 09:00",
    )
    assert found[0]["due"] == at("2027-03-02 00:00") - 1


def test_day_limits_over_a_clock_change_and_a_paused_midnight() -> None:
    found = judged(
        expecting(within(days(2)), pauses=PAUSED),
        case(("28 15:00", "reported"), key="a"),
        case(("28 15:00", "reported"), ("28 20:00", "away"), ("29 08:00", "back"), key="b"),
        as_of="29 09:00",
    )
    assert [row["due"] for row in found] == [at("31 00:00") - 1, at("2026-04-01 00:00") - 1]
    assert [row["counted"] for row in found] == [1, 0]


def test_a_month_is_clipped_for_each_case_by_itself() -> None:
    found = judged(
        expecting(within(months(1))),
        case(("2026-01-31 10:00", "reported"), key="a"),
        case(("2028-01-31 10:00", "reported"), key="b"),
        as_of="2028-02-01 00:00",
    )
    assert [row["due"] for row in found] == [
        at("2026-03-01 00:00") - 1,
        at("2028-03-01 00:00") - 1,
    ]
    assert [row["limit"] for row in found] == [28, 29]


def test_groups_in_order_of_appearance_with_missing_values() -> None:
    goal = Goal(
        Fraction(19, 20),
        Period.MONTH,
        by=(GroupKey("region", FieldOf(Variable("case", Record("case")), "region", Text())),),
    )
    found = judged(
        standard(goal=goal),
        case(("28 23:30", "reported"), ("2026-04-01 00:00", "reported"), key="a", region="south"),
        case(("1 09:00", "reported"), key="b"),
        as_of="2026-04-02 00:00",
    )
    assert [row["group"] for row in found] == [
        Group("2026-03", ("south",)),
        Group("2026-04", ("south",)),
        Group("2026-03", (None,)),
    ]

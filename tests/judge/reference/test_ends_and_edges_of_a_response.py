"""When an awaited event answers, and when its absence is held against anyone."""

from __future__ import annotations

import pytest

from standards_engine.rules.expressions import Comparison, Order
from standards_engine.rules.nodes import (
    EndsAt,
    EndsWithTheLog,
    ForEachCase,
    ForEachEvent,
    Response,
)
from standards_engine.verdicts import Unit, Verdict
from tests.judge.building import (
    HOUR,
    any_of,
    at,
    by,
    case,
    day,
    days,
    equals,
    event,
    expecting,
    field,
    hours,
    judged,
    months,
    only,
    share,
    standard,
    within,
    words,
)

REPORTED = ("2 09:00", "reported")


def test_an_answer_in_time_is_met() -> None:
    found = only(standard(), case(REPORTED, ("2 15:00", "visited")), "9 09:00")
    assert (found.verdict, found.started, found.due) == (
        Verdict.MET,
        at("2 09:00"),
        at("3 09:00"),
    )
    assert (found.counted, found.limit, found.unit) == (6 * HOUR, 24 * HOUR, Unit.MICROSECONDS)
    assert (found.decided, found.rows) == (at("2 15:00"), (2, 3))


def test_exactly_at_due_is_met_and_one_microsecond_later_is_missed() -> None:
    assert words(standard(), case(REPORTED, ("3 09:00", "visited")), "9 09:00") == ["met answered"]
    late = case(REPORTED, ("3 09:00:00.000001", "visited"))
    found = only(standard(), late, "9 09:00")
    assert (found.reason.word, found.counted, found.decided) == (
        "answered-late",
        24 * HOUR + 1,
        at("3 09:00:00.000001"),
    )


def test_now_equal_to_due_is_pending_and_one_microsecond_later_missed() -> None:
    assert words(standard(), case(REPORTED), "3 09:00") == ["pending not-due"]
    found = only(standard(), case(REPORTED), "3 09:00:00.000001")
    assert (found.reason.word, found.decided) == ("unanswered", at("3 09:00"))
    assert found.counted == 24 * HOUR + 1


def test_a_row_after_as_of_does_not_exist_yet() -> None:
    answered_later = case(REPORTED, ("2 15:00", "visited"))
    assert words(standard(), answered_later, "2 14:00") == ["pending not-due"]
    assert words(standard(), case(("9 09:00", "reported")), "2 14:00") == []


def test_an_earlier_event_answers_nothing() -> None:
    assert words(standard(), case(("2 08:00", "visited"), REPORTED), "9 09:00") == [
        "missed unanswered"
    ]


def test_trigger_and_response_in_one_instant_go_by_the_order_of_rows_and_are_marked() -> None:
    answered = only(standard(), case(REPORTED, ("2 09:00", "visited")), "9 09:00")
    unanswered = only(standard(), case(("2 09:00", "visited"), REPORTED), "9 09:00")
    assert [answered.verdict, unanswered.verdict] == [Verdict.MET, Verdict.MISSED]
    assert answered.tie
    assert unanswered.tie


def test_a_tie_with_a_row_that_has_no_role_changes_nothing_and_is_not_marked() -> None:
    log = case(REPORTED, ("2 09:00", "reopened"), ("2 10:00", "visited"))
    assert not only(standard(), log, "9 09:00").tie


def test_one_event_answers_every_open_trigger() -> None:
    log = case(REPORTED, ("2 20:00", "reported"), ("3 10:00", "visited"))
    assert words(standard(), log, "9 09:00") == ["missed answered-late", "met answered"]


def test_no_event_answers_itself() -> None:
    again = standard(
        trigger=ForEachEvent(any_of("visited", called="opening")),
        expectation=Response(any_of("visited", called="done"), limit=within(hours(24))),
    )
    log = case(("2 09:00", "visited"), ("2 10:00", "visited"))
    assert words(again, log, "9 09:00") == ["met answered", "missed unanswered"]


def test_for_the_first_asks_once() -> None:
    first = standard(trigger=ForEachEvent(event("reported"), first=True))
    log = case(REPORTED, ("2 20:00", "reported"), ("3 10:00", "visited"))
    assert words(first, log, "9 09:00") == ["missed answered-late"]


def test_the_first_that_satisfies_a_condition() -> None:
    where = equals(field("reported", "kind"), "door")
    first = standard(trigger=ForEachEvent(event("reported", where), first=True))
    log = case(
        ("2 09:00", "reported", {"kind": "noise"}),
        ("3 09:00", "reported", {"kind": "door"}),
        ("3 10:00", "visited"),
    )
    assert only(first, log, "9 09:00").began == at("3 09:00")


def test_a_response_is_matched_by_a_field_of_both_events() -> None:
    same = Comparison(Order.EQUAL, field("visited", "kind"), field("reported", "kind"))
    matched = standard(expectation=Response(event("visited", same), limit=within(hours(24))))
    log = case(
        ("2 09:00", "reported", {"kind": "door"}),
        ("2 10:00", "reported", {"kind": "noise"}),
        ("2 11:00", "visited", {"kind": "noise"}),
    )
    assert words(matched, log, "9 09:00") == ["missed unanswered", "met answered"]


def test_a_case_closed_without_an_answer() -> None:
    log = case(REPORTED, ("2 10:00", "closed"))
    assert words(standard(), log, "9 09:00") == ["missed unanswered"]
    either = Response(any_of("visited", "closed", called="end"), limit=within(hours(24)))
    assert words(standard(expectation=either), log, "9 09:00") == ["met answered"]


UNLIMITED = standard(expectation=Response(event("visited")))


def test_without_a_limit_the_case_is_the_window() -> None:
    closed_after = case(REPORTED, ("20 09:00", "visited"), ("21 09:00", "closed"))
    assert words(UNLIMITED, closed_after, "25 09:00") == ["met answered"]
    assert words(UNLIMITED, case(REPORTED), "25 09:00") == ["pending not-due"]
    cured_too_late = case(REPORTED, ("3 09:00", "closed"), ("4 09:00", "visited"))
    assert words(UNLIMITED, cured_too_late, "25 09:00") == ["missed unanswered"]


def test_a_case_that_ends_with_the_log_is_never_pending() -> None:
    ends = standard(expectation=Response(event("visited")), case_end=EndsWithTheLog())
    assert words(ends, case(REPORTED), "25 09:00") == ["missed unanswered"]


def test_the_closing_event_may_answer() -> None:
    ends = standard(expectation=Response(event("visited")), case_end=EndsAt(("visited", "closed")))
    assert words(ends, case(REPORTED, ("3 09:00", "visited")), "9 09:00") == ["met answered"]


def test_for_each_case_any_event_can_answer_the_first_too() -> None:
    for_case = standard(trigger=ForEachCase())
    assert words(for_case, case(("2 09:00", "visited")), "9 09:00") == ["met answered"]
    assert words(for_case, case(REPORTED), "9 09:00") == ["missed unanswered"]
    assert words(for_case, case(), "9 09:00") == []


AFTER_DUE_FIELD = standard(
    expectation=Response(event("visited"), after=field("reported", "due"), limit=within(hours(24)))
)


def test_the_clock_starts_at_the_instant_the_customer_named() -> None:
    log = case(("2 09:00", "reported", {"due": at("5 10:00")}), ("6 10:00", "visited"))
    found = only(AFTER_DUE_FIELD, log, "9 09:00")
    assert (found.verdict, found.started, found.counted) == (
        Verdict.MET,
        at("5 10:00"),
        24 * HOUR,
    )


def test_an_event_before_the_named_instant_does_not_answer() -> None:
    log = case(("2 09:00", "reported", {"due": at("5 10:00")}), ("5 09:59", "visited"))
    assert words(AFTER_DUE_FIELD, log, "6 10:00") == ["pending not-due"]
    assert words(AFTER_DUE_FIELD, log, "6 10:01") == ["missed unanswered"]


def test_a_missing_start_is_undetermined_at_once() -> None:
    assert words(AFTER_DUE_FIELD, case(REPORTED, ("2 10:00", "visited")), "2 11:00") == [
        "undetermined start-unknown"
    ]


BY_DUE = expecting(by(field("reported", "due")))


def test_a_deadline_taken_from_a_field() -> None:
    reported = ("2 09:00", "reported", {"due": at("5 10:00")})
    met = only(BY_DUE, case(reported, ("5 10:00", "visited")), "9 09:00")
    assert (met.verdict, met.due, met.limit) == (Verdict.MET, at("5 10:00"), 73 * HOUR)
    late = case(reported, ("5 10:01", "visited"))
    assert words(BY_DUE, late, "9 09:00") == ["missed answered-late"]
    assert words(BY_DUE, case(reported), "5 10:00") == ["pending not-due"]


def test_a_deadline_before_its_trigger_is_missed_and_marked() -> None:
    reported = ("2 09:00", "reported", {"due": at("1 10:00")})
    found = only(BY_DUE, case(reported, ("2 10:00", "visited")), "9 09:00")
    assert (found.reason.word, found.due, found.decided) == (
        "due-before-trigger",
        at("1 10:00"),
        at("2 09:00"),
    )


def test_a_request_without_a_deadline_is_not_on_time() -> None:
    log = case(REPORTED, ("2 10:00", "visited"))
    assert words(BY_DUE, log, "9 09:00") == ["undetermined due-unknown"]


def test_days_are_counted_at_midnights() -> None:
    same_day, next_day = expecting(within(days(0))), expecting(within(days(1)))
    log = case(("2 23:59", "reported"), ("3 00:01", "visited"))
    assert words(same_day, log, "9 09:00") == ["missed answered-late"]
    found = only(next_day, log, "9 09:00")
    assert (found.verdict, found.unit, found.counted, found.limit) == (
        Verdict.MET,
        Unit.DAYS,
        1,
        1,
    )
    assert found.due == at("4 00:00") - 1


def test_sixty_days_over_the_change_of_clocks_are_sixty_local_days() -> None:
    found = only(expecting(within(days(60))), case(REPORTED), "9 09:00")
    assert found.due == at("2026-05-02 00:00") - 1


def test_a_month_is_the_same_date_clipped_to_the_end_of_the_month() -> None:
    found = only(expecting(within(months(1))), case(("2026-01-31 09:00", "reported")), "1 09:00")
    assert (found.due, found.limit, found.verdict) == (
        at("1 00:00") - 1,
        28,
        Verdict.MISSED,
    )


@pytest.mark.parametrize(("as_of", "at_risk"), [("3 04:11:59", False), ("3 04:12", True)])
def test_at_risk_from_the_warning_share_on(as_of: str, at_risk: bool) -> None:
    warned = standard(warn_at=share(80))
    assert only(warned, case(REPORTED), as_of).at_risk is at_risk


def test_a_deadline_is_at_risk_by_its_share_from_the_trigger_on() -> None:
    warned = expecting(by(field("reported", "due")), warn_at=share(50))
    log = case(("2 09:00", "reported", {"due": at("2 19:00")}))
    assert [only(warned, log, as_of).at_risk for as_of in ("2 13:59", "2 14:00")] == [False, True]


def test_june_is_judged_by_the_rule_of_june() -> None:
    june = standard(last=day("2026-06-30"))
    july = standard(first=day("2026-07-01"))
    log = case(("2026-06-30 23:59:59.999999", "reported"), ("2026-07-01 00:00", "reported"))
    as_of = "2026-07-09 00:00"
    assert [len(words(each, log, as_of)) for each in (june, july)] == [1, 1]
    assert only(july, log, as_of).began == at("2026-07-01 00:00")


def test_a_rule_that_begins_in_july_does_not_take_the_second_event_for_the_first() -> None:
    first = ForEachEvent(event("reported"), first=True)
    log = case(("2026-06-30 09:00", "reported"), ("2026-07-01 09:00", "reported"))
    july = standard(trigger=first, first=day("2026-07-01"))
    assert words(july, log, "2026-07-09 00:00") == []


def test_ordinals_number_the_obligations_of_a_case() -> None:
    log = case(REPORTED, ("2 20:00", "reported"), ("3 10:00", "visited"))
    assert [each.ordinal for each in judged(standard(), log, "9 09:00")] == [1, 2]


def test_a_limit_of_less_than_nothing_is_no_limit() -> None:
    negative = expecting(within(hours(-1)))
    found = only(negative, case(REPORTED, ("2 09:30", "visited")), "9 09:00")
    assert (found.reason.word, found.due) == ("due-unknown", None)

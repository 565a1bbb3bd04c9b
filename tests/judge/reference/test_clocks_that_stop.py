"""Pauses, working time, cancelling and restarting."""

from __future__ import annotations

import pytest

from standards_engine.rules.expressions import Comparison, Constant, Order
from standards_engine.rules.nodes import (
    Calendar,
    CalendarChoice,
    PauseBetween,
    PauseWhile,
    Restart,
    WeeklyLine,
)
from standards_engine.rules.types import Text
from standards_engine.verdicts import Unit, Verdict
from tests.judge.building import (
    HOUR,
    OFFICE,
    ZONE,
    at,
    by,
    case,
    days,
    equals,
    event,
    expecting,
    field,
    hours,
    judged,
    only,
    standard,
    within,
    words,
    working_days,
)

REPORTED = ("2 09:00", "reported")
AWAY = PauseBetween(event("away"), event("back"))
PAUSED = standard(pauses=(AWAY,))


def test_paused_time_does_not_count() -> None:
    log = case(REPORTED, ("2 12:00", "away"), ("3 12:00", "back"), ("4 09:00", "visited"))
    found = only(PAUSED, log, "9 09:00")
    assert (found.verdict, found.counted, found.due) == (Verdict.MET, 24 * HOUR, at("4 09:00"))


def test_a_second_pause_while_paused_and_a_stray_resume_change_nothing() -> None:
    log = case(
        REPORTED,
        ("2 10:00", "back"),
        ("2 12:00", "away"),
        ("2 18:00", "away"),
        ("3 12:00", "back"),
        ("4 09:00", "visited"),
    )
    assert only(PAUSED, log, "9 09:00").counted == 24 * HOUR


def test_an_open_pause_before_the_trigger_holds_the_clock_from_the_start() -> None:
    log = case(("1 09:00", "away"), REPORTED, ("2 12:00", "back"), ("2 13:00", "visited"))
    assert only(PAUSED, log, "9 09:00").counted == HOUR


def test_a_deadline_cannot_pass_while_the_clock_stands_still() -> None:
    found = only(PAUSED, case(REPORTED, ("2 12:00", "away")), "20 09:00")
    assert (found.verdict, found.due, found.counted) == (Verdict.PENDING, None, 3 * HOUR)


def test_a_pause_after_due_changes_nothing() -> None:
    found = only(PAUSED, case(REPORTED, ("4 12:00", "away")), "20 09:00")
    assert (found.reason.word, found.due) == ("unanswered", at("3 09:00"))


def test_a_limit_used_up_when_the_pause_begins_lasts_until_it_ends() -> None:
    log = case(REPORTED, ("3 09:00", "away"), ("5 09:00", "back"), ("5 09:00", "visited"))
    assert only(PAUSED, log, "9 09:00").verdict is Verdict.MET
    late = case(REPORTED, ("3 09:00", "away"), ("5 09:00", "back"), ("5 09:01", "visited"))
    found = only(PAUSED, late, "9 09:00")
    assert (found.verdict, found.due) == (Verdict.MISSED, at("5 09:00"))


def test_a_met_obligation_is_due_by_the_pauses_known_when_it_was_answered() -> None:
    log = case(REPORTED, ("2 12:00", "visited"), ("2 13:00", "away"), ("8 13:00", "back"))
    assert only(PAUSED, log, "9 09:00").due == at("3 09:00")
    paused = case(REPORTED, ("2 11:00", "away"), ("2 12:00", "visited"), ("8 13:00", "back"))
    assert only(PAUSED, paused, "9 09:00").due is None


def test_overlapping_pauses_count_once() -> None:
    both = standard(pauses=(AWAY, PauseBetween(event("rescheduled"), event("reopened"))))
    log = case(
        REPORTED,
        ("2 10:00", "away"),
        ("2 12:00", "rescheduled"),
        ("2 14:00", "back"),
        ("2 16:00", "reopened"),
        ("2 17:00", "visited"),
    )
    assert only(both, log, "9 09:00").counted == 2 * HOUR


WAITING = standard(
    pauses=(
        PauseWhile(Comparison(Order.EQUAL, field("event", "state"), Constant("Waiting", Text()))),
    )
)


def test_pause_while_follows_the_latest_row_and_keeps_the_last_given_value() -> None:
    log = case(
        (*REPORTED, {"state": "Active"}),
        ("2 10:00", "rescheduled", {"state": "Waiting"}),
        ("2 12:00", "reopened"),
        ("2 14:00", "rescheduled", {"state": "Active"}),
        ("2 15:00", "visited"),
    )
    assert only(WAITING, log, "9 09:00").counted == 2 * HOUR


@pytest.mark.parametrize(
    ("away", "back", "due"),
    [
        (None, None, "4 00:00"),
        ("2 23:00", "3 01:00", "5 00:00"),
        ("3 00:00", "3 01:00", "4 00:00"),
        ("2 23:00", "3 00:00", "5 00:00"),
    ],
)
def test_a_midnight_counts_as_paused_from_just_after_the_pause_to_its_end(
    away: str | None, back: str | None, due: str
) -> None:
    pauses = [(away, "away"), (back, "back")] if away else []
    found = only(expecting(within(days(1)), pauses=(AWAY,)), case(REPORTED, *pauses), "3 12:00")
    assert found.due == at(due) - 1


OFFICE_HOURS = (CalendarChoice("office"),)


def test_only_working_time_passes() -> None:
    four = expecting(within(hours(4)), calendars=OFFICE_HOURS)
    log = case(("6 15:00", "reported"), ("9 11:00", "visited"))  # Friday to Monday
    found = only(four, log, "20 09:00")
    assert (found.verdict, found.counted, found.due) == (
        Verdict.MET,
        4 * HOUR,
        at("9 11:00"),
    )


def test_a_limit_used_up_at_closing_time_lasts_to_the_next_opening() -> None:
    eight = expecting(within(hours(8)), calendars=OFFICE_HOURS)
    met = only(eight, case(REPORTED, ("3 09:00", "visited")), "9 09:00")
    assert (met.verdict, met.counted, met.due) == (Verdict.MET, 8 * HOUR, at("3 09:00"))
    late = case(REPORTED, ("3 09:01", "visited"))
    assert words(eight, late, "9 09:00") == ["missed answered-late"]


def test_working_days_count_dates_on_which_the_calendar_opens() -> None:
    three = expecting(within(working_days(3)), calendars=OFFICE_HOURS)
    found = only(three, case(("5 23:00", "reported")), "9 09:00")  # a Thursday
    assert (found.unit, found.counted, found.due) == (Unit.WORKING_DAYS, 2, at("11 00:00") - 1)


def test_the_calendar_is_picked_at_the_trigger() -> None:
    by_kind = expecting(
        within(hours(4)),
        calendars=(
            CalendarChoice("office", equals(field("reported", "kind"), "door")),
            CalendarChoice("always"),
        ),
    )
    always = Calendar("always", None, ZONE, (WeeklyLine(True, frozenset(range(7)), ()),))
    log = case(("2 16:00", "reported", {"kind": "door"}), ("2 16:30", "reported", {"kind": "x"}))
    found = judged(by_kind, log, "2 17:00", calendars=(OFFICE, always))
    assert [each.due for each in found] == [at("3 12:00"), at("2 20:30")]


DEADLINE = field("reported", "due")


def test_pauses_do_not_move_a_plain_deadline() -> None:
    log = case(
        ("2 09:00", "reported", {"due": at("3 09:00")}),
        ("2 10:00", "away"),
        ("3 10:00", "back"),
        ("3 11:00", "visited"),
    )
    found = only(expecting(by(DEADLINE), pauses=(AWAY,)), log, "9 09:00")
    assert (found.verdict, found.counted, found.limit) == (Verdict.MISSED, 26 * HOUR, 24 * HOUR)


def test_a_deadline_plus_pauses_moves_with_them() -> None:
    log = case(
        ("2 09:00", "reported", {"due": at("3 09:00")}),
        ("2 10:00", "away"),
        ("3 10:00", "back"),
        ("4 09:00", "visited"),
    )
    found = only(expecting(by(DEADLINE, plus_pauses=True), pauses=(AWAY,)), log, "9 09:00")
    assert (found.verdict, found.due, found.counted) == (
        Verdict.MET,
        at("4 09:00"),
        24 * HOUR,
    )


CANCELLED = standard(cancels=(event("withdrawn"),))


def test_cancelled_before_due_is_excused() -> None:
    found = only(CANCELLED, case(REPORTED, ("3 09:00", "withdrawn")), "9 09:00")
    assert (found.reason.word, found.decided, found.counted) == (
        "cancelled",
        at("3 09:00"),
        24 * HOUR,
    )
    assert found.rows == (2, 3)


@pytest.mark.parametrize(
    "rows",
    [
        [("3 09:01", "withdrawn")],
        [("3 10:00", "visited"), ("3 11:00", "withdrawn")],
        [("3 10:00", "withdrawn"), ("3 11:00", "visited")],
    ],
)
def test_cancelled_after_due_changes_nothing(rows: list[tuple[str, str]]) -> None:
    assert only(CANCELLED, case(REPORTED, *rows), "9 09:00").verdict is Verdict.MISSED


def test_cancelled_after_the_answer_changes_nothing() -> None:
    log = case(REPORTED, ("2 10:00", "visited"), ("2 11:00", "withdrawn"))
    assert words(CANCELLED, log, "9 09:00") == ["met answered"]


def test_cancel_and_answer_in_one_instant_go_by_the_order_of_rows_and_are_marked() -> None:
    for first, second, verdict in [
        ("visited", "withdrawn", Verdict.MET),
        ("withdrawn", "visited", Verdict.EXCUSED),
    ]:
        found = only(CANCELLED, case(REPORTED, ("2 10:00", first), ("2 10:00", second)), "9 09:00")
        assert (found.verdict, found.tie) == (verdict, True)


RESTARTED = standard(restarts=(Restart(event("rescheduled"), field("rescheduled", "due")),))


def test_a_moved_appointment_restarts_the_clock_at_the_new_time() -> None:
    log = case(
        REPORTED,
        ("2 20:00", "rescheduled", {"due": at("5 10:00")}),
        ("4 10:00", "rescheduled", {"due": at("8 10:00")}),
        ("9 10:00", "visited"),
    )
    found = only(RESTARTED, log, "20 09:00")
    assert (found.verdict, found.started, found.restarts, found.counted) == (
        Verdict.MET,
        at("8 10:00"),
        2,
        24 * HOUR,
    )


def test_a_visit_before_the_new_time_does_not_answer() -> None:
    log = case(REPORTED, ("2 20:00", "rescheduled", {"due": at("5 10:00")}), ("3 08:00", "visited"))
    assert words(RESTARTED, log, "4 09:00") == ["pending not-due"]


def test_moved_after_it_was_due_changes_nothing() -> None:
    log = case(REPORTED, ("3 10:00", "rescheduled", {"due": at("5 10:00")}), ("5 11:00", "visited"))
    assert words(RESTARTED, log, "9 09:00") == ["missed answered-late"]


def test_a_new_time_that_is_missing_leaves_the_start_unknown() -> None:
    log = case(REPORTED, ("2 20:00", "rescheduled"), ("2 21:00", "visited"))
    assert words(RESTARTED, log, "9 09:00") == ["undetermined start-unknown"]


def test_restarted_without_a_new_time_begins_at_the_event() -> None:
    restarted = standard(restarts=(Restart(event("rescheduled")),))
    found = only(restarted, case(REPORTED, ("3 08:00", "rescheduled")), "3 09:00")
    assert (found.started, found.due, found.restarts) == (at("3 08:00"), at("4 08:00"), 1)


def test_a_pause_edge_in_one_instant_with_another_role_is_a_tie() -> None:
    tied = case(REPORTED, ("2 12:00", "away"), ("2 12:00", "back"), ("2 15:00", "visited"))
    assert only(PAUSED, tied, "9 09:00").tie
    after = case(REPORTED, ("2 10:00", "visited"), ("2 12:00", "away"), ("2 12:00", "back"))
    assert not only(PAUSED, after, "9 09:00").tie

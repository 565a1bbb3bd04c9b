"""Each violation in one sentence: expected, happened, how late."""

import pytest

from standards_engine.findings.counts import Counts
from standards_engine.findings.messages import missed_obligation, violated_group
from standards_engine.findings.nodes import GroupFindings
from standards_engine.findings.status import Status
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    CalendarChoice,
    Count,
    EventMatch,
    ExceptionClause,
    ForEachCase,
    ForEachPeriod,
    ForEachSilence,
    GroupKey,
    LimitChoice,
    Pattern,
    Period,
    Periodic,
    PeriodRequirement,
    Place,
    Position,
    Precedence,
    Requirement,
    Response,
    Within,
)
from standards_engine.rules.types import Boolean, Days, Duration, Instant, Months, Text
from standards_engine.source import Source, Span
from standards_engine.verdicts import Group, Reason, Unit
from tests.findings.building import DAY, HOUR, at, home_visit, missed, monthly_goal

BEGAN = at("2026-03-01 09:00")
AS_OF = at("2026-03-31 23:59")
CLOSED = EventMatch(("closed",), "closed")
WITHIN_2_HOURS = Within((LimitChoice(Constant(2 * HOUR, Duration())),))


def condition(text: str) -> Constant:
    source = Source("care.std", text)
    return Constant(True, Boolean(), span=Span(source, 0, len(text)))


def test_a_late_answer() -> None:
    late = missed("1", BEGAN, 5 * HOUR + HOUR // 5)
    assert missed_obligation(home_visit(), late, AS_OF) == (
        "`visited` came 2026-03-02 14:12, not within 24 hours of `reported` at 2026-03-01 09:00; "
        "due 2026-03-02 09:00, 5 hours 12 minutes late"
    )


def test_no_answer_at_all() -> None:
    never = missed("1", BEGAN, reason=Reason.UNANSWERED, decided=BEGAN + DAY, counted=3 * DAY)
    assert missed_obligation(home_visit(), never, AS_OF) == (
        "no `visited` within 24 hours of `reported` at 2026-03-01 09:00; "
        "due 2026-03-02 09:00, 2 days late and still missing"
    )


def test_a_deadline_is_told_as_an_instant_and_not_as_a_limit() -> None:
    by_date = Response(match=EventMatch(("closed",), "closed"), limit=By(Constant(0, Instant())))
    due = at("2026-03-07") - 1
    came = due + 5 * HOUR + 1
    late = missed(
        "1", BEGAN, due=due, decided=came, limit=due - BEGAN, counted=came - BEGAN, rows=(2, 3)
    )
    assert missed_obligation(home_visit(expectation=by_date), late, AS_OF) == (
        "`closed` came 2026-03-07 05:00, not in time after `reported` at 2026-03-01 09:00; "
        "due the end of 2026-03-06, 5 hours late"
    )


def test_a_clock_that_started_later_and_was_set_back() -> None:
    started = missed("1", BEGAN, 3 * HOUR, started=BEGAN + HOUR, restarts=2)
    assert missed_obligation(home_visit(), started, AS_OF) == (
        "`visited` came 2026-03-02 12:00, not within 24 hours of `reported` at 2026-03-01 09:00 "
        "(counted from 2026-03-01 10:00); due 2026-03-02 09:00, 3 hours late, "
        "after 2 restarts of the clock"
    )


def test_working_time_and_working_days() -> None:
    standard = home_visit(calendars=(CalendarChoice("hotline"),))
    late = missed("1", BEGAN, 30 * HOUR)
    assert missed_obligation(standard, late, AS_OF).endswith("30 hours of working time late")
    days = missed("1", BEGAN, unit=Unit.WORKING_DAYS, limit=3, counted=5)
    sentence = missed_obligation(standard, days, AS_OF)
    assert "not within 3 working days of `reported`" in sentence
    assert sentence.endswith("2 working days late")


def test_a_deadline_in_a_field() -> None:
    by_field = home_visit(expectation=Response(CLOSED, limit=By(Constant(0, Instant()))))
    late = missed("1", BEGAN, HOUR, limit=None, counted=None)
    assert missed_obligation(by_field, late, AS_OF) == (
        "`closed` came 2026-03-02 10:00, not in time after `reported` at 2026-03-01 09:00; "
        "due 2026-03-02 09:00, 1 hour late"
    )
    before = missed("1", BEGAN, reason=Reason.DUE_BEFORE_TRIGGER, due=BEGAN - DAY, limit=None)
    assert missed_obligation(by_field, before, AS_OF) == (
        "the deadline 2026-02-28 09:00 lay before `reported` at 2026-03-01 09:00"
    )


def test_a_silence_is_told_by_when_it_was_complete() -> None:
    visited = EventMatch(("visited",), "visited")
    contacted = Response(EventMatch(("contacted",), "contacted"), limit=WITHIN_2_HOURS)
    silence = ForEachSilence(visited, visited, WITHIN_2_HOURS)
    never = missed(
        "1", BEGAN, reason=Reason.UNANSWERED, decided=BEGAN + 2 * HOUR, due=BEGAN + 2 * HOUR,
        limit=2 * HOUR, counted=3 * HOUR,
    )  # fmt: skip
    assert missed_obligation(home_visit(trigger=silence, expectation=contacted), never, AS_OF) == (
        "no `contacted` within 2 hours of the silence after `visited`, complete at 2026-03-01 "
        "09:00; due 2026-03-01 11:00, 1 hour late and still missing"
    )


def test_a_window_is_told_from_its_beginning_to_its_end() -> None:
    yearly = Periodic(EventMatch(("notice",), "notice"), Constant(12, Months()))
    due = at("2026-03-21") - 1
    never = missed(
        "1",
        BEGAN,
        reason=Reason.UNANSWERED,
        decided=due,
        due=due,
        unit=Unit.DAYS,
        limit=19,
        counted=30,
    )
    assert missed_obligation(home_visit(expectation=yearly), never, AS_OF) == (
        "no `notice` in the time from 2026-03-01 09:00 to the end of 2026-03-20"
    )


PLAIN = {"limit": None, "counted": None, "due": None}


@pytest.mark.parametrize(
    ("pattern", "changes", "sentence"),
    [
        (
            Response(EventMatch(("visited", "solved"), "visited")),
            {"reason": Reason.UNANSWERED, **PLAIN},
            "the case ended without `visited` or `solved` after `reported` at 2026-03-01 09:00",
        ),
        (
            Precedence(CLOSED, limit=WITHIN_2_HOURS),
            {"reason": Reason.NOT_BEFORE, "limit": 2 * HOUR, "due": None, "counted": None},
            "no `closed` within 2 hours before `reported` at 2026-03-01 09:00",
        ),
        (
            Precedence(CLOSED, just=True),
            {"reason": Reason.NOT_BEFORE, **PLAIN},
            "no `closed` just before `reported` at 2026-03-01 09:00",
        ),
        (
            Absence(CLOSED, limit=WITHIN_2_HOURS),
            {"reason": Reason.FORBIDDEN_SEEN, "limit": 2 * HOUR, "decided": BEGAN + HOUR},
            (
                "`closed` came 2026-03-01 10:00 within 2 hours after `reported` "
                "at 2026-03-01 09:00, which is forbidden"
            ),
        ),
        (
            Precedence(CLOSED, limit=WITHIN_2_HOURS, forbidden=True),
            {"reason": Reason.FORBIDDEN_SEEN, "limit": 2 * HOUR, "due": None},
            (
                "`closed` came within 2 hours before `reported` at 2026-03-01 09:00, "
                "which is forbidden"
            ),
        ),
        (
            Precedence(CLOSED, just=True, forbidden=True),
            {"reason": Reason.FORBIDDEN_SEEN, **PLAIN},
            "`closed` came just before `reported` at 2026-03-01 09:00, which is forbidden",
        ),
        (
            Position(CLOSED, Place.NEXT, forbidden=True),
            {"reason": Reason.FORBIDDEN_SEEN, **PLAIN},
            "`closed` came next after `reported` at 2026-03-01 09:00, which is forbidden",
        ),
        (
            Count(Bound.AT_MOST, 1, CLOSED),
            {"reason": Reason.COUNT_BROKEN, "observed": "2", **PLAIN},
            "2 `closed` for `reported` at 2026-03-01 09:00, expected at most 1",
        ),
        (
            Requirement(condition('reported.badge = "worn"')),
            {"reason": Reason.FAILS, **PLAIN},
            '`reported.badge = "worn"` does not hold for `reported` at 2026-03-01 09:00',
        ),
        (
            Requirement(Constant(True, Boolean())),
            {"reason": Reason.FAILS, **PLAIN},
            "the required condition does not hold for `reported` at 2026-03-01 09:00",
        ),
    ],
)
def test_every_pattern_says_what_it_expected(
    pattern: Pattern, changes: dict[str, object], sentence: str
) -> None:
    standard = home_visit(expectation=pattern)
    assert missed_obligation(standard, missed("1", BEGAN, **changes), AS_OF) == sentence


def test_an_exception_speaks_for_itself() -> None:
    named = ExceptionClause("named_time", condition("x"), Response(CLOSED))
    standard = home_visit(exceptions=(named,))
    late = missed("1", BEGAN, clause="named_time")
    assert missed_obligation(standard, late, AS_OF).startswith("`closed` came 2026-03-02 10:00")


def test_cases_and_periods_are_triggers_too() -> None:
    whole = home_visit(trigger=ForEachCase())
    assert "within 24 hours of the case that began at 2026-03-01 09:00" in missed_obligation(
        whole, missed("1", BEGAN), AS_OF
    )
    monthly = home_visit(
        trigger=ForEachPeriod(Period.MONTH, (GroupKey("call.line", Constant("a", Text())),)),
        expectation=PeriodRequirement(condition("percentile(80, call.wait) <= 20 seconds")),
    )
    failed = missed(
        None, BEGAN, reason=Reason.FAILS, observed="24 seconds",
        group=Group("2026-03", (None,)), **PLAIN,
    )  # fmt: skip
    assert missed_obligation(monthly, failed, AS_OF) == (
        "`percentile(80, call.wait) <= 20 seconds` does not hold in 2026-03 "
        "for call.line (missing): observed 24 seconds"
    )


def test_a_group_tells_its_share_and_what_can_still_be_reached() -> None:
    def group(counts: Counts) -> GroupFindings:
        return GroupFindings(
            period="2026-03",
            by=(("case.region", "north"),),
            status=Status.VIOLATED,
            partial=False,
            over=True,
            counts=counts,
        )

    standard = home_visit(goal=monthly_goal(95))
    place = "below the goal of 95% in 2026-03 for case.region north"
    assert violated_group(standard, group(Counts(met=17, missed=3))) == (
        f"17 of 20 met (85.0%), {place}"
    )
    assert violated_group(standard, group(Counts(met=16, missed=2, pending=2))) == (
        f"16 of 18 met (88.9%), {place}; at best 90.0% can be reached"
    )
    assert violated_group(standard, group(Counts(met=1035, missed=420))) == (
        f"1,035 of 1,455 met (71.1%), {place}"
    )
    without_goal = violated_group(home_visit(), group(Counts(met=35, missed=1420)))
    assert without_goal == "1,420 of 1,455 missed"


def _late_in_days(limit: int, *written: Constant) -> str:
    """The sentence of a visit that came after so many days, of which the limit may be one."""
    choices = tuple(LimitChoice(each) for each in written)
    late = missed("1", BEGAN, unit=Unit.DAYS, limit=limit, counted=800, due=BEGAN + DAY)
    expected = Response(EventMatch(("visited",), "visited"), limit=Within(choices))
    sentence = missed_obligation(home_visit(expectation=expected), late, AS_OF)
    return sentence.partition(", not within ")[2].partition(" of ")[0]


def test_months_of_the_rule_are_told_as_months() -> None:
    month, years = Constant(1, Months()), Constant(24, Months())
    assert _late_in_days(31, month) == "1 month"
    assert _late_in_days(731, month, years) == "2 years"
    assert _late_in_days(14, month, Constant(14, Days())) == "14 days"
    assert _late_in_days(31, month, Constant(31, Days())) == "31 days"
    assert _late_in_days(30, month) == "30 days"

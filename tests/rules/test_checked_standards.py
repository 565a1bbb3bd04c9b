"""What becomes of each pattern of the language: the nodes that judges work with."""

from __future__ import annotations

from fractions import Fraction

import pytest

from standards_engine.rules.expressions import (
    Aggregate,
    Both,
    Comparison,
    Constant,
    EventsOf,
    FieldOf,
    FirstOf,
    Fold,
    Order,
    Variable,
)
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    CalendarChoice,
    Count,
    EitherSide,
    Enough,
    EventMatch,
    Excepted,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    GroupKey,
    LimitChoice,
    Message,
    PauseBetween,
    PauseWhile,
    Period,
    Periodic,
    PeriodRequirement,
    Place,
    Position,
    Precedence,
    Reopening,
    Requirement,
    Response,
    Restart,
    Sequence,
    Severity,
    Until,
    Within,
    Wording,
)
from standards_engine.rules.types import Days, Duration, Instant, ListOf, Months, Record, Text
from standards_engine.verdicts import Verdict
from tests.rules.checking import standard_of

HOUR = 3_600_000_000
VISITED = EventMatch(("visited",), "visited")
CLOSED = EventMatch(("closed",), "closed")
LIMIT = Within((LimitChoice(Constant(24 * HOUR, Duration(), name="limit")),))
REPORTED = Variable("reported", Record("reported"))


def hours(amount: int) -> Within:
    return Within((LimitChoice(Constant(amount * HOUR, Duration())),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("expect visited within limit", Response(VISITED, None, LIMIT)),
        (
            "expect visited after reported.due within 2 hours",
            Response(VISITED, FieldOf(REPORTED, "due", Instant()), hours(2)),
        ),
        (
            "expect visited by reported.due plus pauses",
            Response(VISITED, None, By(FieldOf(REPORTED, "due", Instant()), plus_pauses=True)),
        ),
        (
            "expect any of visited, closed within limit",
            Response(EventMatch(("visited", "closed"), "visited"), None, LIMIT),
        ),
        ("expect its own visited within limit", Response(VISITED, None, LIMIT, own=True)),
        ("expect visited before", Precedence(VISITED)),
        ("expect visited within 2 hours before", Precedence(VISITED, hours(2))),
        ("expect visited just before", Precedence(VISITED, just=True)),
        ("expect visited before or after within 1 hour", EitherSide(VISITED, hours(1))),
        (
            "forbid visited within 30 days",
            Absence(VISITED, None, Within((LimitChoice(Constant(30, Days())),))),
        ),
        ("forbid visited until closed", Absence(VISITED, None, Until(CLOSED))),
        ("forbid visited before", Precedence(VISITED, forbidden=True)),
        (
            "forbid visited within 2 hours before",
            Precedence(VISITED, hours(2), forbidden=True),
        ),
        ("forbid visited just before", Precedence(VISITED, just=True, forbidden=True)),
        ("forbid visited as the next event", Position(VISITED, Place.NEXT, forbidden=True)),
        ("expect at most 2 visited", Count(Bound.AT_MOST, 2, VISITED)),
        (
            "expect exactly 1 visited within 2 hours",
            Count(Bound.EXACTLY, 1, VISITED, hours(2)),
        ),
        (
            "expect visited then closed within 2 hours",
            Sequence((VISITED, CLOSED), None, hours(2)),
        ),
        ("expect visited as the next event", Position(VISITED, Place.NEXT)),
        (
            "expect visited every 6 months until closed",
            Periodic(VISITED, Constant(6, Months()), CLOSED),
        ),
        ("expect visited each quarter", Periodic(VISITED, Period.QUARTER)),
    ],
)
def test_patterns_of_an_event(text: str, expected: object) -> None:
    standard = standard_of(f"standard s for each reported {text}")
    assert standard.trigger == ForEachEvent(EventMatch(("reported",), "reported"))
    assert standard.expectation == expected


def test_a_case_as_trigger() -> None:
    standard = standard_of(
        'standard s for each case where case.region = "n" expect visited as the first event'
    )
    region = FieldOf(Variable("case", Record("case")), "region", Text())
    where = Comparison(Order.EQUAL, region, Constant("n", Text()))
    assert standard.trigger == ForEachCase(where)
    assert standard.expectation == Position(VISITED, Place.FIRST)


def test_silence_as_trigger() -> None:
    text = "standard s for each visited not followed by visited within 6 months expect closed"
    trigger = standard_of(text).trigger
    assert trigger == ForEachSilence(
        VISITED,
        EventMatch(("visited",), "visited#2"),
        Within((LimitChoice(Constant(6, Months())),)),
    )


def test_a_period_as_trigger() -> None:
    standard = standard_of(
        "standard s for each month by reported.fault, case.region\n"
        "require sum(reported.calls) <= 20 if there are at least 50 reported"
    )
    trigger, pattern = standard.trigger, standard.expectation
    assert isinstance(trigger, ForEachPeriod)
    assert trigger.period is Period.MONTH
    assert [key.name for key in trigger.by] == ["reported.fault", "case.region"]
    assert isinstance(pattern, PeriodRequirement)
    assert pattern.enough == Enough(50, EventMatch(("reported",), "reported"))


def test_an_aggregate_runs_over_its_own_event_whatever_else_is_in_hand() -> None:
    """`reported` is the trigger outside the brackets and each of the reports inside."""
    text = "where count(reported where reported.calls > 1) > reported.calls expect closed"
    where = standard_of(f"standard s for each reported {text}").trigger
    assert isinstance(where, ForEachEvent)
    match where.match.where:
        case Comparison(_, Aggregate() as aggregate, FieldOf(Variable("reported"), "calls")):
            inner = Variable("reported#2", Record("reported"))
            assert aggregate.fold is Fold.COUNT
            assert aggregate.variable == "reported#2"
            assert aggregate.items == EventsOf(("reported",), ListOf(Record("reported")))
            match aggregate.where:
                case Comparison(Order.MORE, FieldOf(variable, "calls"), _):
                    assert variable == inner
                case other:
                    raise AssertionError(other)
        case other:
            raise AssertionError(other)


def test_trigger_and_response_of_one_event_have_distinct_names() -> None:
    text = (
        "standard s for the first visited as opening\n"
        "expect visited as answer where answer.engineer = opening.engineer and true"
    )
    standard = standard_of(text)
    assert standard.trigger == ForEachEvent(EventMatch(("visited",), "opening"), first=True)
    assert isinstance(standard.expectation, Response)
    match standard.expectation.match:
        case EventMatch(
            _, "answer", Both(Comparison(_, FieldOf(Variable(one)), FieldOf(Variable(other))))
        ):
            assert (one, other) == ("answer", "opening")
        case wrong:
            raise AssertionError(wrong)


def test_definitions_are_expanded_where_they_are_used() -> None:
    text = (
        "define often = reported.calls > 3\n"
        "standard s for each reported where often expect visited within limit"
    )
    trigger = standard_of(text).trigger
    assert isinstance(trigger, ForEachEvent)
    assert isinstance(trigger.match.where, Comparison)


def test_first_of_an_event() -> None:
    text = "standard s for each reported require first(visited).at > reported.at"
    standard = standard_of(text)
    assert isinstance(standard.expectation, Requirement)
    match standard.expectation.condition:
        case Comparison(_, FieldOf(first, "at"), _):
            assert first == FirstOf(("visited",), "visited", None, Record("visited"))
        case wrong:
            raise AssertionError(wrong)


def test_every_other_clause() -> None:
    standard = standard_of(
        """
        standard s "Visits" zh "上门"
          promise   "We come."
          covers    transaction, communication
          for each  reported
          expect    visited within limit
          except    door when reported.fault = "door" excused
          except    odd when reported.calls > 9 undetermined
          except    slow when reported.calls > 5 expect closed within limit
          pause     visited until closed
          pause while event.fault = "noise"
          clock runs during office
          cancelled by closed where closed.at > reported.at
          restarted by visited from visited.at
          reopened by closed resume
          warn at   80%
          goal      95% each month of reported.due by case.region given at least 20
          effective from 2026-01-01 until 2026-12-31
          severity  critical
          owner     "service centre"
          because   "In principle."
          source    "part 3"
          message   "{reported.fault} of {case.region}: {limit}"
        """
    )
    assert standard.title is not None
    assert (standard.title.text, standard.title.translations) == ("Visits", (("zh", "上门"),))
    assert [each.name for each in standard.exceptions] == ["door", "odd", "slow"]
    assert [each.outcome for each in standard.exceptions] == [
        Excepted(Verdict.EXCUSED),
        Excepted(Verdict.UNDETERMINED),
        Response(CLOSED, None, LIMIT),
    ]
    assert standard.calendars == (CalendarChoice("office"),)
    assert standard.pauses[0] == PauseBetween(VISITED, CLOSED)
    assert isinstance(standard.pauses[1], PauseWhile)
    assert [each.variable for each in standard.cancels] == ["closed"]
    visit = FieldOf(Variable("visited", Record("visited")), "at", Instant())
    assert standard.restarts == (Restart(VISITED, visit),)
    assert standard.reopenings == (Reopening(CLOSED, resume=True),)
    assert standard.warn_at == Fraction(4, 5)
    region = FieldOf(Variable("case", Record("case")), "region", Text())
    assert standard.goal is not None
    assert (standard.goal.ratio, standard.goal.period, standard.goal.given_at_least) == (
        Fraction(19, 20),
        Period.MONTH,
        20,
    )
    assert standard.goal.instant == FieldOf(REPORTED, "due", Instant())
    assert standard.goal.by == (GroupKey("case.region", region),)
    assert (standard.first, standard.last) == (20_454, 20_818)
    assert standard.version == "2026-01-01"
    assert standard.severity is Severity.CRITICAL
    assert (standard.promise, standard.owner, standard.because, standard.source) == (
        Wording("We come."),
        Wording("service centre"),
        Wording("In principle."),
        Wording("part 3"),
    )
    assert standard.covers == ("transaction", "communication")
    assert isinstance(standard.message, Message)
    assert [part for part in standard.message.parts if isinstance(part, str)] == [" of ", ": "]

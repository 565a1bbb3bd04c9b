"""The same violations, said in Chinese sentences with their own order of words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.messages import missed_obligation, violated_group
from standards_engine.findings.nodes import GroupFindings
from standards_engine.findings.retold import retold
from standards_engine.findings.status import Status
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    CalendarChoice,
    Count,
    EitherSide,
    EventMatch,
    ForEachCase,
    ForEachPeriod,
    ForEachSilence,
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
    Sequence,
    Within,
)
from standards_engine.rules.types import Duration, Instant, Months
from standards_engine.verdicts import Group, Reason, Unit
from standards_engine.wording import speaking
from tests.findings.building import DAY, HOUR, at, home_visit, missed, monthly_goal
from tests.findings.test_messages import condition

BEGAN = at("2026-03-01 09:00")
AS_OF = at("2026-03-31 23:59")
CLOSED = EventMatch(("closed",), "closed")
EITHER = EventMatch(("visited", "phoned"), "answer")
WITHIN_2_HOURS = Within((LimitChoice(Constant(2 * HOUR, Duration())),))


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def test_a_late_answer() -> None:
    late = missed("1", BEGAN, 5 * HOUR + HOUR // 5, restarts=2)
    assert missed_obligation(home_visit(), late, AS_OF) == (
        "2026-03-02 14:12发生了`visited`，超出了2026-03-01 09:00的`reported`之后24小时的时限；"
        "到期时间2026-03-02 09:00，迟5小时12分钟，期间重新计时2次"
    )


def test_no_answer_at_all() -> None:
    never = missed("1", BEGAN, reason=Reason.UNANSWERED, decided=BEGAN + DAY, counted=3 * DAY)
    standard = home_visit(expectation=Response(EITHER, limit=WITHIN_2_HOURS))
    assert missed_obligation(standard, never, AS_OF) == (
        "2026-03-01 09:00的`reported`之后24小时内没有`visited`或`phoned`；"
        "到期时间2026-03-02 09:00，已迟2天，至今没有"
    )


def test_a_deadline_in_a_field() -> None:
    by_field = home_visit(expectation=Response(CLOSED, limit=By(Constant(0, Instant()))))
    due = at("2026-03-07") - 1
    late = missed("1", BEGAN, due=due, decided=due + 5 * HOUR + 1, limit=None, counted=None)
    assert missed_obligation(by_field, late, AS_OF) == (
        "2026-03-07 05:00发生了`closed`，在2026-03-01 09:00的`reported`之后没有赶上期限；"
        "到期时间2026-03-06当天结束，迟5小时"
    )
    before = missed("1", BEGAN, reason=Reason.DUE_BEFORE_TRIGGER, due=BEGAN - DAY, limit=None)
    assert missed_obligation(by_field, before, AS_OF) == (
        "到期时间2026-02-28 09:00在2026-03-01 09:00的`reported`之前"
    )


def test_working_time() -> None:
    standard = home_visit(calendars=(CalendarChoice("hotline"),))
    sentence = missed_obligation(standard, missed("1", BEGAN, 30 * HOUR), AS_OF)
    assert sentence.endswith("，迟工作时间30小时")
    days = missed("1", BEGAN, unit=Unit.WORKING_DAYS, limit=3, counted=5)
    assert missed_obligation(standard, days, AS_OF).endswith("，迟2个工作日")


@pytest.mark.parametrize(
    ("pattern", "reason", "facts", "sentence"),
    [
        (Precedence(CLOSED), Reason.NOT_BEFORE, {}, "{t}之前没有`closed`"),
        (Precedence(CLOSED, just=True), Reason.NOT_BEFORE, {}, "紧接{t}之前没有`closed`"),
        (
            Precedence(CLOSED, forbidden=True),
            Reason.FORBIDDEN_SEEN,
            {},
            "{t}之前发生了`closed`，这是禁止的",
        ),
        (EitherSide(CLOSED), Reason.UNANSWERED, {"due": None}, "{t}前后都没有`closed`"),
        (
            Absence(CLOSED),
            Reason.FORBIDDEN_SEEN,
            {"decided": BEGAN + DAY},
            "{t}之后，2026-03-02 09:00发生了`closed`，这是禁止的",
        ),
        (
            Count(Bound.AT_MOST, 1, CLOSED),
            Reason.COUNT_BROKEN,
            {"observed": "3"},
            "{t}的`closed`有3个，要求至多1个",
        ),
        (
            Requirement(condition("reported.badge")),
            Reason.FAILS,
            {},
            "{t}不满足`reported.badge`",
        ),
        (
            Sequence((CLOSED, EITHER)),
            Reason.UNANSWERED,
            {"due": None},
            "{t}之后没有依次发生`closed`、`visited`或`phoned`",
        ),
        (
            Position(CLOSED, Place.NEXT),
            Reason.OUT_OF_PLACE,
            {},
            "{t}的下一个事件不是`closed`",
        ),
        (
            Periodic(CLOSED, Constant(12, Months())),
            Reason.UNANSWERED,
            {"decided": at("2026-03-21") - 1},
            "从2026-03-01 09:00到2026-03-20当天结束没有`closed`",
        ),
    ],
)
def test_each_pattern(
    pattern: Pattern, reason: Reason, facts: dict[str, object], sentence: str
) -> None:
    found = missed("1", BEGAN, reason=reason, **{"limit": None, "counted": None, **facts})
    expected = sentence.format(t="2026-03-01 09:00的`reported`")
    assert missed_obligation(home_visit(expectation=pattern), found, AS_OF) == expected


def test_each_trigger() -> None:
    visited = EventMatch(("visited",), "visited")
    needed = Requirement(condition("count(closed) > 0"))
    fails = missed("1", BEGAN, reason=Reason.FAILS, limit=None, counted=None)
    silence = home_visit(
        trigger=ForEachSilence(visited, visited, WITHIN_2_HOURS), expectation=needed
    )
    assert missed_obligation(silence, fails, AS_OF) == (
        "`visited`之后到2026-03-01 09:00届满的静默期不满足`count(closed) > 0`"
    )
    of_case = home_visit(trigger=ForEachCase(), expectation=needed)
    assert missed_obligation(of_case, fails, AS_OF) == (
        "2026-03-01 09:00开始的案件不满足`count(closed) > 0`"
    )


def test_a_period_and_what_was_observed() -> None:
    by = monthly_goal().by
    standard = home_visit(
        trigger=ForEachPeriod(Period.MONTH, by),
        expectation=PeriodRequirement(condition("average(call.wait) <= 20 seconds")),
    )
    found = missed(
        None, BEGAN, reason=Reason.FAILS, due=None, limit=None, counted=None,
        group=Group("2026-03", ("north",)), observed="about 25.5 seconds",
    )  # fmt: skip
    assert missed_obligation(standard, found, AS_OF) == (
        "2026-03，case.region为north不满足`average(call.wait) <= 20 seconds`：实际为约25.5秒"
    )


def test_a_group_below_its_goal() -> None:
    group = GroupFindings(
        period="2026-03",
        by=(("case.region", None),),
        status=Status.VIOLATED,
        partial=False,
        over=True,
        counts=Counts(met=17, missed=3, pending=20),
    )
    assert violated_group(home_visit(goal=monthly_goal()), group) == (
        "2026-03，case.region缺失：20项中17项达标（85.0%），低于目标95%；最多还能达到92.5%"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("25 seconds", "25秒"),
        ("about 95.2% and 3", "约95.2%和3"),
        ("2 to 3 working days", "2至3个工作日"),
        ("unknown", "未知"),
        ("north", "north"),
    ],
)
def test_what_judges_write(written: str, said: str) -> None:
    assert retold(written) == said


def test_amounts_for_programs_stay_as_rules_write_them() -> None:
    assert words.amount(29 * HOUR + HOUR // 5, Unit.MICROSECONDS) == "29小时12分钟"
    assert words.rules_amount(29 * HOUR + HOUR // 5, Unit.MICROSECONDS) == "29 hours 12 minutes"
    assert words.amount(3, Unit.WORKING_DAYS) == "3个工作日"
    assert words.duration(-90_000_000) == "负1分钟30秒"
    assert words.percent(Fraction(17, 20)) == "85.0%"

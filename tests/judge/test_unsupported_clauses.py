"""What is not yet judged is refused in the user's words; what is judged is not."""

from __future__ import annotations

import pytest

from standards_engine.judge.supported import unsupported
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EitherSide,
    Excepted,
    ExceptionClause,
    ForEachCase,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    PauseBetween,
    Period,
    Periodic,
    Place,
    Position,
    Precedence,
    Reopening,
    Requirement,
    Response,
    Restart,
    Sequence,
    Standard,
)
from standards_engine.verdicts import Verdict
from tests.judge.building import days, equals, event, field, months, standard, within

VISIT = event("visited")
IS_DOOR = equals(field("reported", "kind"), "door")
YEARLY = Periodic(VISIT, months(12))
EXCUSED_DOOR = ExceptionClause("door", IS_DOOR, Excepted(Verdict.EXCUSED))
AWAY = PauseBetween(event("away"), event("back"))
RESUMED = (Reopening(event("reopened"), resume=True),)
RENEWED = (Reopening(event("reopened"), resume=False),)


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (
            standard(expectation=Absence(VISIT), reopenings=RESUMED),
            "reopened by … resume, with anything but expect",
        ),
        (
            standard(
                exceptions=(ExceptionClause("door", IS_DOOR, EitherSide(VISIT)),),
                reopenings=RESUMED,
            ),
            "reopened by … resume, with anything but expect",
        ),
        (
            standard(expectation=Response(VISIT, own=True), reopenings=RESUMED),
            "reopened by … resume, with its own",
        ),
        (
            standard(trigger=ForEachCase(), reopenings=RENEWED),
            "reopened by … each counts as new, with anything but for each EVENT",
        ),
        (
            standard(exceptions=(ExceptionClause("door", IS_DOOR, YEARLY),)),
            "every …, in an exception",
        ),
        (
            standard(
                expectation=YEARLY, exceptions=(ExceptionClause("door", IS_DOOR, Response(VISIT)),)
            ),
            "every …, with an exception that expects something else",
        ),
        (
            standard(expectation=YEARLY, trigger=ForEachSilence(VISIT, VISIT, within(days(9)))),
            "every …, with not followed by",
        ),
        (
            standard(expectation=YEARLY, restarts=(Restart(event("rescheduled")),)),
            "every …, with restarted by",
        ),
        (
            standard(expectation=YEARLY, reopenings=RENEWED),
            "every …, with reopened by",
        ),
        (
            standard(trigger=ForEachPeriod(Period.MONTH)),
            "for each month with anything but `require`",
        ),
    ],
)
def test_clauses_that_are_refused(refused: Standard, words: str) -> None:
    assert unsupported(refused) == words


@pytest.mark.parametrize(
    "pattern",
    [Response(VISIT), Precedence(VISIT), Absence(VISIT), Count(Bound.AT_MOST, 1, VISIT),
     Requirement(IS_DOOR), Sequence((VISIT, event("closed")))],
)  # fmt: skip
def test_what_is_judged_is_not_refused(pattern: Pattern) -> None:
    assert unsupported(standard(expectation=pattern, trigger=ForEachCase())) is None


@pytest.mark.parametrize(
    "judged",
    [
        standard(expectation=EitherSide(VISIT)),
        standard(trigger=ForEachSilence(VISIT, VISIT, within(days(9)))),
        standard(expectation=Position(VISIT, Place.NEXT)),
        standard(expectation=YEARLY, exceptions=(EXCUSED_DOOR,), pauses=(AWAY,)),
        standard(trigger=ForEachCase(), expectation=Periodic(VISIT, Period.QUARTER)),
        standard(trigger=ForEachCase(), expectation=Position(VISIT, Place.LAST)),
        standard(reopenings=RESUMED),
        standard(expectation=Response(VISIT, own=True), reopenings=RENEWED),
        standard(expectation=Precedence(VISIT, own=True)),
        standard(expectation=Absence(VISIT), reopenings=RENEWED),
        standard(reopenings=(*RESUMED, *RENEWED)),
    ],
)
def test_combinations_that_are_judged(judged: Standard) -> None:
    assert unsupported(judged) is None

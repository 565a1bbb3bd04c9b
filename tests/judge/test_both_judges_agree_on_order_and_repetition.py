"""Both judges on what is paired, ordered, reopened, repeated and missed by silence."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.logs.events import Case
from standards_engine.rules.expressions import Comparison, Order
from standards_engine.rules.nodes import (
    CalendarChoice,
    EitherSide,
    Excepted,
    ExceptionClause,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    Pattern,
    Period,
    Periodic,
    Place,
    Position,
    Precedence,
    Reopening,
    Response,
    Sequence,
    Standard,
    Trigger,
)
from standards_engine.verdicts import Verdict
from tests.judge.building import (
    any_of,
    days,
    equals,
    event,
    field,
    hours,
    months,
    standard,
    within,
    working_days,
)
from tests.judge.comparing import agreeing
from tests.judge.standards_and_cases import (
    AFTERS,
    AS_OF,
    BYS,
    CANCELS,
    CASE_ENDS,
    CROWDED_CASES,
    GOALS,
    PAUSES,
    RESPONSE,
    RESTARTS,
    cases,
    kind_is,
    matches,
    patterns,
    plain_withins,
    withins,
)

SAME_KIND = event(
    "reopened", Comparison(Order.EQUAL, field("reopened", "kind"), field("reported", "kind"))
)
REOPENED = st.sampled_from([event("reopened"), SAME_KIND]) | matches("reopened")
OFFICE = (CalendarChoice("office"),)
LIMITS = st.none() | withins() | BYS


def reopenings(*, resume: bool) -> st.SearchStrategy[tuple[Reopening, ...]]:
    one = st.builds(Reopening, REOPENED, st.just(resume))
    return st.lists(one, min_size=1, max_size=2).map(tuple)


STEPS = st.lists(
    st.one_of(
        matches("visited"), matches("reopened"), st.just(any_of("away", "visited", called="x"))
    ),
    min_size=2,
    max_size=3,
).map(tuple)
RESPONSES = st.builds(Response, RESPONSE, AFTERS, LIMITS)
OWN_RESPONSES = st.builds(Response, RESPONSE, AFTERS, LIMITS, st.just(True))
BEFORE = st.sampled_from([event("visited"), any_of("visited", "away", called="x")])
OWN_PRECEDENTS = st.builds(
    Precedence,
    BEFORE | matches("visited"),
    st.none() | plain_withins(),
    st.booleans(),
    st.just(True),
)
RARER: st.SearchStrategy[Pattern] = st.one_of(
    st.builds(EitherSide, matches("visited"), st.none() | plain_withins()),
    st.builds(Sequence, STEPS, AFTERS, LIMITS),
    st.builds(Position, matches("visited"), st.just(Place.NEXT), st.booleans()),
    st.builds(Precedence, BEFORE, st.none() | plain_withins(), st.booleans()),
)
BOTH_REOPENINGS = st.tuples(reopenings(resume=True), reopenings(resume=False)).map(
    lambda both: (*both[0], *both[1])
)
INTERVALS = st.sampled_from(
    [hours(5), hours(24), days(1), days(2), months(1), Period.DAY, Period.WEEK, hours(0)]
)
PERIODICS = st.builds(
    Periodic, matches("visited"), INTERVALS, st.none() | matches("closed") | matches("withdrawn")
)
LENGTHS = st.sampled_from(
    [hours(2), hours(8), days(0), days(1), months(1), hours(-1), field("reported", "due")]
)
SILENCES = st.builds(
    ForEachSilence,
    matches("reported"),
    matches("visited") | st.just(event("reported")),
    LENGTHS.map(within),
)
REPORTS: st.SearchStrategy[Trigger] = st.builds(ForEachEvent, matches("reported"), st.booleans())


def standards(
    expectation: st.SearchStrategy[Pattern],
    trigger: st.SearchStrategy[Trigger] = REPORTS,
    reopened: st.SearchStrategy[tuple[Reopening, ...]] | None = None,
    *,
    excepted: bool = True,
) -> st.SearchStrategy[Standard]:
    outcome = expectation | st.just(Excepted(Verdict.EXCUSED))
    clause = st.builds(ExceptionClause, st.just("exception"), kind_is("reported"), outcome)
    return st.builds(
        standard,
        trigger=trigger,
        expectation=expectation,
        exceptions=st.lists(clause, max_size=1).map(tuple) if excepted else st.just(()),
        reopenings=st.just(()) if reopened is None else reopened,
        pauses=PAUSES,
        cancels=CANCELS,
        restarts=RESTARTS,
        case_end=CASE_ENDS,
        goal=GOALS if excepted else st.none(),
        warn_at=st.sampled_from([None, Fraction(1, 2)]),
    )


def of_case(expectation: st.SearchStrategy[Pattern]) -> st.SearchStrategy[Standard]:
    return standards(expectation, st.just(ForEachCase()), excepted=False)


def in_working_time(of: st.SearchStrategy[Standard]) -> st.SearchStrategy[Standard]:
    choices = st.sampled_from(
        [OFFICE, (CalendarChoice("office", equals(field("reported", "kind"), "a")), *OFFICE)]
    )
    return st.builds(lambda each, some: replace(each, calendars=some), of, choices)


EXACT = st.sampled_from([hours(2), hours(8), working_days(1), working_days(2)]).map(within)
STANDARDS: dict[str, st.SearchStrategy[Standard]] = {
    "either side": standards(
        st.builds(EitherSide, matches("visited"), st.none() | plain_withins())
    ),
    "either side in working time": in_working_time(
        standards(st.builds(EitherSide, matches("visited"), EXACT))
    ),
    "next": standards(st.builds(Position, RESPONSE, st.just(Place.NEXT))),
    "first and last": of_case(
        st.builds(Position, matches("visited"), st.sampled_from([Place.FIRST, Place.LAST]))
    ),
    "order": standards(st.builds(Sequence, STEPS, AFTERS, LIMITS)),
    "order in a case": of_case(st.builds(Sequence, STEPS, st.none(), st.none() | plain_withins())),
    "resume": standards(RESPONSES, reopened=reopenings(resume=True)),
    "resume in working time": in_working_time(
        standards(st.builds(Response, RESPONSE, AFTERS, EXACT), reopened=reopenings(resume=True))
    ),
    "as new": standards(patterns(of_event=True), reopened=reopenings(resume=False)),
    "silence": standards(patterns(of_event=True), SILENCES),
    "silence in working time": in_working_time(
        standards(
            st.builds(Response, RESPONSE, st.none(), EXACT),
            st.builds(ForEachSilence, matches("reported"), matches("visited"), EXACT),
        )
    ),
    "every": standards(PERIODICS),
    "every, of a case": of_case(PERIODICS),
    "every, of a silence": standards(PERIODICS, SILENCES),
    "every, in working time": in_working_time(
        standards(
            st.builds(
                Periodic,
                matches("visited"),
                st.sampled_from([hours(4), working_days(1)]),
                st.none(),
            )
        )
    ),
    "silence, and what is rarely expected of one": standards(RARER, SILENCES),
    "as new, and what is rarely expected of it": standards(
        RARER | OWN_PRECEDENTS, reopened=reopenings(resume=False)
    ),
    "resume and as new": standards(RESPONSES, reopened=BOTH_REOPENINGS),
    "its own": standards(OWN_RESPONSES),
    "its own in working time": in_working_time(
        standards(st.builds(Response, RESPONSE, st.none(), EXACT, st.just(True)))
    ),
    "its own as new": standards(OWN_RESPONSES, reopened=reopenings(resume=False)),
    "its own before": standards(OWN_PRECEDENTS),
    "its own before or after": standards(OWN_RESPONSES | OWN_PRECEDENTS | RESPONSES),
}


CASES = cases() | CROWDED_CASES


@pytest.mark.parametrize("name", STANDARDS)
def test_agreement(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(STANDARDS[name], st.lists(CASES, min_size=1, max_size=4))
    def agree(of: Standard, several: list[Case]) -> None:
        numbered = [replace(each, key=str(number)) for number, each in enumerate(several)]
        agreeing(of, *numbered, as_of=AS_OF)

    agree()

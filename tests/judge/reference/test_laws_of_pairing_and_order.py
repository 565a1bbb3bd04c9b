"""What must hold of generated cases: one response each, steps as responses, windows in a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from standards_engine.judge.reference import judge_case
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    EitherSide,
    EventMatch,
    ForEachEvent,
    LimitChoice,
    PauseBetween,
    PauseWhile,
    Periodic,
    Precedence,
    Response,
    Sequence,
    Standard,
    Within,
)
from standards_engine.verdicts import Obligation, Reason, Verdict
from tests.judge.building import days, event, hours, ruleset, standard
from tests.judge.standards_and_cases import AS_OF, CANCELS, PAUSES, RESTARTS, cases, matches

LIMITS = st.sampled_from([None, hours(2), hours(24), days(1)]).map(
    lambda amount: None if amount is None else Within((LimitChoice(amount),))
)
FIRST = ForEachEvent(event("reported"), first=True)


def standards() -> st.SearchStrategy[Standard]:
    return st.builds(standard, pauses=PAUSES, cancels=CANCELS, restarts=RESTARTS)


def judged(of: Standard, case: Case) -> list[Obligation]:
    return judge_case(of, case, ruleset(of), AS_OF)


def plain(found: list[Obligation]) -> list[Obligation]:
    """Without the marks of ties: what comes in order is marked more often."""
    return [replace(each, tie=False) for each in found]


def verdicts(found: list[Obligation]) -> list[Verdict]:
    return [each.verdict for each in found]


@settings(max_examples=100, deadline=None)
@given(standards(), matches("visited"), LIMITS, cases(holes=False))
def test_one_trigger_alone_owns_every_response(
    of: Standard, match: EventMatch, limit: Within | None, case: Case
) -> None:
    """`for the first`: with nobody to share with, `its own` changes no verdict."""
    shared = replace(of, trigger=FIRST, expectation=Response(match, limit=limit))
    own = replace(shared, expectation=Response(match, limit=limit, own=True))
    assert verdicts(judged(own, case)) == verdicts(judged(shared, case))


@settings(max_examples=100, deadline=None)
@given(standards(), LIMITS, cases())
def test_no_response_answers_two_triggers(of: Standard, limit: Within | None, case: Case) -> None:
    for pattern in (
        Response(event("visited"), limit=limit, own=True),
        Precedence(event("visited"), limit=limit, own=True),
    ):
        met = [o for o in judged(replace(of, expectation=pattern), case) if o.verdict.word == "met"]
        assert all(times == 1 for times in Counter(each.rows[1] for each in met).values())


@settings(max_examples=100, deadline=None)
@given(standards(), matches("visited"), LIMITS, cases())
def test_an_order_of_one_step_is_a_response(
    of: Standard, match: EventMatch, limit: Within | None, case: Case
) -> None:
    order = replace(of, expectation=Sequence((match,), limit=limit))
    response = replace(of, expectation=Response(match, limit=limit))
    assert plain(judged(order, case)) == plain(judged(response, case))


@settings(max_examples=100, deadline=None)
@given(standards(), matches("visited"), LIMITS, cases(holes=False))
def test_either_side_is_met_where_one_of_them_is(
    of: Standard, match: EventMatch, limit: Within | None, case: Case
) -> None:
    either = verdicts(judged(replace(of, expectation=EitherSide(match, limit)), case))
    after = verdicts(judged(replace(of, expectation=Response(match, limit=limit)), case))
    before = verdicts(judged(replace(of, expectation=Precedence(match, limit)), case))
    for one, earlier, later in zip(either, before, after, strict=True):
        assert (one is Verdict.MET) is (Verdict.MET in (earlier, later))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([hours(5), days(1)]), PAUSES, cases(holes=False))
def test_windows_follow_each_other_without_a_gap(
    every: Expression, pauses: tuple[PauseBetween | PauseWhile, ...], case: Case
) -> None:
    of = standard(trigger=FIRST, expectation=Periodic(event("visited"), every), pauses=pauses)
    found = judged(of, case)
    assume(all(each.reason is not Reason.CLOCK_UNKNOWN for each in found))
    for earlier, later in pairwise(found):
        assert earlier.due is not None
        assert later.began == earlier.due + 1

"""A verdict that is not marked as decided by a tie survives any shuffle of the rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.judge.reference import judge_case
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import ForEachCase, Standard
from standards_engine.verdicts import Obligation, Verdict
from tests.judge.building import ruleset
from tests.judge.standards_and_cases import AS_OF, STANDARDS, cases


def shuffled(case: Case, order: list[int]) -> Case:
    """The rows of every block in another order."""
    events = [
        event
        for _, event in sorted(zip(order, case.events, strict=False), key=lambda pair: pair[0])
    ]
    known = [event for event in events if event.time is not None]
    known.sort(key=lambda event: event.time or 0)
    rest = [event for event in events if event.time is None]
    return replace(case, events=tuple(known + rest))


def by_trigger(of: Standard, found: list[Obligation]) -> dict[int, Obligation]:
    """By the trigger's row; a case has one, whichever row is its first."""
    whole = isinstance(of.trigger, ForEachCase)
    return {0 if whole else each.rows[0]: each for each in found}


@settings(max_examples=150, deadline=None)
@given(STANDARDS, cases(holes=False), st.permutations(range(9)))
def test_an_unmarked_verdict_survives_any_shuffle(
    of: Standard, case: Case, order: list[int]
) -> None:
    rules = ruleset(of)
    first = by_trigger(of, judge_case(of, case, rules, AS_OF))
    again = by_trigger(of, judge_case(of, shuffled(case, order), rules, AS_OF))
    for row, obligation in first.items():
        if not obligation.tie and obligation.verdict is not Verdict.UNDETERMINED:
            assert again[row].verdict is obligation.verdict

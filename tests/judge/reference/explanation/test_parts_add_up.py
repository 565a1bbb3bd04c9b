"""Whatever the standard and the case: the stretches of an explanation make up what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.findings.messages import pattern_of
from standards_engine.judge.reference import judge_case
from standards_engine.judge.reference.explanation import (
    Effect,
    Explanation,
    Role,
    condensed,
    explanations,
)
from standards_engine.judge.reference.unplaced import unplaced
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import EitherSide, Periodic, Precedence, Standard
from standards_engine.verdicts import Unit, Verdict
from tests.judge import test_both_judges_agree_on_order_and_repetition as repetition
from tests.judge import test_both_judges_agree_on_rarer_clauses as rarer
from tests.judge.building import ruleset
from tests.judge.standards_and_cases import AS_OF, CROWDED_CASES, STANDARDS, cases

EVERY = {
    "plain": STANDARDS,
    **repetition.STANDARDS,
    **{name: st.just(of) for name, of in rarer.STANDARDS.items()},
}


def jittered(of: Case, steps: list[int]) -> Case:
    """Later rows later by some microseconds: nothing meets a limit by the hour any more."""
    moved, late = [], 0
    for number, row in enumerate(of.events):
        late += steps[number % len(steps)]
        moved.append(row if row.time is None else replace(row, time=row.time + late))
    return replace(of, events=tuple(moved))


CASES = cases() | CROWDED_CASES
JITTERED = st.builds(jittered, CASES, st.lists(st.integers(0, 3), min_size=1, max_size=5))


def explained(of: Standard, case: Case) -> list[Explanation]:
    rules = ruleset(of, tables=(rarer.LIMITS,))
    found = explanations(of, case, rules, AS_OF)
    again = [*judge_case(of, case, rules, AS_OF), *unplaced(of, case, rules, AS_OF)]
    assert [each.obligation for each in found] == again
    return found


@pytest.mark.parametrize("name", EVERY)
def test_the_stretches_make_up_what_was_counted(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(EVERY[name], CASES | JITTERED)
    def add_up(of: Standard, case: Case) -> None:
        for each in explained(of, case):
            check(each)
            check(condensed(each))

    add_up()


def check(of: Explanation) -> None:
    found = of.obligation
    assert sum(each.counted for each in of.stretches) == (found.counted or 0)
    assert all(one.end == two.begin for one, two in pairwise(of.stretches))
    assert all(each.begin < each.end for each in of.stretches)
    for each in of.stretches:
        if found.unit is Unit.MICROSECONDS:
            assert 0 <= each.counted <= each.elapsed
            assert each.counted == each.elapsed or each.effect is not Effect.COUNTED
        else:
            assert each.counted == len(each.dates)
            assert not set(each.dates) & set(each.skipped)
    if of.stretches:
        assert (of.stretches[0].begin, of.stretches[-1].end) == (_first(of), _end(of))
    for due in _due(of):
        assert sum(each.counted for each in of.stretches if each.end <= due) == found.limit
        assert not any(each.begin < due < each.end for each in of.stretches)
    check_silence(of)
    decided = [m for m in of.moments if any(part.role is Role.DECIDES for part in m.parts)]
    assert [m.row for m in decided] == list(found.rows[1:])


def check_silence(of: Explanation) -> None:
    """From the row that nothing followed until it was complete, what counts is the limit."""
    waited = of.waited
    if waited is None:
        return
    times = {moment.row: moment.time for moment in of.moments}
    assert sum(each.counted for each in waited.stretches) == waited.limit
    assert all(one.end == two.begin for one, two in pairwise(waited.stretches))
    assert waited.complete < of.obligation.began
    if waited.stretches:
        assert waited.stretches[0].begin == times[waited.row]
        assert waited.stretches[-1].end == waited.complete


def _first(of: Explanation) -> int:
    """The start of the clock, or of the wait for it; of a precedence, the earlier event."""
    found, first = of.obligation, of.stretches[0].begin
    began, started = found.began, found.began if found.started is None else found.started
    pattern = pattern_of(of.standard, found.clause)
    if isinstance(pattern, Periodic):
        assert first in (began, began - 1)
        return first
    if isinstance(pattern, Precedence | EitherSide):
        times = {moment.row: moment.time for moment in of.moments}
        return min(began, started, *(times[row] or began for row in found.rows[1:]))
    return min(began, started)


def _end(of: Explanation) -> int:
    """Where the clock was read: at the deciding row, the trigger of a precedence, or as-of."""
    found = of.obligation
    rows = {m.row: m.time for m in of.moments}
    if not found.rows[1:]:
        return of.as_of
    times = [rows[row] for row in found.rows]
    return max(time for time in times if time is not None)


def _due(of: Explanation) -> Iterator[int]:
    """Where the limit was used up, if the clock was read later."""
    found = of.obligation
    looks_back = isinstance(of.standard.expectation, Precedence | EitherSide)
    if found.due is None or found.limit is None or not of.stretches or looks_back:
        return
    is_inside = of.stretches[0].begin <= found.due < of.stretches[-1].end
    if is_inside and (found.started or 0) <= found.due and found.verdict is not Verdict.MET:
        yield found.due

"""Batches may be cut and ordered in any way: the counts and the worst misses are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from standards_engine.findings.batches import began_within, obligation_at
from standards_engine.findings.counts import Counts
from standards_engine.findings.tally import Tally, misses_in_order
from standards_engine.findings.worst import Worst
from standards_engine.rules.nodes import Standard
from standards_engine.verdicts import Group, Obligation, Reason, Verdict
from tests.findings.building import (
    DAY,
    HOUR,
    at,
    columns,
    home_visit,
    missed,
    monthly_goal,
    settled,
)

AS_OF = at("2026-03-31 23:59")
NORTH, SOUTH, UNKNOWN = (Group("2026-03", (region,)) for region in ("north", "south", None))


def tally(standard: Standard, batches: Sequence[Sequence[Obligation]], keep: int = 3) -> Tally:
    result = Tally(standard, AS_OF, Worst(keep))
    for batch in batches:
        result.add(columns(batch))
    return result


@st.composite
def obligation_lists(draw: st.DrawFn) -> list[Obligation]:
    size = draw(st.integers(0, 30))
    return [draw(one_obligation(f"case {number}")) for number in range(size)]


@st.composite
def one_obligation(draw: st.DrawFn, case: str) -> Obligation:
    began = at("2026-03-01 09:00") + draw(st.integers(0, 3)) * HOUR
    group = draw(st.sampled_from([NORTH, SOUTH, UNKNOWN]))
    verdict = draw(st.sampled_from(Verdict))
    if verdict is Verdict.MISSED:
        return missed(case, began, draw(st.integers(1, 3)) * HOUR, group)
    return settled(case, began, verdict, group)


def test_none_are_kept_where_none_are_to_be_shown() -> None:
    result = Tally(home_visit(), AS_OF, Worst(0))
    result.add_obligations([missed("1", at("2026-03-01 09:00")) for _ in range(3)])
    assert sum(counts.missed for counts in result.by_group().values()) == 3


def test_counts_by_group() -> None:
    began = at("2026-03-01 09:00")
    result = tally(
        home_visit(goal=monthly_goal()),
        [
            [missed("1", began, group=NORTH), settled("2", began, Verdict.MET, SOUTH)],
            [settled("3", began, Verdict.PENDING, NORTH, at_risk=True, tie=True)],
            [],
        ],
    )
    assert result.by_group() == {
        NORTH: Counts(missed=1, pending=1, at_risk=1, tie_decided=1),
        SOUTH: Counts(met=1),
    }


def test_without_a_goal_there_is_one_group() -> None:
    began = at("2026-03-01 09:00")
    result = tally(home_visit(), [[missed("1", began, group=NORTH)], [missed("2", began)]])
    assert result.by_group() == {Group(None): Counts(missed=2)}


def test_the_worst_come_first_and_ties_go_by_beginning_then_case() -> None:
    began = at("2026-03-01 09:00")
    found = [
        missed("b", began + HOUR, 2 * HOUR),
        missed("z", began, 2 * HOUR),
        missed("a", began, 2 * HOUR),
        missed("late", began + DAY, 9 * HOUR),
        missed("mild", began, HOUR),
    ]
    result = tally(home_visit(), [found], keep=4)
    assert [m.case for m in misses_in_order(result)] == ["late", "a", "z", "b"]


@given(obligation_lists(), st.integers(0, 30), st.integers(0, 30), st.randoms())
def test_cut_and_shuffled_batches_tally_the_same(
    obligations: list[Obligation], cut: int, other: int, random: object
) -> None:
    standard = home_visit(goal=monthly_goal())
    whole = tally(standard, [obligations])
    shuffled = list(obligations)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, last = sorted((cut, other))
    parts = [shuffled[:first], shuffled[first:last], shuffled[last:]]
    assert tally(standard, parts).by_group() == whole.by_group()
    for group in whole.by_group():
        assert tally(standard, parts).worst_of(group) == whole.worst_of(group)


@given(obligation_lists(), st.integers(0, 30))
def test_merged_parts_are_the_whole(obligations: list[Obligation], cut: int) -> None:
    standard = home_visit(goal=monthly_goal())
    whole = tally(standard, [obligations])
    merged = tally(standard, [obligations[:cut]])
    merged.merge(tally(standard, [obligations[cut:]]))
    assert merged.by_group() == whole.by_group()
    for group in whole.by_group():
        assert merged.worst_of(group) == whole.worst_of(group)


@given(obligation_lists())
def test_counts_are_those_of_plain_counting(obligations: list[Obligation]) -> None:
    standard = home_visit(goal=monthly_goal())
    plain = Counter((o.group, o.verdict) for o in obligations)
    for group, counts in tally(standard, [obligations]).by_group().items():
        verdicts = (counts.met, counts.missed, counts.pending, counts.excused)
        rest = (counts.waived, counts.undetermined)
        assert verdicts + rest == tuple(plain[group, verdict] for verdict in Verdict)


@given(obligation_lists())
def test_columns_and_single_obligations_tally_the_same(obligations: list[Obligation]) -> None:
    standard = home_visit(goal=monthly_goal())
    singly = Tally(standard, AS_OF, Worst(3))
    singly.add_obligations(obligations)
    assert singly.by_group() == tally(standard, [obligations]).by_group()
    for group in singly.by_group():
        assert singly.worst_of(group) == tally(standard, [obligations]).worst_of(group)


def test_from_and_to_select_by_the_beginning_and_both_ends_count() -> None:
    noon = at("2026-03-01 12:00")
    batch = columns([missed(str(hour), noon + hour * HOUR) for hour in range(-2, 3)])
    chosen = began_within(batch, noon - HOUR, noon + HOUR)
    assert list(chosen.case) == ["-1", "0", "1"]
    assert list(began_within(batch, None, None).case) == ["-2", "-1", "0", "1", "2"]


def test_an_obligation_comes_out_of_its_columns_as_it_went_in() -> None:
    began = at("2026-03-01 09:00")
    inside = [
        missed("1", began, group=NORTH, restarts=2, tie=True),
        settled("2", began, Verdict.PENDING, SOUTH, at_risk=True),
        missed("3", began, reason=Reason.UNANSWERED, decided=None, rows=(7,)),
    ]
    batch = columns(inside)
    assert [obligation_at(batch, i, home_visit()) for i in range(3)] == inside

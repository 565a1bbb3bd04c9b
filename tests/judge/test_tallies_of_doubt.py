"""A share of events that may belong, or may satisfy, against every way it can turn out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.expressions import Range, Unknown
from standards_engine.judge.expressions.values import Truth
from standards_engine.judge.tallies import Shared, Summed, merged, of_share, of_value, result
from standards_engine.rules.expressions import Fold

BELONGS = st.sampled_from([True, Unknown()])
SATISFIES = st.sampled_from([True, False, Unknown()])
EVENTS = st.lists(st.tuples(BELONGS, SATISFIES), max_size=5)
Events = list[tuple[Truth, Truth]]


def ways(truth: Truth) -> list[bool]:
    return [True, False] if isinstance(truth, Unknown) else [truth]


def tallied(events: Events) -> Shared:
    tally = Shared()
    for belongs, satisfies in events:
        tally = tally.merged(of_share(belongs, satisfies))
    return tally


@given(EVENTS.filter(lambda events: any(belongs is True for belongs, _ in events)))
def test_a_share_reaches_from_the_least_to_the_most_it_can_turn_out_to_be(events: Events) -> None:
    shares = set()
    for turned_out in product(*(product(ways(b), ways(s)) for b, s in events)):
        inside = [satisfies for belongs, satisfies in turned_out if belongs]
        shares.add(Fraction(sum(inside), len(inside)))
    found = tallied(events).result()
    low, high = (found.low, found.high) if isinstance(found, Range) else (found, found)
    assert (low, high) == (min(shares), max(shares))


@given(EVENTS)
def test_without_an_event_that_certainly_belongs_a_share_is_unknown(events: Events) -> None:
    assert tallied([(Unknown(), satisfies) for _, satisfies in events]).result() == Unknown()


@given(EVENTS, EVENTS)
def test_shares_of_two_parts_are_those_of_the_whole(one: Events, other: Events) -> None:
    assert tallied(one).merged(tallied(other)) == tallied([*one, *other])


def test_one_doubt_in_either_part_leaves_a_sum_unknown() -> None:
    doubt, four = (of_value(Fold.SUM, True, value) for value in (Unknown(), Fraction(4)))
    assert isinstance(four, Summed)
    assert result(four, Fold.SUM, None) == 4
    for parts in ((doubt, four), (four, doubt)):
        assert result(merged(*parts), Fold.SUM, None) == Unknown()

"""Requirements of a period: events tallied, merged and judged by group (semantics 7.4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.fold import Bounds, Cell, Part, finish
from standards_engine.judge.reference.periods import contributions
from standards_engine.judge.supported import unsupported
from standards_engine.judge.tallies import Shared
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Expression,
    Fold,
    Order,
    Quantified,
    Quantifier,
)
from standards_engine.rules.nodes import (
    Enough,
    ForEachPeriod,
    GroupKey,
    Period,
    PeriodRequirement,
    Standard,
)
from standards_engine.rules.types import Duration, ListOf, Number, OneOf, Record
from standards_engine.verdicts import Obligation
from tests.judge.building import at, case, day, equals, event, field, ruleset, standard

SECOND = 1_000_000
CALLS = EventsOf(("reported",), ListOf(Record("reported")))
WAIT = field("reported", "wait", Duration())
LINE = GroupKey("reported.line", field("reported", "line", OneOf(("north", "south"))))


def seconds(number: int) -> Constant:
    return Constant(number * SECOND, Duration())


def percentile(rank: int) -> Aggregate:
    percent = Constant(Fraction(rank), Number())
    return Aggregate(Fold.PERCENTILE, "reported", CALLS, WAIT, None, Duration(), None, percent)


def monthly(
    condition: Expression, by: tuple[GroupKey, ...] = (), enough: int | None = None
) -> Standard:
    least = None if enough is None else Enough(enough, event("reported"))
    return standard(
        trigger=ForEachPeriod(Period.MONTH, by), expectation=PeriodRequirement(condition, least)
    )


QUICK = monthly(Comparison(Order.AT_MOST, percentile(80), seconds(20)))


def call(time: str | None, wait: int | None, line: str | None = None) -> tuple[object, ...]:
    given = {"wait": None if wait is None else wait * SECOND, "line": line}
    return time, "reported", {name: value for name, value in given.items() if value is not None}


def judged(of: Standard, *cases: Case, as_of: str = "2026-05-01 00:00") -> list[Obligation]:
    rules = ruleset(of)
    whole = Part()
    for each in cases:
        whole.merge(contributions(of, each, rules, at(as_of)))
    times = [e.time for each in cases for e in each.events if e.time is not None]
    return finish(of, rules, whole, Bounds(min(times), max(times), at(as_of)))


def shown(found: list[Obligation]) -> list[str]:
    return [
        " ".join([each.group.period or "", *map(str, each.group.by), each.verdict.word])
        for each in found
    ]


def test_the_eightieth_of_a_hundred_waits_decides() -> None:
    calls = [call("2 09:00", 20)] * 4 + [call("2 10:00", 300)]
    [found] = judged(QUICK, case(*calls))
    assert (found.verdict.word, found.observed) == ("met", "20 seconds")
    [found] = judged(QUICK, case(*calls, call("2 11:00", 300)))
    assert (found.verdict.word, found.observed) == ("missed", "300 seconds")


def test_every_month_from_the_first_event_to_the_last_is_judged() -> None:
    none = Aggregate(Fold.COUNT, "reported", CALLS, None, None, Number())
    some = monthly(Comparison(Order.MORE, none, Constant(Fraction(0), Number())))
    found = judged(some, case(call("2026-01-10 09:00", 1), call("2026-03-31 23:59", 1)))
    assert shown(found) == ["2026-01 met", "2026-02 missed", "2026-03 met"]
    assert [each.partial for each in found] == [True, False, False]
    assert found[1].began == at("2026-02-01 00:00")


def test_a_period_is_decided_when_it_ends() -> None:
    log = case(call("2026-02-02 09:00", 1), call("2026-03-02 09:00", 1))
    found = judged(QUICK, log, as_of="31 23:59:59")
    assert [each.ordinal for each in found] == [1, 2]
    assert [each.decided for each in found] == [at("2026-03-01 00:00") - 1, None]


def test_groups_of_two_parts_are_those_of_both() -> None:
    whole, other = Part(groups={("north",)}), Part(groups={("south",)})
    whole.merge(other)
    assert whole.groups == {("north",), ("south",)}


def test_a_month_that_is_not_over_is_pending() -> None:
    log = case(call("2 09:00", 900))
    assert shown(judged(QUICK, log, as_of="31 23:59:59")) == ["2026-03 pending"]
    assert shown(judged(QUICK, log, as_of="2026-04-01 00:00")) == ["2026-03 missed"]


def test_months_are_those_of_the_zone() -> None:
    log = case(call("2026-02-28 23:59:59.999999", 1), call("2026-03-01 00:00", 1))
    assert [each.split()[0] for each in shown(judged(QUICK, log))] == ["2026-02", "2026-03"]


def test_groups_are_all_seen_and_every_value_of_a_one_of() -> None:
    by_line = monthly(QUICK.expectation.condition, by=(LINE,))  # type: ignore[union-attr]
    found = judged(by_line, case(call("2 09:00", 1, "north"), call("2 10:00", 1)))
    assert shown(found) == [
        "2026-03 north met",
        "2026-03 south undetermined",
        "2026-03 None met",
    ]


def test_too_few_events_are_excused_with_their_count() -> None:
    few = monthly(QUICK.expectation.condition, enough=3)  # type: ignore[union-attr]
    [found] = judged(few, case(call("2 09:00", 900), call("2 10:00", 900)))
    assert (found.verdict.word, found.reason.word, found.observed) == ("excused", "too-few", "2")


def test_a_missing_value_leaves_a_percentile_undetermined_and_a_share_a_range() -> None:
    log = case(call("2 09:00", 1), call("2 10:00", None), call("2 11:00", 1))
    assert shown(judged(QUICK, log)) == ["2026-03 undetermined"]
    quick = Comparison(Order.AT_MOST, WAIT, seconds(20))
    share = Aggregate(Fold.SHARE, "reported", CALLS, None, None, Number(), quick)
    for least, verdict in [(Fraction(2, 3), "met"), (Fraction(3, 4), "undetermined")]:
        wanted = monthly(Comparison(Order.AT_LEAST, share, Constant(least, Number())))
        [found] = judged(wanted, log)
        assert (found.verdict.word, found.observed) == (verdict, "about 66.67% to 100%")


def test_a_call_at_an_unknown_time_may_belong_to_every_month() -> None:
    count = Aggregate(Fold.COUNT, "reported", CALLS, None, None, Number())
    at_most_one = monthly(Comparison(Order.AT_MOST, count, Constant(Fraction(1), Number())))
    log = case(call("2026-02-02 09:00", 1), call("2026-04-02 09:00", 1), call(None, 1))
    assert shown(judged(at_most_one, log)) == [
        "2026-02 undetermined",
        "2026-03 met",
        "2026-04 undetermined",
    ]


@pytest.mark.parametrize(
    ("waits", "some", "every", "no"),
    [
        ((1, 99), "met", "missed", "missed"),
        ((1, 2), "met", "met", "missed"),
        ((98, 99), "missed", "missed", "met"),
    ],
)
def test_quantifiers_over_a_period(waits: tuple[int, int], some: str, every: str, no: str) -> None:
    quick = Comparison(Order.AT_MOST, WAIT, seconds(20))
    log = case(call("2 09:00", waits[0]), call("2 10:00", waits[1]))
    for quantifier, verdict in zip(Quantifier, (some, every, no), strict=True):
        wanted = monthly(Quantified(quantifier, "reported", CALLS, quick))
        assert shown(judged(wanted, log)) == [f"2026-03 {verdict}"], quantifier


def test_several_aggregates_in_one_condition() -> None:
    average = Aggregate(Fold.AVERAGE, "reported", CALLS, WAIT, None, Duration())
    median = Aggregate(Fold.MEDIAN, "reported", CALLS, WAIT, None, Duration())
    wanted = monthly(Comparison(Order.MORE, average, median))
    [found] = judged(wanted, case(*(call("2 09:00", wait) for wait in (1, 2, 3, 90))))
    assert (found.verdict.word, found.observed) == ("met", "24 seconds and 2.5 seconds")


def test_what_was_found_leaves_out_how_many_there_must_be() -> None:
    average = Aggregate(Fold.AVERAGE, "reported", CALLS, WAIT, None, Duration())
    median = Aggregate(Fold.MEDIAN, "reported", CALLS, WAIT, None, Duration())
    log = case(*(call("2 09:00", wait) for wait in (1, 2, 3, 90)))
    for enough, observed in ((2, "24 seconds and 2.5 seconds"), (5, "4")):
        [found] = judged(monthly(Comparison(Order.MORE, average, median), enough=enough), log)
        assert found.observed == observed


@pytest.mark.parametrize(
    ("good", "bad", "observed"),
    [(1, 29_999, "about 0.003%"), (29_999, 1, "about 99.997%"), (1, 2, "about 33.33%")],
)
def test_a_share_is_never_rounded_to_none_or_all(good: int, bad: int, observed: str) -> None:
    quick = Comparison(Order.AT_MOST, WAIT, seconds(20))
    share = Aggregate(Fold.SHARE, "reported", CALLS, None, None, Number(), quick)
    of = monthly(Comparison(Order.AT_LEAST, share, Constant(Fraction(1, 2), Number())))
    part = Part({Cell(0, day("2026-03-01"), ()): Shared(good=good, bad=bad)})
    bounds = Bounds(at("2 09:00"), at("2 09:00"), at("2026-05-01 00:00"))
    [found] = finish(of, ruleset(of), part, bounds)
    assert found.observed == observed


def test_a_period_that_begins_on_the_last_day_of_a_version_is_judged_by_it() -> None:
    until = replace(QUICK, last=day("2026-03-01"))
    log = case(call("2 09:00", 1), call("2026-04-02 09:00", 1))
    assert shown(judged(until, log)) == ["2026-03 met"]


def test_a_where_narrows_what_is_folded() -> None:
    north = equals(field("reported", "line"), "north")
    longest = Aggregate(Fold.MAX, "reported", CALLS, WAIT, north, Duration())
    wanted = monthly(Comparison(Order.AT_MOST, longest, seconds(20)))
    log = case(call("2 09:00", 1, "north"), call("2 10:00", 99, "south"))
    assert shown(judged(wanted, log)) == ["2026-03 met"]


def test_an_aggregate_inside_another_is_refused() -> None:
    average = Aggregate(Fold.AVERAGE, "reported", CALLS, WAIT, None, Duration())
    longer = Comparison(Order.MORE, WAIT, average)
    count = Aggregate(Fold.COUNT, "reported", CALLS, None, longer, Number())
    nested = monthly(Comparison(Order.AT_MOST, count, Constant(Fraction(1), Number())))
    assert unsupported(nested) == "an aggregate inside another of a period"
    assert unsupported(QUICK) is None


CALL_LISTS = st.lists(
    st.tuples(st.integers(1, 60), st.one_of(st.none(), st.integers(0, 5))), max_size=12
)
FOLDS = [Fold.COUNT, Fold.SUM, Fold.AVERAGE, Fold.MIN, Fold.MEDIAN, Fold.COUNT_DIFFERENT]


@given(CALL_LISTS, st.randoms(use_true_random=False), st.sampled_from(FOLDS))
def test_parts_merge_in_any_order_and_grouping(
    calls: list[tuple[int, int | None]], random: object, kind: Fold
) -> None:
    value = None if kind is Fold.COUNT else WAIT
    asked = Aggregate(kind, "reported", CALLS, value, None, Duration())
    of = monthly(Comparison(Order.AT_MOST, asked, seconds(2)))
    rules, as_of = ruleset(of), at("2026-09-01 00:00")
    bounds = Bounds(at("2026-01-01 00:00"), at("2026-04-30 00:00"), as_of)

    def part(numbers: list[int]) -> Part:
        whole = Part()
        for number in numbers:
            when, wait = calls[number]
            row = call("2026-01-01 09:00", wait)
            moved = replace(
                case(row).events[0], time=at("2026-01-01 09:00") + when * 2 * 86_400 * SECOND
            )
            whole.merge(contributions(of, Case(str(number), (moved,), {}), rules, as_of))
        return whole

    numbers = list(range(len(calls)))
    whole = finish(of, rules, part(numbers), bounds)
    random.shuffle(numbers)  # type: ignore[attr-defined]
    cut = len(numbers) // 3
    left, right = part(numbers[:cut]), part(numbers[cut:])
    right.merge(left)
    assert finish(of, rules, right, bounds) == whole

"""What cases contribute to a period is the same, tallied row by row or by arrays."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.judge import columnar
from standards_engine.judge.asked import unfoldable
from standards_engine.judge.fold import Bounds, Part, finish
from standards_engine.judge.reference import contribute_batch
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    FieldOf,
    Fold,
    Order,
    Quantified,
    Quantifier,
    Variable,
)
from standards_engine.rules.nodes import (
    Enough,
    EventMatch,
    ForEachPeriod,
    GroupKey,
    Period,
    PeriodRequirement,
    Ruleset,
)
from standards_engine.rules.types import Boolean, ListOf, Number, Record, Text
from tests.judge.batches import batch_of
from tests.judge.building import standard
from tests.judge.columnar.expressions import EVENT, EVENTS, OTHER, SMALL
from tests.judge.columnar.test_expressions_as_arrays import CASES, RULES
from tests.judge.standards_and_cases import AS_OF, START

AMOUNT = FieldOf(OTHER, "amount", Number())
URGENT = FieldOf(OTHER, "urgent", Boolean())
IS_A = Comparison(Order.EQUAL, FieldOf(OTHER, "kind", Text()), Constant("a", Text()))
REGION = GroupKey("case.region", FieldOf(Variable("case", Record("case")), "region", Text()))
KIND = GroupKey("reported.kind", FieldOf(Variable("reported", Record("reported")), "kind", Text()))
WHERES = st.sampled_from([None, IS_A, URGENT])
MARKS = SMALL.map(lambda value: Constant(value, Number()))
VALUED = [fold for fold in Fold if fold not in (Fold.COUNT, Fold.SHARE)]


def aggregate(fold: Fold, events: tuple[str, ...], where: object) -> Aggregate:
    return Aggregate(
        fold,
        "inner",
        EventsOf(events, ListOf(EVENT)),
        None if fold in (Fold.COUNT, Fold.SHARE) else AMOUNT,
        where,  # type: ignore[arg-type]
        Number(),
        URGENT if fold is Fold.SHARE else None,
        Constant(Fraction(80), Number()) if fold is Fold.PERCENTILE else None,
    )


FOLDS = st.sampled_from([Fold.COUNT, Fold.SHARE, *VALUED])
AGGREGATES = st.builds(aggregate, FOLDS, EVENTS, WHERES)
CONDITIONS = st.builds(
    Comparison, st.sampled_from([Order.AT_LEAST, Order.LESS]), AGGREGATES, MARKS | AGGREGATES
) | st.builds(
    lambda q, names: Quantified(q, "inner", EventsOf(names, ListOf(EVENT)), URGENT),
    st.sampled_from(Quantifier),
    EVENTS,
)
ENOUGH = st.sampled_from([None, Enough(2, EventMatch(("reported",), "inner", IS_A))])
REQUIREMENTS = st.builds(PeriodRequirement, CONDITIONS, ENOUGH)


def rules_for(requirement: PeriodRequirement, *by: GroupKey) -> Ruleset:
    of = standard(trigger=ForEachPeriod(Period.DAY, by), expectation=requirement)
    return replace(RULES, standards=(of,))


def obligations(rules: Ruleset, *parts: Part) -> list[object]:
    whole = Part()
    for part in parts:
        whole.merge(part)
    return [*finish(rules.standards[0], rules, whole, Bounds(START, AS_OF, AS_OF))]


@settings(max_examples=200, deadline=None)
@given(REQUIREMENTS, st.sampled_from([(), (REGION,)]), st.lists(CASES, min_size=1, max_size=4))
def test_periods_of_both_judges(
    requirement: PeriodRequirement, by: tuple[GroupKey, ...], cases: list[Case]
) -> None:
    assert unfoldable(requirement) is None
    rules = rules_for(requirement, *by)
    batch = batch_of(rules, *cases)
    by_row = obligations(rules, contribute_batch(0, rules, batch, AS_OF))
    assert obligations(rules, columnar.contribute(0, rules, batch, AS_OF)) == by_row


@settings(max_examples=50, deadline=None)
@given(FOLDS, WHERES, st.lists(CASES, min_size=2, max_size=4))
def test_periods_do_not_depend_on_how_the_log_is_cut(
    fold: Fold, where: object, cases: list[Case]
) -> None:
    condition = Comparison(
        Order.AT_LEAST, aggregate(fold, ("reported",), where), Constant(Fraction(1), Number())
    )
    rules = rules_for(PeriodRequirement(condition), KIND, REGION)
    whole = columnar.contribute(0, rules, batch_of(rules, *cases), AS_OF)
    cut = [columnar.contribute(0, rules, batch_of(rules, case), AS_OF) for case in cases]
    assert obligations(rules, *cut) == obligations(rules, whole)

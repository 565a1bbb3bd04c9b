"""Hypothesis strategies for expressions of every kind that a rule about a log can hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from standards_engine.rules.expressions import (
    Aggregate,
    Arithmetic,
    AsOf,
    Both,
    Calculation,
    Choice,
    Comparison,
    Constant,
    Either,
    EventsOf,
    Expression,
    FieldOf,
    FirstOf,
    Fold,
    IsGiven,
    IsIn,
    LatestOf,
    ListLiteral,
    Lookup,
    Negative,
    Not,
    Order,
    Quantified,
    Quantifier,
    TextOrder,
    TextTest,
    Variable,
)
from standards_engine.rules.nodes import Table, TableRow
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Field,
    Instant,
    ListOf,
    Months,
    Number,
    Record,
    Text,
    Type,
)
from tests.judge.building import HOUR, at, day

FIELDS = (
    Field("kind", Text()),
    Field("amount", Number()),
    Field("wait", Duration()),
    Field("urgent", Boolean()),
    Field("due", Instant()),
    Field("planned", Date()),
    Field("tags", ListOf(Text())),
)
CASE_FIELDS = (Field("region", Text()), Field("limit", Number()))
EVENT = Record("event")
CALL, VISIT, OTHER = (Variable(name, Record(name)) for name in ("reported", "visited", "inner"))
LIMITS = Table(
    "limits",
    ("kind", "region"),
    (
        TableRow(("a", "north"), Constant(HOUR, Duration())),
        TableRow(("b", None), Constant(2 * HOUR, Duration())),
        TableRow(("a", None), Constant(HOUR, Duration())),
    ),
    Duration(),
)
ORDERS = st.sampled_from(Order)


def of(type_: Type) -> st.SearchStrategy[FieldOf]:
    """A field of some record in hand, of this type."""
    names = [each.name for each in FIELDS if each.type == type_]
    records = st.sampled_from([CALL, VISIT]) | _firsts()
    fields = st.builds(lambda r, name: FieldOf(r, name, type_), records, st.sampled_from(names))
    of_case = [f.name for f in CASE_FIELDS if f.type == type_]
    if not of_case:
        return fields
    case = Variable("case", Record("case"))
    return fields | st.sampled_from(of_case).map(lambda name: FieldOf(case, name, type_))


def _firsts() -> st.SearchStrategy[Expression]:
    kind = FieldOf(OTHER, "kind", Text())
    where = st.sampled_from(
        [
            None,
            Comparison(Order.EQUAL, kind, Constant("a", Text())),
            Comparison(Order.EQUAL, kind, FieldOf(CALL, "kind", Text())),
        ]
    )
    events = st.sampled_from([("visited",), ("reported", "visited")])
    return st.builds(
        lambda make, names, condition: make(names, "inner", condition, EVENT),
        st.sampled_from([FirstOf, LatestOf]),
        events,
        where,
    )


def _calculation(
    left: st.SearchStrategy[Expression], right: st.SearchStrategy[Expression], type_: Type,
    *operations: Arithmetic,
) -> st.SearchStrategy[Expression]:  # fmt: skip
    made = st.sampled_from(operations)
    return st.builds(lambda o, a, b: Calculation(o, a, b, type_), made, left, right)


SMALL = st.sampled_from([Fraction(0), Fraction(1), Fraction(5, 2), Fraction(-3)])
PLUS, MINUS = Arithmetic.ADD, Arithmetic.SUBTRACT
AMOUNTS = SMALL.map(lambda value: Constant(value, Number()))
WAITS = st.sampled_from([0, HOUR, 3 * HOUR]).map(lambda value: Constant(value, Duration()))
DAYS = st.sampled_from([0, 1, 31]).map(lambda value: Constant(value, Days()))
MONTHS = st.sampled_from([1, 12]).map(lambda value: Constant(value, Months()))
TEXTS = st.sampled_from(["a", "b", "ab", ""]).map(lambda value: Constant(value, Text()))

NUMBERS = AMOUNTS | of(Number())
NUMBERS |= _calculation(NUMBERS, NUMBERS, Number(), *Arithmetic)
NUMBERS |= of(Number()).map(lambda value: Negative(value, Number()))
DURATIONS = WAITS | of(Duration())
DURATIONS |= _calculation(DURATIONS, DURATIONS, Duration(), PLUS, MINUS)
DURATIONS |= _calculation(of(Duration()), NUMBERS, Duration(), Arithmetic.MULTIPLY)
DURATIONS |= st.builds(
    lambda kind, region: Lookup("limits", (kind, region), Duration()), of(Text()), of(Text())
)
NUMBERS |= _calculation(DURATIONS, DURATIONS, Number(), Arithmetic.DIVIDE)
MOMENTS = st.sampled_from([CALL, VISIT]).map(lambda record: FieldOf(record, "at", Instant()))
INSTANTS = of(Instant()) | MOMENTS | st.just(AsOf(Instant()))
INSTANTS |= st.just(Constant(at("2026-03-28 12:00"), Instant()))
INSTANTS |= _calculation(INSTANTS, DURATIONS | DAYS | MONTHS, Instant(), PLUS, MINUS)
DURATIONS |= _calculation(INSTANTS, INSTANTS, Duration(), MINUS)
DATES = of(Date()) | st.sampled_from([CALL, VISIT]).map(lambda r: FieldOf(r, "date", Date()))
DATES |= _calculation(DATES, DAYS | MONTHS, Date(), PLUS, MINUS)
STRINGS = TEXTS | of(Text())
LISTS = of(ListOf(Text()))


def _comparisons() -> st.SearchStrategy[Expression]:
    sides = [NUMBERS, DURATIONS, INSTANTS, DATES, STRINGS]
    return st.one_of(*(st.builds(Comparison, ORDERS, side, side) for side in sides))


def _tests() -> st.SearchStrategy[Expression]:
    some = st.lists(STRINGS, max_size=3).map(tuple)
    listed = some.map(lambda items: ListLiteral(items, ListOf(Text())))
    return st.one_of(
        of(Boolean()),
        st.builds(IsGiven, st.one_of(NUMBERS, STRINGS, INSTANTS, LISTS, _firsts())),
        st.builds(IsIn, STRINGS, listed | LISTS),
        st.builds(TextTest, st.sampled_from(TextOrder), of(Text()), TEXTS),
        st.builds(lambda items, part: TextTest(TextOrder.CONTAINS, items, part), LISTS, STRINGS),
    )


SIMPLE = _comparisons() | _tests()


def _inner_conditions() -> st.SearchStrategy[Expression]:
    """Conditions on the event that an aggregate runs over, some of them on the trigger too."""
    amount, kind = FieldOf(OTHER, "amount", Number()), FieldOf(OTHER, "kind", Text())
    amounts = AMOUNTS | of(Number())
    return st.one_of(
        st.builds(lambda order, value: Comparison(order, amount, value), ORDERS, amounts),
        st.builds(lambda value: Comparison(Order.EQUAL, kind, value), STRINGS),
        st.just(FieldOf(OTHER, "urgent", Boolean())),
    )


EVENTS = st.sampled_from([("visited",), ("reported",), ("reported", "visited")])
ALL = EVENTS.map(lambda names: EventsOf(names, ListOf(EVENT)))
WHERES = st.none() | _inner_conditions()


def _aggregates() -> st.SearchStrategy[Expression]:
    counts = st.builds(
        lambda items, where: Aggregate(Fold.COUNT, "inner", items, None, where, Number()),
        ALL,
        WHERES,
    )
    shares = st.builds(
        lambda items, where, good: Aggregate(
            Fold.SHARE, "inner", items, None, where, Number(), good
        ),
        ALL,
        WHERES,
        _inner_conditions(),
    )
    kinds = [Fold.SUM, Fold.AVERAGE, Fold.MIN, Fold.MAX, Fold.MEDIAN, Fold.COUNT_DIFFERENT]
    folds = st.builds(
        lambda kind, items, where: Aggregate(
            kind, "inner", items, FieldOf(OTHER, "amount", Number()), where, Number()
        ),
        st.sampled_from(kinds),
        ALL,
        WHERES,
    )
    ranks = st.sampled_from([0, 1, 50, 80, 100]).map(
        lambda rank: Constant(Fraction(rank), Number())
    )
    percentiles = st.builds(
        lambda items, rank: Aggregate(
            Fold.PERCENTILE, "inner", items, FieldOf(OTHER, "amount", Number()), None, Number(),
            None, rank,
        ),
        ALL,
        ranks,
    )  # fmt: skip
    return st.one_of(counts, shares, folds, percentiles)


AGGREGATES = _aggregates()
AGGREGATES |= _calculation(AGGREGATES, AGGREGATES, Number(), *Arithmetic)


def _quantified() -> st.SearchStrategy[Expression]:
    tag = Variable("tag", Text())
    of_tags = st.builds(lambda order, other: Comparison(order, tag, other), ORDERS, STRINGS)
    return st.builds(
        lambda q, items, c: Quantified(q, "inner", items, c),
        st.sampled_from(Quantifier),
        ALL,
        _inner_conditions(),
    ) | st.builds(
        lambda q, items, c: Quantified(q, "tag", items, c),
        st.sampled_from(Quantifier),
        LISTS,
        of_tags,
    )


CONDITIONS = SIMPLE | st.builds(Comparison, ORDERS, AGGREGATES, NUMBERS) | _quantified()
CONDITIONS |= st.one_of(
    st.builds(Both, CONDITIONS, CONDITIONS),
    st.builds(Either, CONDITIONS, CONDITIONS),
    st.builds(Not, CONDITIONS),
)
CHOICES = st.builds(lambda c, a, b: Choice(c, a, b, Number()), CONDITIONS, NUMBERS, NUMBERS)

EXPRESSIONS = st.one_of(
    CONDITIONS, NUMBERS, DURATIONS, INSTANTS, DATES, STRINGS, LISTS, AGGREGATES, CHOICES
)

VALUES = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["a", "b"]),
        "amount": SMALL,
        "wait": st.sampled_from([0, HOUR]),
        "urgent": st.booleans(),
        "due": st.sampled_from([at("2026-03-28 12:00"), at("2026-03-30 00:00")]),
        "planned": st.sampled_from([day("2026-03-29"), day("2026-01-31")]),
        "tags": st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
    },
)
CASE_VALUES = st.fixed_dictionaries(
    {}, optional={"region": st.sampled_from(["north", "a"]), "limit": SMALL}
)

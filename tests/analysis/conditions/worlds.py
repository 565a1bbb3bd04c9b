"""Conditions about one event, and events of which they are true, false or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from standards_engine.rules.expressions import (
    Aggregate,
    Both,
    Choice,
    Comparison,
    Constant,
    Either,
    EventsOf,
    Expression,
    FieldOf,
    Fold,
    IsGiven,
    IsIn,
    ListLiteral,
    Not,
    Order,
    TextOrder,
    TextTest,
    Variable,
)
from standards_engine.rules.types import (
    Boolean,
    Date,
    Duration,
    ListOf,
    Number,
    OneOf,
    Record,
    Text,
    Type,
)
from tests.judge.expressions.scopes import PlainScope

REPORT = Variable("report", Record("report"))
OPTIONS = ("door", "noise", "cooling")
UNREADABLE = object()
"""What is written in a field, and cannot be read."""


@dataclass(frozen=True)
class Log(PlainScope):
    """A report, and visits of which each may be certain or not."""

    def bind(self, name: str, value: object) -> Log:
        return replace(self, variables={**self.variables, name: value})

    def field(self, record: object, name: str) -> object | None:
        found = super().field(record, name)
        return None if found is UNREADABLE else found

    def is_unreadable(self, record: object, name: str) -> bool:
        assert isinstance(record, dict)
        return record.get(name) is UNREADABLE


def log(report: Mapping[str, object], certain: int = 0, holes: int = 0) -> Log:
    return Log({"report": dict(report)}, [{}] * certain, [{}] * holes)


def field(name: str, type_: Type) -> FieldOf:
    return FieldOf(REPORT, name, type_)


FAULT = field("fault", OneOf(OPTIONS))
CITY = field("city", Text())
COST = field("cost", Number())
WAIT = field("wait", Duration())
DAY = field("day", Date())
URGENT = field("urgent", Boolean())
OTHER_DAY = field("other_day", Date())
VISITS = Aggregate(
    Fold.COUNT, "visit", EventsOf(("visit",), ListOf(Record("visit"))), None, None, Number()
)


def compare(left: Expression, order: str, value: object) -> Comparison:
    given = Fraction(value) if isinstance(left.type, Number) and isinstance(value, int) else value
    type_ = Text() if isinstance(left.type, OneOf) else left.type
    return Comparison(Order(order), left, Constant(given, type_))


def among(left: Expression, *values: object) -> IsIn:
    items = tuple(Constant(value, Text()) for value in values)
    return IsIn(left, ListLiteral(items, ListOf(Text())))


_SMALL = st.integers(-2, 3)
_ORDERED = (COST, WAIT, DAY, VISITS)
_EQUALITY = st.sampled_from(["=", "!="])
_CITIES = ("Rome", "Pisa", "")

_TESTS: st.SearchStrategy[Expression] = st.one_of(
    st.builds(
        compare,
        st.sampled_from(_ORDERED),
        st.sampled_from([str(order) for order in Order]),
        _SMALL,
    ),
    st.builds(compare, st.just(FAULT), _EQUALITY, st.sampled_from(OPTIONS)),
    st.builds(compare, st.just(CITY), _EQUALITY, st.sampled_from(_CITIES)),
    st.builds(compare, st.just(URGENT), _EQUALITY, st.booleans()),
    st.builds(among, st.just(FAULT), st.sampled_from(OPTIONS), st.sampled_from(OPTIONS)),
    st.builds(IsGiven, st.sampled_from([FAULT, CITY, COST, URGENT])),
    st.just(URGENT),
)
_WHOLE: st.SearchStrategy[Expression] = st.one_of(
    st.just(Comparison(Order.LESS, DAY, OTHER_DAY)),
    st.just(TextTest(TextOrder.STARTS, CITY, Constant("R", Text()))),
)


def conditions(*, whole: bool = True) -> st.SearchStrategy[Expression]:
    """`whole`: also tests that are no comparison with a constant."""
    leaves = _TESTS | _WHOLE if whole else _TESTS
    return st.recursive(leaves, _joined, max_leaves=5)


def _joined(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Both, parts, parts),
        st.builds(Either, parts, parts),
        st.builds(Not, parts),
        st.builds(lambda a, b, c: Choice(a, b, c, Boolean()), parts, parts, parts),
    )


_ABSENT = st.sampled_from([None, UNREADABLE])
_REPORTS = st.fixed_dictionaries(
    {
        "fault": st.sampled_from(OPTIONS) | _ABSENT,
        "city": st.sampled_from((*_CITIES, "Riga")) | _ABSENT,
        "cost": st.builds(Fraction, st.integers(-6, 8), st.just(2)) | _ABSENT,
        "wait": st.integers(-3, 4) | _ABSENT,
        "day": st.integers(-3, 4) | _ABSENT,
        "other_day": st.integers(-3, 4) | _ABSENT,
        "urgent": st.booleans() | _ABSENT,
    }
)
LOGS = st.builds(log, _REPORTS, st.integers(0, 4), st.integers(0, 2))

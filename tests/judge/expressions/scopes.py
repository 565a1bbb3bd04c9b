"""A scope over plain dictionaries, and short ways to write expressions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from standards_engine.judge.expressions import Blame, Unknown
from standards_engine.rules.expressions import (
    Aggregate,
    Comparison,
    Constant,
    EventsOf,
    Expression,
    FieldOf,
    Fold,
    Order,
    Variable,
)
from standards_engine.rules.nodes import Table
from standards_engine.rules.types import Boolean, Duration, ListOf, Number, Record, Text, Type
from standards_engine.source import Span

VISIT = Record("visit")
Values = Mapping[str, object]


@dataclass(frozen=True)
class PlainScope:
    """Records are dictionaries; the rows of `holes` may be any event."""

    variables: Values = field(default_factory=dict)
    certain: Sequence[Values] = ()
    holes: Sequence[Values] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    as_of: int = 0
    zone: str | None = "Europe/Paris"
    empty_proves: bool = True

    def variable(self, name: str) -> object:
        return self.variables[name]

    def bind(self, name: str, value: object) -> PlainScope:
        return replace(self, variables={**self.variables, name: value})

    def field(self, record: object, name: str) -> object | None:
        assert isinstance(record, dict)
        return record.get(name)

    def blame(self, record: object, name: str, span: Span | None) -> Blame:
        return Blame(name, span)

    def events(self, names: tuple[str, ...]) -> Sequence[object]:
        return self.certain

    def possible_events(self, names: tuple[str, ...]) -> Sequence[object]:
        return self.holes

    def table(self, name: str) -> Table:
        return self.tables[name]

    def call(self, function: str, arguments: tuple[object, ...], span: Span | None) -> object:
        return (function, *arguments)


def truth(value: bool | None) -> Expression:
    """A condition that is true, false or (None) unknown."""
    return value_of({} if value is None else {"it": value}, Boolean())


def value_of(record: Values, type_: Type) -> Expression:
    return FieldOf(Constant(record, VISIT), "it", type_)


def missing(type_: Type) -> Expression:
    return value_of({}, type_)


def number(value: int | Fraction) -> Expression:
    return Constant(Fraction(value), Number())


def text(value: str) -> Expression:
    return Constant(value, Text())


def duration(microseconds: int) -> Expression:
    return Constant(microseconds, Duration())


def of_visit(name: str, type_: Type) -> Expression:
    return FieldOf(Variable("visit", VISIT), name, type_)


def compare(left: Expression, order: str, right: Expression) -> Expression:
    return Comparison(Order(order), left, right)


VISITS = EventsOf(("visit",), ListOf(VISIT))


def aggregate(
    fold: Fold,
    value: Expression | None = None,
    where: Expression | None = None,
    satisfies: Expression | None = None,
    rank: Expression | None = None,
) -> Expression:
    return Aggregate(fold, "visit", VISITS, value, where, Number(), satisfies, rank)


def missing_names(value: object) -> set[str]:
    """What an unknown value blames."""
    assert isinstance(value, Unknown)
    return {blame.what for blame in value.blame}

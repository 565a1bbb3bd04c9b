"""The limit of an expectation: chosen once, at the trigger (semantics 2.2 and 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, evaluate, holds
from standards_engine.judge.expressions.dates import date_of, local_days
from standards_engine.judge.expressions.tables import possible_rows
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.rules.expressions import Expression, Lookup
from standards_engine.rules.nodes import By, Within
from standards_engine.rules.types import Date, Days, Months, Type, WorkingDays
from standards_engine.verdicts import Unit


@frozen
class Amount:
    """`within N`: so much on the clock."""

    value: int
    unit: Unit
    months: bool = False
    """The value is in months: as many days as lie between a date and the same date then."""

    def on(self, start: int, zone: str) -> int:
        """The limit of a clock that starts at `start`, in the unit."""
        if not self.months:
            return self.value
        date = date_of(start, zone)
        return local_days(zone).add_months(date, self.value) - date


@frozen
class Deadline:
    """`by Y`: an instant that pauses do not move."""

    instant: int


@frozen
class MovedDeadline:
    """`by Y plus pauses`: what passes from the trigger to Y on a clock that nothing pauses."""

    instant: int


Limit = Amount | Deadline | MovedDeadline


def possible_limits(limit: Within | By, scope: CaseScope) -> Iterator[Limit | Unknown]:
    """Every limit that may be the one; a single one where all conditions are known."""
    if isinstance(limit, By):
        yield _deadline(limit, scope)
        return
    for choice in limit.choices:
        truth = holds(choice.when, scope)
        if truth is not False:
            for value in _possible_values(choice.value, scope):
                yield _possible_amount(value, choice.value.type)
        if truth is True:
            return


def _possible_amount(value: object, type_: Type) -> Amount | Unknown:
    """Less than nothing is no limit: such data is at fault."""
    if isinstance(value, Unknown):
        return value
    amount = amount_of(value, type_)
    return amount if amount.value >= 0 else Unknown()


def _possible_values(value: Expression, scope: CaseScope) -> Iterator[object]:
    if not isinstance(value, Lookup):
        yield evaluate(value, scope)
        return
    arguments = [evaluate(argument, scope) for argument in value.arguments]
    for row, _ in possible_rows(scope.table(value.table), arguments):
        yield evaluate(row.value, scope)


def amount_of(value: object, type_: Type) -> Amount:
    """An amount of time, by the type of the expression that gave it."""
    match type_:
        case Days():
            return Amount(whole(value), Unit.DAYS)
        case Months():
            return Amount(whole(value), Unit.DAYS, months=True)
        case WorkingDays():
            return Amount(whole(value), Unit.WORKING_DAYS)
        case _:
            return Amount(whole(value), Unit.MICROSECONDS)


def _deadline(by: By, scope: CaseScope) -> Limit | Unknown:
    value = evaluate(by.deadline, scope)
    if isinstance(value, Unknown):
        return value
    instant = whole(value)
    if isinstance(by.deadline.type, Date):
        instant = local_days(scope.zone).end_of(instant)
    return MovedDeadline(instant) if by.plus_pauses else Deadline(instant)


def unit_of(limit: Limit | None) -> Unit:
    return limit.unit if isinstance(limit, Amount) else Unit.MICROSECONDS


def limit_on(limit: Limit, began: int, start: int, clock: Clock, zone: str) -> int:
    """The limit as an amount on the clock from `start`, in the clock's unit."""
    match limit:
        case Amount():
            return limit.on(start, zone)
        case Deadline(instant):
            return instant - start
        case MovedDeadline(instant):
            return clock.measure.between(began, instant)
        case _:
            assert_never(limit)

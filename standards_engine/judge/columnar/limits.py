"""Which limit judges: chosen once, at the trigger (semantics 2.2 and 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.days import local_dates
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.values.evaluate import (
    evaluate,
    holds,
    row_matches,
    row_value,
)
from standards_engine.judge.columnar.values.frames import Frame
from standards_engine.judge.columnar.values.vectors import (
    BOUND,
    FALSE,
    TRUE,
    Vector,
    constant,
    wholes,
)
from standards_engine.judge.columnar.windows import Limit, LimitKind
from standards_engine.rules.expressions import Constant, Expression, Lookup
from standards_engine.rules.nodes import By, Until, Within
from standards_engine.rules.types import Date, Days, Months, Type, WorkingDays
from standards_engine.verdicts import Unit


class Choice(NamedTuple):
    """The obligations that a limit may be that of, and its values, where they are known."""

    at: Int64
    limit: Limit | None
    known: Bool


def limits_of(limit: Within | By | Until | None, matter: Matter) -> Iterator[Choice]:
    """Every limit that may be the one, in written order."""
    every = np.arange(len(matter))
    match limit:
        case Within():
            yield from _choices(limit, matter, every)
        case By():
            yield _deadline(limit, matter, every)
        case _:
            yield Choice(every, None, np.ones(len(every), np.bool_))


def _choices(limit: Within, matter: Matter, left: Int64) -> Iterator[Choice]:
    for choice in limit.choices:
        if choice.when is None:
            yield from _values(choice.value, matter.frame, left)
            return
        truth = holds(choice.when, matter.frame.take(left))
        yield from _values(choice.value, matter.frame, left[truth != FALSE])
        left = left[truth != TRUE]


def _values(value: Expression, whole: Frame, at: Int64) -> Iterator[Choice]:
    """The value of a choice; of a table, that of each row that may be the first to match."""
    if isinstance(value, Constant) and isinstance(value.value, int):
        yield _same_amount(value.value, value.type, at)
        return
    frame = whole.take(at)
    if not isinstance(value, Lookup):
        yield amounts(evaluate(value, frame), value.type, at)
        return
    table = frame.sheet.table(value.table)
    for index, row in enumerate(table.rows):
        here = np.flatnonzero(row_matches(table, index, value, frame) != FALSE)
        yield amounts(constant(row_value(row), len(here)), row.value.type, at[here])


def amounts(values: Vector, type_: Type, at: Int64) -> Choice:
    """Amounts of time, by the type of the expression that gave them; none is below zero."""
    found = wholes(values)
    return Choice(at, _limit(found.values, type_), found.known & (found.values >= 0))


def _same_amount(amount: int, type_: Type, at: Int64) -> Choice:
    """One amount that is the limit of all."""
    bounded = min(max(amount, -BOUND), BOUND)
    limit = _limit(np.full(len(at), bounded), type_)
    return Choice(at, limit, np.full(len(at), bounded >= 0))


def _limit(values: Int64, type_: Type) -> Limit:
    match type_:
        case Days():
            return Limit(LimitKind.AMOUNT, Unit.DAYS, values)
        case Months():
            return Limit(LimitKind.MONTHS, Unit.DAYS, values)
        case WorkingDays():
            return Limit(LimitKind.AMOUNT, Unit.WORKING_DAYS, values)
        case _:
            return Limit(LimitKind.AMOUNT, Unit.MICROSECONDS, values)


def _deadline(by: By, matter: Matter, at: Int64) -> Choice:
    found = wholes(evaluate(by.deadline, matter.frame))
    values = found.values
    if isinstance(by.deadline.type, Date):
        values = local_dates(matter.standard.zone).start_of(values + 1) - 1
    kind = LimitKind.MOVED if by.plus_pauses else LimitKind.DEADLINE
    return Choice(at, Limit(kind, Unit.MICROSECONDS, values), found.known)

"""The value of a checked expression for every instance of a frame."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.values import arithmetic
from standards_engine.judge.columnar.values.aggregates import aggregate, first_or_latest, quantified
from standards_engine.judge.columnar.values.frames import Carried, Frame, Records, TheCase
from standards_engine.judge.columnar.values.vectors import (
    DOUBT,
    FALSE,
    TRUE,
    Vector,
    Whole,
    apply,
    constant,
    is_known,
    joined,
    of_truths,
    truths,
    unknown,
)
from standards_engine.judge.expressions import Truth, Unknown, comparison
from standards_engine.judge.expressions.arithmetic import negative
from standards_engine.judge.expressions.tables import possible_rows
from standards_engine.judge.expressions.text import test_text
from standards_engine.logs.events import UNREADABLE
from standards_engine.rules.expressions import (
    Aggregate,
    AsOf,
    Both,
    Calculation,
    Call,
    Choice,
    Comparison,
    Constant,
    Either,
    EventsOf,
    Expression,
    FieldOf,
    FirstOf,
    IsGiven,
    IsIn,
    LatestOf,
    LevelComparison,
    ListLiteral,
    Lookup,
    Negative,
    Not,
    Order,
    Quantified,
    TextTest,
    Variable,
)
from standards_engine.rules.nodes import Table, TableRow

_Reference = Constant | Variable | FieldOf | AsOf
_Operation = Calculation | Negative | Choice | ListLiteral | Lookup | Aggregate
_Test = Comparison | Both | Either | Not | IsGiven | IsIn | TextTest | Quantified


def holds(condition: Expression | None, frame: Frame) -> Int8:
    """A condition's truth for every instance; no condition always holds."""
    if condition is None:
        return np.full(len(frame), TRUE, np.int8)
    return truths(evaluate(condition, frame))


def evaluate(expression: Expression, frame: Frame) -> Vector:
    match expression:
        case Constant() | Variable() | FieldOf() | AsOf():
            return _reference(expression, frame)
        case Calculation() | Negative() | Choice() | ListLiteral() | Lookup() | Aggregate():
            return _operation(expression, frame)
        case (
            Comparison() | Both() | Either() | Not() | IsGiven() | IsIn() | TextTest()
            | Quantified()
        ):  # fmt: skip
            return of_truths(_test(expression, frame))
        case FirstOf() | LatestOf() | EventsOf():
            raise AssertionError("events are read through their fields and in aggregates")
        case LevelComparison() | Call():
            raise AssertionError("levels and functions belong to plans")
        case _:
            assert_never(expression)


# --- references ---------------------------------------------------------------------------------


def _reference(expression: _Reference, frame: Frame) -> Vector:
    match expression:
        case Constant(value):
            return constant(value, len(frame))
        case Variable(name):
            bound = frame.bindings.get(name)
            return bound if isinstance(bound, Vector) else unknown(len(frame))
        case FieldOf():
            return _field(expression, frame)
        case AsOf():
            return constant(frame.sheet.as_of, len(frame))
        case _:
            assert_never(expression)


def _field(expression: FieldOf, frame: Frame) -> Vector:
    name = expression.name
    match _record(expression.record, frame):
        case TheCase():
            return frame.sheet.case_field(frame.cases, name)
        case Records(rows) | Carried(rows) if name in ("at", "date"):
            return _moment(rows, name, frame)
        case Records(rows):
            return frame.sheet.field(rows, name)
        case Carried(rows):
            return frame.sheet.carried(name).take(rows)
        case _:
            return unknown(len(frame))


def _record(expression: Expression, frame: Frame) -> Records | Carried | TheCase | None:
    match expression:
        case Variable(name):
            bound = frame.bindings.get(name)
            return bound if isinstance(bound, Records | Carried | TheCase) else None
        case FirstOf() | LatestOf():
            return first_or_latest(expression, frame, holds)
        case _:
            return None


def _moment(rows: Int64, name: str, frame: Frame) -> Vector:
    """Where the activity is unreadable the time says nothing of any event."""
    sheet = frame.sheet
    values = sheet.rows.time if name == "at" else sheet.dates(frame.zone)
    if not len(values):
        return unknown(len(rows))
    known = sheet.batch.time_known[sheet.rows.origin] & (sheet.rows.activity != UNREADABLE)
    return Whole(values[rows], known[rows] & (rows != NOWHERE))


# --- operations ---------------------------------------------------------------------------------


def _operation(expression: _Operation, frame: Frame) -> Vector:
    match expression:
        case Calculation(operation, left, right, type_):
            operands = _typed(left, frame), _typed(right, frame)
            return arithmetic.calculate(operation, *operands, type_, frame.zone)
        case Negative(operand):
            return apply(negative, evaluate(operand, frame))
        case Choice():
            return _choice(expression, frame)
        case ListLiteral(items):
            return apply(lambda *values: values, *(evaluate(item, frame) for item in items))
        case Lookup():
            return _lookup(expression, frame)
        case Aggregate():
            return aggregate(expression, frame, evaluate, holds)
        case _:
            assert_never(expression)


def _typed(expression: Expression, frame: Frame) -> arithmetic.Typed:
    return evaluate(expression, frame), expression.type


def _choice(choice: Choice, frame: Frame) -> Vector:
    """Each side is worked out only for the instances that take it, or may."""
    truth = holds(choice.condition, frame)
    sides = ((TRUE, choice.yes), (FALSE, choice.no))
    parts = []
    for wanted, side in sides:
        here = np.flatnonzero(truth == wanted)
        parts.append((here, evaluate(side, frame.take(here))))
    either = np.flatnonzero(truth == DOUBT)
    if len(either):
        inner = frame.take(either)
        both = (evaluate(choice.yes, inner), evaluate(choice.no, inner))
        parts.append((either, apply(_agreed, *both)))
    return joined(len(frame), parts)


def _agreed(yes: object, no: object) -> object:
    return yes if comparison.all_equal((yes, no)) else Unknown()


def _lookup(lookup: Lookup, frame: Frame) -> Vector:
    """The value all rows agree on that may be the first to match; else unknown."""
    table = frame.sheet.table(lookup.table)

    def agreed(*arguments: object) -> object:
        rows = [*possible_rows(table, arguments)]
        values = [row_value(row) for row, _ in rows]
        settled = bool(rows) and rows[-1][1] is True
        return values[0] if settled and comparison.all_equal(values) else Unknown()

    return apply(agreed, *(evaluate(argument, frame) for argument in lookup.arguments))


def row_value(row: TableRow) -> object:
    """The value of a table's row, which the checker has seen to be a constant."""
    assert isinstance(row.value, Constant)
    return row.value.value


def row_matches(table: Table, index: int, lookup: Lookup, frame: Frame) -> Int8:
    """Whether a row of the table is, or may be, the first to match the arguments."""

    def matched(*arguments: object) -> Truth:
        found = (
            truth for row, truth in possible_rows(table, arguments) if row is table.rows[index]
        )
        return next(found, False)

    return truths(apply(matched, *(evaluate(argument, frame) for argument in lookup.arguments)))


# --- tests --------------------------------------------------------------------------------------


def _test(test: _Test, frame: Frame) -> Int8:
    match test:
        case Both(left, right):
            return both(holds(left, frame), holds(right, frame))
        case Either(left, right):
            return either(holds(left, frame), holds(right, frame))
        case Not(operand):
            return negate(holds(operand, frame))
        case IsGiven(operand):
            return _is_given(operand, frame)
        case Comparison(order, left, right):
            return truths(arithmetic.compare(order, _typed(left, frame), _typed(right, frame)))
        case IsIn(item, items):
            return _is_in(item, items, frame)
        case TextTest(order, text, part):
            operands = evaluate(text, frame), evaluate(part, frame)
            return truths(apply(lambda a, b: test_text(order, a, b), *operands))
        case Quantified():
            return quantified(test, frame, evaluate, holds)
        case _:
            assert_never(test)


def both(left: Int8, right: Int8) -> Int8:
    """`and` (Kleene)."""
    doubtful = (left == DOUBT) | (right == DOUBT)
    truth = np.where(doubtful, DOUBT, TRUE)
    return np.where((left == FALSE) | (right == FALSE), FALSE, truth).astype(np.int8)


def either(left: Int8, right: Int8) -> Int8:
    """`or` (Kleene)."""
    return negate(both(negate(left), negate(right)))


def negate(truth: Int8) -> Int8:
    negated: Int8 = np.array([TRUE, FALSE, DOUBT], np.int8)[truth]
    return negated


def _is_given(operand: Expression, frame: Frame) -> Int8:
    record = _record(operand, frame)
    if isinstance(record, Records | Carried):
        given: Int8 = (record.rows != NOWHERE).astype(np.int8)
        return given
    if isinstance(record, TheCase):
        return np.full(len(frame), TRUE, np.int8)
    known = is_known(evaluate(operand, frame))
    if isinstance(operand, FieldOf):
        known = known | _is_unreadable(operand, frame)
    return known.astype(np.int8)


def _is_unreadable(field: FieldOf, frame: Frame) -> Bool:
    """Whether something is written there that is no value: it was given all the same."""
    match _record(field.record, frame):
        case Records(rows):
            return frame.sheet.is_unreadable(rows, field.name)
        case Carried(rows):
            return frame.sheet.was_unreadable(field.name)[rows]
        case TheCase():
            return frame.sheet.is_case_unreadable(frame.cases, field.name)
        case _:
            return np.zeros(len(frame), np.bool_)


def _is_in(item: Expression, items: Expression, frame: Frame) -> Int8:
    sought = _typed(item, frame)
    if not isinstance(items, ListLiteral):
        return truths(apply(comparison.is_in, sought[0], evaluate(items, frame)))
    no_match = np.full(len(frame), TRUE, np.int8)
    for each in items.items:
        equal = arithmetic.compare(Order.EQUAL, sought, _typed(each, frame))
        no_match = both(no_match, negate(truths(equal)))
    return negate(no_match)

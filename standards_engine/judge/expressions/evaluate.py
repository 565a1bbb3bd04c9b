"""The value of a checked expression in a scope: one function per group of constructs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never, cast

from standards_engine.judge.expressions import arithmetic, comparison, levels, logic
from standards_engine.judge.expressions.aggregates import (
    Member,
    aggregate,
    chosen,
    count,
    quantify,
    share,
)
from standards_engine.judge.expressions.scope import Scope
from standards_engine.judge.expressions.tables import possible_rows
from standards_engine.judge.expressions.text import test_text
from standards_engine.judge.expressions.values import Blame, Condition, Truth, Unknown, unknown
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
    Fold,
    IsGiven,
    IsIn,
    LatestOf,
    LevelComparison,
    ListLiteral,
    Lookup,
    Negative,
    Not,
    Quantified,
    Quantifier,
    TextTest,
    Variable,
)
from standards_engine.rules.types import Boolean
from standards_engine.wording import either, say

_Reference = Constant | Variable | FieldOf | AsOf | FirstOf | LatestOf | EventsOf
_OneRecord = Variable | FirstOf | LatestOf
_Operation = Calculation | Negative | Choice | ListLiteral | Lookup | Call | Aggregate
_Test = Comparison | LevelComparison | Both | Either | Not | IsGiven | IsIn | TextTest | Quantified


def evaluate(expression: Expression, scope: Scope) -> object:
    """A value as in `rules.types`, `Unknown`, or a `Range` of numbers."""
    match expression:
        case Constant() | Variable() | FieldOf() | AsOf() | FirstOf() | LatestOf() | EventsOf():
            return _reference(expression, scope)
        case (
            Calculation() | Negative() | Choice() | ListLiteral() | Lookup() | Call() | Aggregate()
        ):
            return _operation(expression, scope)
        case (
            Comparison() | LevelComparison() | Both() | Either() | Not() | IsGiven() | IsIn()
            | TextTest() | Quantified()
        ):  # fmt: skip
            return _test(expression, scope)
        case _:
            assert_never(expression)


def holds(condition: Expression | None, scope: Scope) -> Truth:
    """A condition's truth; no condition always holds."""
    return True if condition is None else cast("Truth", evaluate(condition, scope))


# --- references ---------------------------------------------------------------------------------


def _reference(expression: _Reference, scope: Scope) -> object:
    match expression:
        case Constant(value):
            return value
        case Variable(name):
            return scope.variable(name)
        case FieldOf():
            return _field(expression, scope)
        case AsOf():
            return scope.as_of
        case FirstOf() | LatestOf():
            return _first_or_latest(expression, scope)
        case EventsOf(events):
            return tuple(scope.events(events))
        case _:
            assert_never(expression)


def _field(expression: FieldOf, scope: Scope) -> object:
    record = evaluate(expression.record, scope)
    if isinstance(record, Unknown):
        return record
    if isinstance(record, tuple):
        return _flattened(expression, record, scope)
    value = scope.field(record, expression.name)
    if value is None:
        return Unknown((scope.blame(record, expression.name, expression.span),))
    return bool(value) if isinstance(expression.type, Boolean) else value


def _flattened(
    expression: FieldOf, records: tuple[object, ...], scope: Scope
) -> tuple[object, ...]:
    """The field of every record; a list of lists becomes one list."""
    found: list[object] = []
    for record in records:
        value = scope.field(record, expression.name)
        if value is None:
            found.append(Unknown((scope.blame(record, expression.name, expression.span),)))
        elif isinstance(value, tuple):
            found.extend(value)
        else:
            found.append(value)
    return tuple(found)


def _first_or_latest(expression: FirstOf | LatestOf, scope: Scope) -> object:
    """Unknown where a row that may be such an event could stand before (or after) it."""
    satisfies = _condition(expression.variable, expression.where, scope)
    possible = chosen(_possible(expression.events, scope), satisfies)
    doubts: list[object] = [member.belongs for member in possible]
    events = scope.events(expression.events)
    for event in reversed(events) if isinstance(expression, LatestOf) else events:
        truth = satisfies(event)
        if truth is True:
            return unknown(*doubts) if doubts else event
        if isinstance(truth, Unknown):
            doubts.append(truth)
    nothing = Blame(either(expression.events), expression.span)
    return unknown(*doubts) if doubts else Unknown((nothing,))


# --- operations ---------------------------------------------------------------------------------


def _operation(expression: _Operation, scope: Scope) -> object:
    match expression:
        case Calculation(operation, left, right, type_):
            operands = (evaluate(left, scope), left.type), (evaluate(right, scope), right.type)
            return arithmetic.calculate(operation, *operands, type_, scope.zone)
        case Negative(operand):
            return arithmetic.negative(evaluate(operand, scope))
        case Choice():
            return _choice(expression, scope)
        case ListLiteral(items):
            return tuple(evaluate(item, scope) for item in items)
        case Lookup():
            return _lookup(expression, scope)
        case Call():
            return _call(expression, scope)
        case Aggregate():
            return _aggregate(expression, scope)
        case _:
            assert_never(expression)


def _choice(choice: Choice, scope: Scope) -> object:
    """Where it is unknown which side holds, the value that both have; else unknown."""
    truth = holds(choice.condition, scope)
    if not isinstance(truth, Unknown):
        return evaluate(choice.yes if truth else choice.no, scope)
    yes, no = evaluate(choice.yes, scope), evaluate(choice.no, scope)
    return yes if comparison.all_equal((yes, no)) else truth


def _lookup(lookup: Lookup, scope: Scope) -> object:
    """The value all rows agree on that may be the first to match; else unknown."""
    arguments = [evaluate(argument, scope) for argument in lookup.arguments]
    rows = [*possible_rows(scope.table(lookup.table), arguments)]
    values = [evaluate(row.value, scope) for row, _ in rows]
    settled = bool(rows) and rows[-1][1] is True
    if settled and comparison.all_equal(values):
        return values[0]
    return unknown(*arguments, *(matched for _, matched in rows))


def _call(call: Call, scope: Scope) -> object:
    arguments = tuple(evaluate(argument, scope) for argument in call.arguments)
    if any(isinstance(argument, Unknown) for argument in arguments):
        return unknown(*arguments)
    return scope.call(call.function, arguments, call.span)


def _aggregate(node: Aggregate, scope: Scope) -> object:
    listed = _members(node.items, scope)
    if isinstance(listed, Unknown):
        return listed
    absent = [member.value for member in listed if isinstance(member.value, Unknown)]
    if absent:
        return unknown(*absent)
    members = chosen(listed, _condition(node.variable, node.where, scope))
    if node.fold is Fold.COUNT:
        return count(members)
    if node.fold is Fold.SHARE:
        return share(members, _condition(node.variable, node.satisfies, scope))
    rank = None if node.rank is None else evaluate(node.rank, scope)
    if isinstance(rank, Unknown):
        return rank
    percent = cast("Fraction | None", rank)
    return aggregate(node.fold, members, _value(node, scope), percent, _blame(node.items, scope))


def _value(node: Aggregate, scope: Scope) -> Callable[[object], object]:
    """What the aggregate folds, of one element: its value, or the element itself."""
    value = node.value
    if value is None:
        return lambda element: element
    return lambda element: evaluate(value, scope.bind(node.variable, element))


# --- tests --------------------------------------------------------------------------------------


def _test(test: _Test, scope: Scope) -> Truth:
    match test:
        case Both(left, right):
            return logic.both(holds(left, scope), holds(right, scope))
        case Either(left, right):
            return logic.either(holds(left, scope), holds(right, scope))
        case Not(operand):
            return logic.negate(holds(operand, scope))
        case IsGiven(operand):
            return _is_given(operand, scope)
        case Comparison(order, left, right):
            return levels.compare_quantities(order, _typed(left, scope), _typed(right, scope))
        case LevelComparison(order, left, right):
            return levels.compare_levels(order, _typed(left, scope), _typed(right, scope))
        case IsIn(item, items):
            return comparison.is_in(evaluate(item, scope), evaluate(items, scope))
        case TextTest(order, text, part):
            return test_text(order, evaluate(text, scope), evaluate(part, scope))
        case Quantified():
            return _quantified(test, scope)
        case _:
            assert_never(test)


def _is_given(operand: Expression, scope: Scope) -> bool:
    """What cannot be read was given all the same: its value is unknown, and not its presence."""
    if not isinstance(evaluate(operand, scope), Unknown):
        return True
    if not (isinstance(operand, FieldOf) and isinstance(operand.record, _OneRecord)):
        return False
    return scope.is_unreadable(evaluate(operand.record, scope), operand.name)


def _typed(expression: Expression, scope: Scope) -> levels.Typed:
    return evaluate(expression, scope), expression.type


def _quantified(node: Quantified, scope: Scope) -> Truth:
    members = _members(node.items, scope)
    if isinstance(members, Unknown):
        return members
    if not members and node.quantifier is Quantifier.EVERY and not scope.empty_proves:
        return Unknown((_blame(node.items, scope),))
    return quantify(node.quantifier, members, _condition(node.variable, node.condition, scope))


def _members(items: Expression, scope: Scope) -> list[Member] | Unknown:
    """The elements of a list; of events also the rows that may be one."""
    if isinstance(items, EventsOf):
        certain = [Member(event) for event in scope.events(items.events)]
        return certain + _possible(items.events, scope)
    listed = evaluate(items, scope)
    if isinstance(listed, Unknown):
        return listed
    return [Member(element) for element in cast("tuple[object, ...]", listed)]


def _possible(events: tuple[str, ...], scope: Scope) -> list[Member]:
    names = either(f"`{name}`" for name in events)
    doubt = Unknown((Blame(say("a row that may be {events}", events=names)),))
    return [Member(row, doubt) for row in scope.possible_events(events)]


def _condition(variable: str, condition: Expression | None, scope: Scope) -> Condition:
    """The condition with `variable` bound to the element; an unknown element is unknown."""

    def satisfied(element: object) -> Truth:
        if isinstance(element, Unknown):
            return True if condition is None else element
        return holds(condition, scope.bind(variable, element))

    return satisfied


def _blame(expression: Expression, scope: Scope) -> Blame:
    """Names a list that has nothing in it: in a plan, the path to write."""
    if isinstance(expression, FieldOf):
        record = evaluate(expression.record, scope)
        if not isinstance(record, Unknown | tuple):
            return scope.blame(record, expression.name, expression.span)
    return Blame(expression.span.text if expression.span else say("the list"), expression.span)

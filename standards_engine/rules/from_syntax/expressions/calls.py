"""`first(E)`, `latest(E)`, tables, and the built-in functions of plans."""

from __future__ import annotations

from standards_engine.diagnostics.phrases import quoted
from standards_engine.diagnostics.types import WrongNumberOfArguments, WrongType
from standards_engine.diagnostics.unknown import UnknownCalendar, UnknownFunction
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import (
    Call,
    Constant,
    Expression,
    FirstOf,
    LatestOf,
    Lookup,
    Variable,
)
from standards_engine.rules.from_syntax.expressions import logic
from standards_engine.rules.from_syntax.expressions.aggregates import FOLDS, aggregate
from standards_engine.rules.from_syntax.expressions.fitting import comparable, same_kind
from standards_engine.rules.from_syntax.expressions.lookups import lookup
from standards_engine.rules.from_syntax.expressions.references import event_record
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Check, Place, Scope
from standards_engine.rules.functions import Function, Parameter
from standards_engine.rules.types import Text, Type, describe
from standards_engine.wording import say

_OF_EVENTS = ("first", "latest")


def call(node: syntax.Call, scope: Scope, check: Check) -> Expression | None:
    name = node.function.text
    if name in FOLDS:
        return aggregate(node, scope, check)
    if name in _OF_EVENTS and scope.place is Place.STANDARD:
        return _first_or_latest(node, scope, check)
    if name in scope.names.tables:
        return _lookup(node, scope, check)
    function = scope.names.functions.get(name)
    if function is not None and scope.place is Place.CONSTRAINT:
        return _built_in(node, function, scope, check)
    _unknown(node, scope)
    return None


def _unknown(node: syntax.Call, scope: Scope) -> None:
    name, names = node.function.text, scope.names
    if names.is_silent(Kind.TABLE, name):
        return
    special = names.functions if scope.place is Place.CONSTRAINT else _OF_EVENTS
    known = (*FOLDS, *names.tables, *special)
    scope.report(UnknownFunction(name=name, known=known, span=node.function.span))


def _first_or_latest(node: syntax.Call, scope: Scope, check: Check) -> Expression | None:
    argument = node.arguments[0] if len(node.arguments) == 1 else None
    if argument is None or not isinstance(argument.value, syntax.Reference):
        wanted = say("the name of one event")
        _wrong_number(node, wanted, scope)
        return None
    event = syntax.Name(argument.value.name, span=argument.value.span)
    record = event_record((event,), scope)
    if record is None:
        return None
    variable = Variable(scope.fresh(event.text), record)
    inner = scope.bind(event.text, variable)
    where, _ = logic.narrowed(argument.where, inner, check)
    cls = FirstOf if node.function.text == "first" else LatestOf
    return cls((event.text,), variable.name, where, record, span=node.span)


def _values(node: syntax.Call, scope: Scope, check: Check) -> tuple[Expression, ...] | None:
    """All arguments, or None where one of them is faulty."""
    checked = [logic.value(argument.value, scope, check) for argument in node.arguments]
    found = tuple(each for each in checked if each is not None)
    return found if len(found) == len(checked) else None


def _lookup(node: syntax.Call, scope: Scope, check: Check) -> Lookup | None:
    declared = scope.names.tables[node.function.text]
    names = declared.table.arguments
    scope.names.use(Kind.TABLE, declared.table.name)
    if len(node.arguments) != len(names):
        _wrong_number(node, quoted(names), scope)
        return None
    arguments = _values(node, scope, check)
    return None if arguments is None else lookup(declared, arguments, node.span, scope)


def _built_in(
    node: syntax.Call, function: Function, scope: Scope, check: Check
) -> Expression | None:
    if len(node.arguments) != len(function.parameters):
        wanted = quoted(each.name for each in function.parameters)
        _wrong_number(node, wanted, scope)
        return None
    values = [
        _argument(argument.value, parameter, scope, check)
        for argument, parameter in zip(node.arguments, function.parameters, strict=True)
    ]
    found = tuple(value for value in values if value is not None)
    if len(found) < len(values):
        return None
    pairs = zip(found, function.parameters, strict=True)
    fitting = [_fits(value, parameter, function, scope) for value, parameter in pairs]
    if not all(fitting):
        return None
    return Call(function.name, found, function.result, span=node.span)


def _argument(
    node: syntax.Expression, parameter: Parameter, scope: Scope, check: Check
) -> Expression | None:
    """The value; of a calendar, its bare name is the name as a text."""
    if parameter.name not in _CALENDARS:
        return logic.value(node, scope, check)
    match node:
        case syntax.Reference(name) if _is_calendar(name, scope):
            value: Expression | None = Constant(name, Text(), span=node.span)
        case _:
            value = logic.value(node, scope, check)
    return value if _calendar_known(value, scope) else None


_CALENDARS = ("calendar", "shifts")


def _is_calendar(name: str, scope: Scope) -> bool:
    return name in scope.names.calendars and name not in scope.bindings


def _calendar_known(value: Expression | None, scope: Scope) -> bool:
    """A calendar written out must exist; which ones a plan names is not known yet."""
    names = scope.names
    if not isinstance(value, Constant):
        for each in names.calendars:
            names.use(Kind.CALENDAR, each)
        return value is not None
    name = str(value.value)
    names.use(Kind.CALENDAR, name)
    if name in names.calendars or names.is_silent(Kind.CALENDAR, name):
        return True
    scope.report(UnknownCalendar(name=name, known=tuple(names.calendars), span=value.span))
    return False


def _fits(value: Expression, parameter: Parameter, function: Function, scope: Scope) -> bool:
    wanted: Type = parameter.type
    if same_kind(value.type, wanted) or comparable(value.type, wanted, scope.place):
        return True
    scope.report(
        WrongType(
            place=say(
                "`{parameter}` of `{function}`", parameter=parameter.name, function=function.name
            ),
            wanted=describe(wanted),
            found=describe(value.type),
            span=value.span,
        )
    )
    return False


def _wrong_number(node: syntax.Call, wanted: str, scope: Scope) -> None:
    scope.report(
        WrongNumberOfArguments(
            function=node.function.text,
            wanted=wanted,
            found=len(node.arguments),
            span=node.span,
        )
    )

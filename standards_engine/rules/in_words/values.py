"""Values in words: `the `fault``, `24 hours (`visit_limit`)`, `the `engineer` of `visited``."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from standards_engine.diagnostics.phrases import as_written
from standards_engine.rules.expressions import (
    Aggregate,
    Arithmetic,
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
    Quantified,
    TextTest,
    Variable,
)
from standards_engine.rules.in_words import aggregates, calls, conditions
from standards_engine.rules.in_words.amounts import decimal, written
from standards_engine.rules.in_words.telling import Telling, field_mention, joined, mention
from standards_engine.rules.types import Date, Instant, Number
from standards_engine.source import Span
from standards_engine.wording import later, listed, say


def value(of: Expression, telling: Telling) -> str:
    """A noun phrase."""
    match of:
        case Constant():
            return _constant(of, telling)
        case Variable(name=name):
            return variable(name, of.span)
        case FieldOf():
            return _field(of, telling)
        case AsOf(type=Date()):
            return say("the day of judging")
        case AsOf():
            return say("the instant of judging")
        case FirstOf() | LatestOf():
            return _one_of_the_case(of, telling)
        case Calculation():
            return _calculation(of, telling)
        case Negative(operand=operand):
            return say("minus {amount}", amount=value(operand, telling))
        case ListLiteral(items=items):
            return listed(value(each, telling) for each in items)
        case Choice():
            return _choice(of, telling)
        case EventsOf(events=events):
            return joined(map(mention, events))
        case Aggregate():
            return aggregates.aggregate(of, telling)
        case Lookup(table=table, arguments=arguments):
            given = joined(value(each, telling) for each in arguments)
            return say("what table `{table}` gives for {given}", table=table, given=given)
        case Call():
            return calls.call(of, telling)
        case Comparison() | LevelComparison() | Both() | Either() | Not() | IsGiven() | IsIn():
            return say("whether {condition}", condition=conditions.condition(of, telling))
        case TextTest() | Quantified():
            return say("whether {condition}", condition=conditions.condition(of, telling))
        case _:
            assert_never(of)


def _choice(of: Choice, telling: Telling) -> str:
    return say(
        "({yes} where {condition}, otherwise {no})",
        yes=value(of.yes, telling),
        condition=conditions.condition(of.condition, telling),
        no=value(of.no, telling),
    )


def _constant(of: Constant, telling: Telling) -> str:
    if of.name is None and _is_plain_number(of):
        return decimal(Fraction(str(of.value)))
    shown = written(of.value, of.type, telling.zone)
    if of.name is None or not telling.names_parameters:
        return shown
    return say("{value} (`{name}`)", value=shown, name=of.name)


def _is_plain_number(of: Constant) -> bool:
    """Whether it was written `0.5`, and not `50%`."""
    if not isinstance(of.type, Number) or of.span is None:
        return False
    return of.span.text.replace(".", "").isdigit()


def variable(name: str, span: Span | None = None) -> str:
    """As it is written at `span`, else as it is called."""
    return f"`{_called(name, span)}`"


def _called(name: str, span: Span | None) -> str:
    """The checker marks what hides another of the same name; an entity's bare name is a path."""
    if name != "plan" and span is not None and span.text.isidentifier():
        return span.text
    return as_written([name.partition("#")[0]], span)[0]


def _field(of: FieldOf, telling: Telling) -> str:
    """`field` in the templates is a mention, which `titled` puts in back quotes."""
    if telling.in_plan:
        return _path(of, telling)
    shown = field_mention(of)
    match of.record:
        case Variable(name="case"):
            return say("the case's {field}", field=shown)
        case Variable(name="event"):
            return say("the {field} of the latest row of the case", field=shown)
        case Variable(name=name) if of.name == "at":
            return say("the time of {event}", event=mention(name))
        case Variable(name=name) if of.name == "date":
            return say("the date of {event}", event=mention(name))
        case Variable(name=name) if name == telling.near:
            return say("the {field}", field=shown)
        case record if of.name == "at":
            return say("the time of {event}", event=value(record, telling))
        case record if of.name == "date":
            return say("the date of {event}", event=value(record, telling))
        case Variable(name=name):
            return say("the {field} of {event}", field=shown, event=mention(name))
        case record:
            return say("the {field} of {event}", field=shown, event=value(record, telling))


def _path(of: FieldOf, telling: Telling) -> str:
    """Of a plan, as it is written: `service.promise.level`."""
    names, inner = [of.name], of.record
    while isinstance(inner, FieldOf):
        names.append(inner.name)
        inner = inner.record
    (path,) = as_written([".".join(reversed(names))], of.span)
    if isinstance(inner, Variable):
        return f"`{_called(inner.name, inner.span)}.{path}`"
    return say("the {field} of {event}", field=f"`{path}`", event=value(inner, telling))


def _one_of_the_case(of: FirstOf | LatestOf, telling: Telling) -> str:
    events = joined(map(mention, of.events))
    if of.where is not None:
        where = conditions.about(of.where, of.variable, telling)
        events = say("{events} (only where {condition})", events=events, condition=where)
    if isinstance(of, FirstOf):
        return say("the first {events} of the case", events=events)
    return say("the latest {events} of the case", events=events)


_NUMBERS = {
    Arithmetic.ADD: later("{left} + {right}"),
    Arithmetic.SUBTRACT: later("{left} − {right}"),
    Arithmetic.MULTIPLY: later("{left} × {right}"),
    Arithmetic.DIVIDE: later("{left} ÷ {right}"),
}
_TIMES = {
    Arithmetic.ADD: later("{right} after {left}"),
    Arithmetic.SUBTRACT: later("{right} before {left}"),
}


def _calculation(of: Calculation, telling: Telling) -> str:
    left, right = operand(of.left, telling), operand(of.right, telling)
    is_time = isinstance(of.left.type, Instant | Date)
    if is_time and isinstance(of.right.type, Instant | Date):
        return say("the time from {start} to {end}", start=right, end=left)
    table = _TIMES if is_time and of.operation in _TIMES else _NUMBERS
    return say(table[of.operation], left=left, right=right)


def operand(of: Expression, telling: Telling) -> str:
    """A value as a part of a longer phrase: in brackets where it is worked out."""
    shown = value(of, telling)
    return say("({inside})", inside=shown) if isinstance(of, Calculation) else shown

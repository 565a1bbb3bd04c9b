"""Which types go together, and what to say where they do not."""

from __future__ import annotations

from fractions import Fraction
from types import UnionType

from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.types import (
    MismatchedTypes,
    MismatchedUnits,
    UnguardedOptional,
    WrongType,
)
from standards_engine.diagnostics.unknown import UnknownOption
from standards_engine.rules.expressions import Constant, Expression, FieldOf
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Level,
    ListOf,
    Money,
    Months,
    Number,
    OneOf,
    Text,
    Type,
    WorkingDays,
    describe,
)
from standards_engine.source import Span
from standards_engine.wording import say

TIME = Duration | Days | WorkingDays | Months
"""Amounts of time, each kind counted in its own way."""
_AMOUNT = Number | Money | TIME
_LEVEL_VALUE = _AMOUNT | Boolean


def same_kind(left: Type, right: Type) -> bool:
    """Whether values of the two types can be equal."""
    match left, right:
        case (Text() | OneOf(), Text() | OneOf()):
            return True
        case ListOf(element), ListOf(other):
            return same_kind(element, other)
        case _:
            return left == right


def comparable(left: Type, right: Type, place: Place) -> bool:
    """Whether `=` makes sense; plans know levels and a currency of their own."""
    if same_kind(left, right):
        return True
    if place is not Place.CONSTRAINT:
        return False
    match left, right:
        case (Level(), other) | (other, Level()):
            return isinstance(other, _LEVEL_VALUE)
        case Money(a), Money(b):
            return a is None or b is None
        case _:
            return isinstance(left, TIME) and isinstance(right, TIME)


def mismatch(
    operation: str, left: Expression, right: Expression, span: Span | None
) -> MismatchedTypes:
    """The diagnostic for two values that do not go together."""
    kinds = left.type, right.type
    measured = all(isinstance(kind, _AMOUNT) for kind in kinds)
    cls = MismatchedUnits if measured else MismatchedTypes
    return cls(
        operation=operation,
        left=describe(left.type),
        right=describe(right.type),
        hint=_hint(left, right),
        span=span,
    )


def _hint(left: Expression, right: Expression) -> str | None:
    for one, other in ((left, right), (right, left)):
        hint = _hint_for(one, other)
        if hint is not None:
            return hint
    return None


def _day_or_instant(day: Expression, instant: Expression) -> str:
    if isinstance(instant, FieldOf) and instant.name == "at":
        record = text_of(instant.record)
        return say("use the date of the event: `{record}.date`", record=record)
    if isinstance(day, Constant) and day.name is None and day.span is not None:
        midnight = f"{day.span.text} 00:00"
        return say("a date is a whole day; write an instant: `{instant}`", instant=midnight)
    return say("a date is a whole day; write an instant, such as `2026-03-01 09:00`")


def _currency_hint(number: Expression, currency: str | None) -> str:
    written = text_of(number)
    figure = written if written.replace(".", "").isdecimal() else "100"
    return say("write the currency: `{amount}`", amount=f"{currency or 'CNY'} {figure}")


def _hint_for(one: Expression, other: Expression) -> str | None:
    match one.type, other.type:
        case Date(), Instant():
            return _day_or_instant(one, other)
        case Number(), Duration() | Days() | WorkingDays() | Months():
            return say(
                "write the unit: `{first}`, `{second}`",
                first=in_rules("20 seconds", one.span),
                second=in_rules("3 days", one.span),
            )
        case Number(), Money(currency):
            return _currency_hint(one, currency)
        case Money(a), Money(b) if a and b:
            return say(
                "amounts in `{first}` and `{second}` cannot be put together; use one currency",
                first=a,
                second=b,
            )
        case Money(None), Money():
            example = in_rules("money in CNY", one.span)
            return say("declare the currency of the field: `{example}`", example=example)
        case Duration(), Days() | Months():
            return say("a day need not have 24 hours; use hours on both sides, or days on both")
        case Duration() | Days() | Months(), WorkingDays():
            return say("working days are counted by a calendar; use them on both sides")
        case ListOf(), _:
            return say(
                "this is a list; ask `{example}`, or fold it: `sum(…)`, `max(…)`",
                example=in_rules("some x in … satisfies …", one.span),
            )
        case Number(), Text() | OneOf():
            return _quotes_hint(one, other)
        case Instant(), Text() | OneOf():
            return say("write the instant without quotes: `2026-03-01 09:00`")
        case Date(), Text() | OneOf():
            return say("write the date without quotes: `2026-03-01`")
        case _:
            return None


def _quotes_hint(number: Expression, text: Expression) -> str:
    """`priority = 1`, `devices = "2"`: which of the two is written wrongly."""
    if isinstance(text, Constant) and str(text.value).replace(".", "", 1).isdecimal():
        return say("a number stands without quotes: `{meant}`", meant=text.value)
    if isinstance(number, Constant) and number.name is None:
        return say("a text stands in quotes: `{meant}`", meant=f'"{text_of(number)}"')
    return say("a text stands in quotes, a number does not")


def check_option(constant: Expression, of: Expression, scope: Scope) -> bool:
    """Whether a text compared with a `one of` is one of its options; tells where not."""
    options, text = of.type, constant
    if not isinstance(options, OneOf) or not isinstance(text, Constant):
        return True
    if text.value in options.options:
        return True
    scope.report(
        UnknownOption(
            name=str(text.value), of=f"`{text_of(of)}`", known=options.options, span=text.span
        )
    )
    return False


def wants(
    value: Expression | None,
    wanted: type[object] | UnionType,
    words: str,
    place: str,
    scope: Scope,
) -> bool:
    """Whether a value is there and of a wanted type; tells where it is of another."""
    if value is None:
        return False
    if isinstance(value.type, wanted):
        return True
    scope.report(WrongType(place=place, wanted=words, found=describe(value.type), span=value.span))
    return False


def guarded(value: Expression, scope: Scope) -> bool:
    """Whether a value is sure to be there, as far as declarations go; tells where it is not."""
    if not isinstance(value, FieldOf) or not value.optional or scope.asking:
        return True
    if scope.unsure or value in scope.given:
        return True
    scope.report(UnguardedOptional(path=text_of(value), span=value.span))
    return False


def where_set(value: Constant, span: Span | None, scope: Scope) -> tuple[Span | None, str | None]:
    """Where to show that a value will not do, and what it is: of a parameter, where it is set."""
    if value.name is None:
        return span, None
    place = scope.names.parameters[value.name].span
    if place is None:
        return span, None
    return place, say("`{name}` is `{value}`", name=value.name, value=place.text)


def text_of(value: Expression) -> str:
    """The value in its author's words."""
    return value.span.text if value.span else say("the value")


def number_of(constant: Constant) -> int | Fraction:
    """The value of a constant whose type is a number or an amount."""
    value = constant.value
    if not isinstance(value, int | Fraction):
        raise TypeError(f"no number: {value!r}")
    return value

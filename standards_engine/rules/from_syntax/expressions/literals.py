"""Literal values, as they are at run time (see `rules.types`)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.values import BadCurrency, BadDate, BadTime, NotWhole
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import Unit
from standards_engine.rules.expressions import Constant
from standards_engine.rules.from_syntax import dates
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Money,
    Months,
    Number,
    Text,
    Type,
    WorkingDays,
)
from standards_engine.source import Span
from standards_engine.wording import say

Literal = (
    syntax.String
    | syntax.NumberLiteral
    | syntax.QuantityLiteral
    | syntax.MoneyLiteral
    | syntax.BooleanLiteral
    | syntax.DateLiteral
    | syntax.InstantLiteral
)

_UNITS: dict[Unit, tuple[int, Type]] = {
    Unit.SECONDS: (1_000_000, Duration()),
    Unit.MINUTES: (60_000_000, Duration()),
    Unit.HOURS: (3_600_000_000, Duration()),
    Unit.DAYS: (1, Days()),
    Unit.WEEKS: (7, Days()),
    Unit.MONTHS: (1, Months()),
    Unit.YEARS: (12, Months()),
    Unit.WORKING_DAYS: (1, WorkingDays()),
}


_HOURS = {Unit.DAYS: Decimal(24), Unit.WEEKS: Decimal(168)}


def literal(node: Literal, scope: Scope) -> Constant | None:
    match node:
        case syntax.String(text):
            return Constant(text, Text(), span=node.span)
        case syntax.NumberLiteral(value):
            return Constant(Fraction(value), Number(), span=node.span)
        case syntax.QuantityLiteral():
            return _quantity(node, scope)
        case syntax.MoneyLiteral(currency, amount):
            if not is_currency(currency):
                scope.report(BadCurrency(name=currency, span=node.span))
                return None
            return Constant(Fraction(amount), Money(currency), span=node.span)
        case syntax.BooleanLiteral(value):
            return Constant(value, Boolean(), span=node.span)
        case syntax.DateLiteral(text):
            return date_constant(text, node.span, scope)
        case syntax.InstantLiteral(text):
            return _instant(text, node.span, scope)
        case _:
            assert_never(node)


def is_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def date_constant(text: str, span: Span, scope: Scope) -> Constant | None:
    number = dates.date_number(text)
    if number is None:
        scope.report(BadDate(text=text, span=span))
        return None
    return Constant(number, Date(), span=span)


def _quantity(node: syntax.QuantityLiteral, scope: Scope) -> Constant | None:
    factor, type_ = _UNITS[node.unit]
    amount = node.amount * Decimal(factor)
    if amount != int(amount):
        hint = say("only hours, minutes and seconds have parts; write it in one of them")
        hours = node.amount * _HOURS.get(node.unit, Decimal(0))
        if hours and hours == int(hours):
            meant = in_rules("{number} hours", node.span, number=int(hours))
            hint = say("only hours, minutes and seconds have parts: `{meant}`", meant=meant)
        if isinstance(type_, Duration):
            hint = say("nothing finer than a millionth of a second is counted")
        place = f"`{node.span.text}`"
        scope.report(NotWhole(place=place, hint=hint, span=node.span))
        return None
    return Constant(int(amount), type_, span=node.span)


def _instant(text: str, span: Span, scope: Scope) -> Constant | None:
    if dates.date_number(text) is None:
        scope.report(BadDate(text=text.split(maxsplit=1)[0].split("T", maxsplit=1)[0], span=span))
        return None
    if not dates.has_offset(text):
        scope.need_zone(say("instants without an offset"), span)
    number = dates.instant_number(text, scope.file.zone or "UTC")
    if number is None:
        scope.report(BadTime(text=text, span=span))
        return None
    return Constant(number, Instant(), span=span)

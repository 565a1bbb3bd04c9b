"""A goal's groups: the name of a value, the same in every judge."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import assert_never
from zoneinfo import ZoneInfo

from standards_engine.judge.expressions.values import number, whole
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
    Record,
    Text,
    Type,
    WorkingDays,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def text_of(value: object, type_: Type, zone: str) -> str:
    """A value as text: a text itself, `12.5`, `yes`, `2026-03-01`, `90 seconds`, `3 days`."""
    match type_:
        case Text() | OneOf() | ListOf() | Record() | Level():
            return str(value)
        case Boolean():
            return "yes" if value else "no"
        case Number():
            return number_text(number(value))
        case Money(currency):
            return f"{currency or ''} {number_text(number(value))}".strip()
        case Date():
            return (date(1970, 1, 1) + timedelta(days=whole(value))).isoformat()
        case Instant():
            moment = _EPOCH + timedelta(microseconds=whole(value))
            return moment.astimezone(ZoneInfo(zone)).isoformat(" ")
        case Duration():
            return f"{number_text(Fraction(number(value)) / 1_000_000)} seconds"
        case Days():
            return f"{number_text(number(value))} days"
        case WorkingDays():
            return f"{number_text(number(value))} working days"
        case Months():
            return f"{number_text(number(value))} months"
        case _:
            assert_never(type_)


def number_text(value: int | Fraction) -> str:
    """Exact as a decimal where it has one, else rounded to six places and marked `about`."""
    exact = Fraction(value)
    rest = exact.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest == 1:
        return _decimal(exact)
    return "about " + _decimal(round(exact, 6))


def _decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"

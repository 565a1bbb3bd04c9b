"""Fixed values in words: amounts of time, numbers, money, dates, texts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import assert_never
from zoneinfo import ZoneInfo

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
from standards_engine.wording import listed, plural, say

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE
_MONTHS_A_YEAR = 12


def written(value: object, type_: Type, zone: str) -> str:
    """A value as people write it: `24 hours`, `3 working days`, `"north"`, `95%`."""
    match type_:
        case Duration():
            return duration(_whole(value))
        case Days():
            return plural(_whole(value), "{number} day", "{number} days")
        case WorkingDays():
            return plural(_whole(value), "{number} working day", "{number} working days")
        case Months():
            return _months(_whole(value))
        case Number():
            return number(_fraction(value))
        case Money(currency):
            return f"{decimal(_fraction(value))} {currency or ''}".strip()
        case Boolean():
            return say("yes") if value else say("no")
        case Date():
            return day(_whole(value))
        case Instant():
            return _instant(_whole(value), zone)
        case ListOf(element) if isinstance(value, tuple):
            return listed(written(each, element, zone) for each in value)
        case Text() | OneOf() | ListOf() | Level() | Record():
            return quoted(str(value))
        case _:
            assert_never(type_)


def quoted(text: str) -> str:
    return say('"{text}"', text=text)


def duration(microseconds: int) -> str:
    """Exact: `24 hours`, `1 minute 30 seconds`."""
    rest, parts = abs(microseconds), []
    hours, rest = divmod(rest, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    if hours:
        parts.append(plural(hours, "{number} hour", "{number} hours"))
    if minutes:
        parts.append(plural(minutes, "{number} minute", "{number} minutes"))
    if rest or not parts:
        parts.append(_seconds(Fraction(rest, _SECOND)))
    whole = say(" ").join(parts)
    return say("minus {amount}", amount=whole) if microseconds < 0 else whole


def _seconds(seconds: Fraction) -> str:
    if seconds == 1:
        return say("1 second")
    return say("{number} seconds", number=decimal(seconds))


def _months(months: int) -> str:
    years, rest = divmod(months, _MONTHS_A_YEAR)
    if years and not rest:
        return plural(years, "{number} year", "{number} years")
    return plural(months, "{number} month", "{number} months")


def number(value: Fraction) -> str:
    """A number between 0 and 1 as a share: `95%`, which is the same."""
    return share(value) if 0 < value < 1 else decimal(value)


def share(value: Fraction) -> str:
    return f"{decimal(value * 100)}%"


def decimal(value: Fraction) -> str:
    """Exact where it has a decimal, else rounded to six places."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    exact = value if rest == 1 else round(value, 6)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}"


def day(days: int) -> str:
    """A date counted in days since 1970-01-01."""
    return (date(1970, 1, 1) + timedelta(days=days)).isoformat()


def _instant(microseconds: int, zone: str) -> str:
    local = (_EPOCH + timedelta(microseconds=microseconds)).astimezone(ZoneInfo(zone))
    plain = local.replace(tzinfo=None)
    if plain.time() == time(0, 0):
        return plain.isoformat(" ", "minutes")
    if plain.microsecond:
        return plain.isoformat(" ").rstrip("0")
    return plain.isoformat(" ", "seconds" if plain.second else "minutes")


def _whole(value: object) -> int:
    if isinstance(value, int):
        return value
    return int(_fraction(value))


def _fraction(value: object) -> Fraction:
    if isinstance(value, int | Fraction):
        return Fraction(value)
    raise TypeError("an amount is a whole number or a fraction")

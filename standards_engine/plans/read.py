"""What a single written value means: levels, money, amounts, dates. All numbers are exact."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo, available_timezones

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.amounts import AmbiguousMoney, UnknownUnit
from standards_engine.diagnostics.plans import UnknownChoice, UnreadableValue
from standards_engine.diagnostics.values import UnknownZone
from standards_engine.documents import ScalarNode, resolve
from standards_engine.frozen import frozen
from standards_engine.plans.levels import Level, natural_direction
from standards_engine.plans.units import meant_unit, unit_named
from standards_engine.rules.types import (
    Boolean,
    Money,
    Number,
    Type,
)
from standards_engine.wording import say

Written = ScalarNode | str | int | Decimal | bool
"""A value of a document, or given in Python: a text in Python is read as if it were written."""


class UnreadableError(ValueError):
    """A value that cannot be read; `fault` says why, without a place."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


@frozen
class MoneyAmount:
    amount: Fraction
    currency: str
    written: str


@frozen
class Amount:
    """A number of something; `unit` is None where only a number is written."""

    number: Fraction
    unit: str | None
    written: str


def text_of(written: Written) -> str:
    """What is written, without quotes and spaces around it."""
    text = written.text if isinstance(written, ScalarNode) else str(written)
    return text.strip()


def read_text(written: Written) -> str:
    text = text_of(written)
    if not text:
        raise UnreadableError(UnreadableValue(written=text, expected=say("a text"), example="home"))
    return text


def read_option(written: Written, options: tuple[str, ...]) -> str:
    text = text_of(written)
    if text in options:
        return text
    raise UnreadableError(UnknownChoice(written=text, options=options))


def read_yes_or_no(written: Written) -> bool:
    value = _meant(written)
    if isinstance(value, bool):
        return value
    raise _unreadable(written, say("yes or no"), "yes")


def read_number(written: Written) -> Fraction:
    """`12`, `1,200.5`, `-3`, and `25%` as one quarter."""
    value = _number_in(text_of(written))
    if value is None:
        raise _unreadable(written, say("a number"), "120")
    return value


def read_count(written: Written) -> Fraction:
    """A whole number, not below zero."""
    value = _number_in(text_of(written))
    if value is None or value < 0 or value.denominator != 1:
        raise _unreadable(written, say("a whole number"), "120")
    return value


def read_rank(written: Written) -> Fraction:
    """A whole number from 1, which is the first."""
    value = _number_in(text_of(written))
    if value is None or value < 0 or value.denominator != 1:
        raise _unreadable(written, say("a rank, of which 1 is the first"), "1")
    return value


def read_share(written: Written) -> Fraction:
    """From 0 to 100%."""
    value = _number_in(text_of(written))
    if value is None or not 0 <= value <= 1:
        raise _unreadable(written, say("a share between 0% and 100%"), "85%")
    return value


def read_amount(written: Written) -> Amount:
    """`4,200`, `4,200 hours`, `1.5 hours`; not below zero."""
    text = text_of(written)
    found = _QUANTITY.fullmatch(text)
    number = _number_in(found["number"]) if found else None
    if found is None or number is None or number < 0:
        raise _unreadable(written, say("an amount"), "4,200 hours")
    return Amount(number, found["unit"] or None, text)


def read_money(written: Written) -> MoneyAmount:
    text = text_of(written)
    money = _money_in(text)
    if money is None:
        raise _unreadable(written, say("an amount of money"), "{currency} 120")
    return money


def read_date(written: Written) -> int:
    """Days since 1970-01-01."""
    text = text_of(written)
    if not _DATE.fullmatch(text):
        raise _unreadable(written, say("a date"), "2026-03-31")
    try:
        return (date.fromisoformat(text) - date(1970, 1, 1)).days
    except ValueError:
        raise _unreadable(written, say("a date"), "2026-03-31") from None


def read_currency(written: Written) -> str:
    text = text_of(written)
    if not re.fullmatch("[A-Z]{3}", text):
        raise _unreadable(written, say("the code of a currency"), "CNY")
    return text


def read_zone(written: Written) -> str:
    """The name of a time zone that this machine knows."""
    text = read_text(written)
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        known = tuple(sorted(available_timezones()))
        raise UnreadableError(UnknownZone(name=text, known=known)) from None
    return text


def read_level(written: Written) -> Level:
    """Any of the kinds of level, with its natural direction."""
    text = text_of(written)
    value, type_ = _level_in(written, text)
    return Level(value, type_, natural_direction(type_), text)


def _level_in(written: Written, text: str) -> tuple[object, Type]:
    meant = _meant(written)
    if isinstance(meant, bool):
        return meant, Boolean()
    number = _number_in(text)
    if number is not None:
        return number, Number()
    money = _money_in(text)
    if money is not None:
        return money.amount, Money(money.currency)
    return _time_in(written, text)


def _time_in(written: Written, text: str) -> tuple[object, Type]:
    found = _QUANTITY.fullmatch(text)
    number = _number_in(found["number"]) if found else None
    if found is None or number is None:
        raise _unreadable(
            written,
            say("a level"),
            "24 hours` or `3 working days`, `95%`, `{currency} 120`, `yes`, `4.5",
        )
    unit = unit_named(found["unit"])
    if unit is None:
        meant = meant_unit(found["number"], found["unit"])
        raise UnreadableError(UnknownUnit(written=text, unit=found["unit"], meant=meant))
    amount = number * unit.factor
    if amount < 0 or amount.denominator != 1:
        raise _unreadable(
            written, say("a whole number of `{unit}`", unit=unit.name), f"24 {unit.name}"
        )
    return int(amount), unit.type


_NUMBER = re.compile(
    r"(?P<sign>-?)(?P<number>\d{1,3}(?:,\d{3})+|\d{1,30})(?P<decimals>\.\d{1,30})?"
)
_PERCENT = re.compile(r"(?P<number>.*?)\s*[%％]")
_QUANTITY = re.compile(r"(?P<number>-?[\d][\d,.]*)\s*(?P<unit>[^\W\d][^\d]*?)?")
_MONEY = re.compile(
    r"(?:(?P<before>[A-Z]{3})\s*(?P<a>-?[\d,.]+)|(?P<b>-?[\d,.]+)\s*(?P<after>[A-Z]{3}))"
)
_MAY_BE_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _meant(written: Written) -> object:
    if isinstance(written, ScalarNode):
        return written.value
    return resolve(written) if isinstance(written, str) else written


def _number_in(text: str) -> Fraction | None:
    percent = _PERCENT.fullmatch(text)
    if percent:
        number = _number_in(percent["number"])
        return None if number is None else number / 100
    if not _NUMBER.fullmatch(text):
        return None
    return Fraction(text.replace(",", ""))


def _money_in(text: str) -> MoneyAmount | None:
    found = _MONEY.fullmatch(text)
    if found is None:
        return None
    number, currency = found["a"] or found["b"], found["before"] or found["after"]
    if _MAY_BE_GROUPED.fullmatch(number):
        raise UnreadableError(AmbiguousMoney(written=text, currency=currency, number=number))
    amount = _number_in(number)
    return None if amount is None else MoneyAmount(amount, currency, text)


def _unreadable(written: Written, expected: str, example: str) -> UnreadableError:
    fault = UnreadableValue(written=text_of(written), expected=expected, example=example)
    return UnreadableError(fault)

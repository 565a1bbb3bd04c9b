"""Texts of single cells to values, exactly. What cannot be read is None.

Values are those of `rules.types`; instants, which are many and different, are read elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import assert_never
from zoneinfo import ZoneInfo

from standards_engine.logs.mapping.reading import Cell
from standards_engine.logs.numbers import pattern, read_money, read_number
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

_LONGEST = 2**60
"""Microseconds, 36,000 years: sums and differences of these and of instants fit 64 bits."""
_MOST_DAYS = 400_000
"""A thousand years; as a count of months and of working days, more than any time can be moved."""
_EPOCH = date(1970, 1, 1).toordinal()

TRUE = ("true", "yes", "1", "是")
FALSE = ("false", "no", "0", "否")

_DURATIONS = {
    "microseconds": 1,
    "milliseconds": 1_000,
    "seconds": 1_000_000,
    "minutes": 60_000_000,
    "hours": 3_600_000_000,
}
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}
_SHORT = {
    "ms": "milliseconds",
    "s": "seconds",
    "sec": "seconds",
    "secs": "seconds",
    "m": "minutes",
    "min": "minutes",
    "mins": "minutes",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "秒": "seconds",
    "分钟": "minutes",
    "小时": "hours",
    "天": "days",
    "周": "weeks",
    "个月": "months",
    "年": "years",
}
_WRITTEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:[Zz]|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)?)?"
)
"""A date, alone or with a time of day; as of instants, the offset is less than 16 hours."""
_CLOCK = re.compile(r"(-?)([0-9]{1,9}):([0-5]?[0-9])(?::([0-5]?[0-9](?:\.[0-9]{1,9})?))?")
_ISO = re.compile(
    r"PT(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9}(?:\.[0-9]{1,9})?)S)?"
)
_AMOUNT = re.compile(rf"({pattern(None)})\s*([^\W\d_]*)")


def units_of(type_: Type) -> tuple[str, ...]:
    """The units in which a mapping can say that a field of this type is written."""
    match type_:
        case Duration():
            return tuple(_DURATIONS)
        case Days():
            return tuple(_DAYS)
        case WorkingDays():
            return ("days",)
        case Months():
            return tuple(_MONTHS)
        case _:
            return ()


def unit_named(word: str) -> str:
    """A unit by its Chinese word too; any other word as it is."""
    return word if word.isascii() else _SHORT.get(word, word)


def read(text: str, cell: Cell) -> object | None:
    """The value of a cell's text, without spaces around it; `values` are those of list items."""
    return _read(text, cell.type, cell)


def _read(text: str, type_: Type, cell: Cell) -> object | None:
    match type_:
        case Text():
            return text
        case OneOf(options):
            return text if text in options else None
        case Number():
            return read_number(text, cell.decimal)
        case Money(currency):
            return read_money(text, currency, cell.decimal)
        case Boolean():
            return _read_boolean(text, cell.true, cell.false)
        case Date():
            return _read_date(text, cell.formats, cell.zone)
        case Duration():
            return _read_duration(text, cell.unit)
        case Days():
            return _whole(_read_amount(text, _DAYS, cell.unit or "days"))
        case WorkingDays():
            return _whole(_read_amount(text, {"days": 1}, "days"))
        case Months():
            return _whole(_read_amount(text, _MONTHS, cell.unit or "months"))
        case ListOf(element):
            return _read_list(text, element, cell)
        case Instant() | Level() | Record():
            return None
        case _:
            assert_never(type_)


def _read_boolean(text: str, true: Sequence[str], false: Sequence[str]) -> int | None:
    if text in true:
        return 1
    if text in false:
        return 0
    folded = text.casefold()
    return 1 if folded in TRUE else 0 if folded in FALSE else None


def _read_date(text: str, formats: Sequence[str], zone: str | None) -> int | None:
    """Days since 1970-01-01, of a time of day its date: with an offset, the local one in `zone`."""
    moment = next((found for form in formats if (found := _formatted(text, form))), None)
    if moment is None and _WRITTEN.fullmatch(text):
        moment = _moment(datetime.fromisoformat, text.replace(",", ".").upper())
    if moment is not None and moment.tzinfo is not None:
        moment = _moment(moment.astimezone, ZoneInfo(zone or "UTC"))
    return None if moment is None else moment.toordinal() - _EPOCH


def _formatted(text: str, form: str) -> datetime | None:
    return _moment(datetime.strptime, text, form.replace("%-", "%"))


def _moment(of: Callable[..., datetime], *arguments: object) -> datetime | None:
    """None where there is no such day, time or offset."""
    try:
        return of(*arguments)
    except (ValueError, OverflowError):
        return None


def _read_duration(text: str, unit: str | None) -> int | None:
    """Microseconds; finer is cut off. A bare number needs the mapping's unit."""
    if clock := _CLOCK.fullmatch(text):
        sign, hours, minutes, seconds = clock.groups()
        total = int(hours) * 3600 + int(minutes) * 60 + Fraction(seconds or 0)
        return _within_range(total * (-1_000_000 if sign else 1_000_000))
    if iso := _ISO.fullmatch(text):
        hours, minutes, seconds = iso.groups()
        total = int(hours or 0) * 3600 + int(minutes or 0) * 60 + Fraction(seconds or 0)
        return _within_range(total * 1_000_000)
    return _within_range(_read_amount(text, _DURATIONS, unit))


def _read_amount(text: str, units: dict[str, int], unit: str | None) -> Fraction | None:
    """`24 hours`, or a bare number in `unit`."""
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        return None
    word = amount[2].casefold()
    name = _SHORT.get(word, word if word.endswith("s") else f"{word}s") if word else unit
    return Fraction(amount[1]) * units[name] if name in units else None


def _whole(amount: Fraction | None) -> int | None:
    if amount is None or amount.denominator != 1 or abs(amount) > _MOST_DAYS:
        return None
    return int(amount)


def _within_range(microseconds: Fraction | None) -> int | None:
    if microseconds is None or abs(microseconds) > _LONGEST:
        return None
    return int(microseconds)


def _read_list(text: str, element: Type, cell: Cell) -> tuple[object, ...] | None:
    """A JSON list, whose numbers have a point, or items with semicolons or commas between them."""
    parts = _json_items(text) if text.startswith("[") else None
    exact = parts is not None
    if parts is None:
        parts = _split(text, element, cell)
    inner = replace(cell, decimal=".") if exact else cell
    meant = dict(cell.values)
    texts = (part.strip() for part in parts)
    values = tuple(_read(meant.get(text, text), element, inner) for text in texts)
    return None if None in values else values


def items_of(text: str, cell: Cell) -> list[str]:
    """The texts of a list's items."""
    assert isinstance(cell.type, ListOf)
    parts = _json_items(text) if text.startswith("[") else None
    return [part.strip() for part in parts or _split(text, cell.type.element, cell)]


def _split(text: str, element: Type, cell: Cell) -> list[str]:
    """A comma of decimals stands between no items."""
    in_numbers = cell.decimal == "," and isinstance(element, Number | Money)
    return text.split(";" if ";" in text or in_numbers else ",")


def _json_items(text: str) -> list[str] | None:
    try:
        items = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except ValueError:
        return None
    return [str(item) for item in items] if isinstance(items, list) else None

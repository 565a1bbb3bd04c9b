"""How the values of a firm's own attributes are read: `each service has shelf text`."""

from __future__ import annotations

from functools import partial
from typing import Any, assert_never

from standards_engine.diagnostics.plans import UnreadableValue
from standards_engine.plans import read
from standards_engine.plans.fields import Reads
from standards_engine.plans.read import UnreadableError, Written
from standards_engine.rules import types
from standards_engine.wording import say


def reads(type_: types.Type) -> Reads:
    """Reading a value as its declared type says."""
    return Reads(partial(_read, type_), type_, _schema(type_))


def _read(type_: types.Type, written: Written) -> object:
    match type_:
        case types.Text():
            return read.read_text(written)
        case types.OneOf(options):
            return read.read_option(written, options)
        case types.Number():
            return read.read_number(written)
        case types.Boolean():
            return read.read_yes_or_no(written)
        case types.Date():
            return read.read_date(written)
        case types.Money():
            return _money(written, type_)
        case types.Level():
            return read.read_level(written)
        case types.Duration() | types.Days() | types.WorkingDays() | types.Months():
            return _time(written, type_)
        case types.Instant() | types.Record() | types.ListOf():
            raise UnreadableError(_cannot(written, type_))
        case _:
            assert_never(type_)


def _schema(type_: types.Type) -> dict[str, Any]:
    match type_:
        case types.OneOf(options):
            return {"type": "string", "enum": [*options]}
        case types.Date():
            return {"type": "string", "format": "date"}
        case types.Money():
            return {"type": "string"}
        case _:
            return {"type": ["string", "number", "boolean"]}


def _money(written: Written, type_: types.Money) -> object:
    money = read.read_money(written)
    if type_.currency not in (None, money.currency):
        raise UnreadableError(_cannot(written, type_))
    return money


def _time(written: Written, type_: types.Type) -> object:
    level = read.read_level(written)
    if level.type != type_:
        raise UnreadableError(_cannot(written, type_))
    return level.value


_EXAMPLES: dict[type[types.Type], str] = {
    types.Duration: "24 hours",
    types.Days: "3 days",
    types.WorkingDays: "3 working days",
    types.Months: "6 months",
    types.Money: "{currency} 120",
}


def _cannot(written: Written, type_: types.Type) -> UnreadableValue:
    example = _EXAMPLES.get(type(type_)) or say("a value that a plan can hold")
    if isinstance(type_, types.Money) and type_.currency is not None:
        example = f"{type_.currency} 120"
    text = read.text_of(written)
    return UnreadableValue(written=text, expected=types.describe(type_), example=example)

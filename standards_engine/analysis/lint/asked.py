"""The amounts of time and shares that a standard asks for, as figures."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from standards_engine.analysis.lint.figures import Measure
from standards_engine.analysis.lint.inside import constants
from standards_engine.diagnostics.phrases import in_rules
from standards_engine.rules.expressions import Constant
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.rules.types import Days, Duration, Months, Number, WorkingDays
from standards_engine.source import Span
from standards_engine.wording import later

Value = tuple[Measure, Fraction]

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
_HOUR = 60 * _MINUTE


def asked_of(standard: Standard, ruleset: Ruleset) -> dict[Value, None]:
    """Every amount of time in it and the tables it asks, its goal, and its numbers as shares."""
    found: dict[Value, None] = {}
    for constant in constants(standard, ruleset):
        value = _value(constant)
        if value is not None:
            found[value] = None
    if standard.goal is not None:
        found[Measure.SHARE, standard.goal.ratio] = None
    if standard.warn_at is not None and standard.goal is not None:
        found[Measure.SHARE, standard.warn_at] = None
    return found


def _value(constant: Constant) -> Value | None:
    match constant.type:
        case Duration():
            return Measure.TIME, _number(constant)
        case Days():
            return Measure.DAYS, _number(constant)
        case WorkingDays():
            return Measure.WORKING_DAYS, _number(constant)
        case Months():
            return Measure.MONTHS, _number(constant)
        case Number():
            return Measure.SHARE, _number(constant)
        case _:
            return None


def _number(constant: Constant) -> Fraction:
    return Fraction(cast("int | Fraction", constant.value))


def written(value: Value, span: Span | None) -> str:
    """As the rule file of `span` would write it."""
    measure, amount = value
    match measure:
        case Measure.TIME:
            return _time(amount, span)
        case Measure.DAYS:
            return _counted(amount, later("1 day"), later("{number} days"), span)
        case Measure.WORKING_DAYS:
            return _counted(amount, later("1 working day"), later("{number} working days"), span)
        case Measure.MONTHS if amount % 12 == 0 and amount:
            return _counted(amount / 12, later("1 year"), later("{number} years"), span)
        case Measure.MONTHS:
            return _counted(amount, later("1 month"), later("{number} months"), span)
        case Measure.SHARE:
            return f"{_digits(amount * 100)}%"


def _time(amount: Fraction, span: Span | None) -> str:
    if amount % _HOUR == 0 and amount:
        return _counted(amount / _HOUR, later("1 hour"), later("{number} hours"), span)
    if amount % _MINUTE == 0 and amount:
        return _counted(amount / _MINUTE, later("1 minute"), later("{number} minutes"), span)
    return _counted(amount / _SECOND, later("1 second"), later("{number} seconds"), span)


def _counted(amount: Fraction, one: str, many: str, span: Span | None) -> str:
    return in_rules(one if amount == 1 else many, span, number=_digits(amount))


def _digits(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"

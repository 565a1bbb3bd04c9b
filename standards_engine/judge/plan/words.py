"""Values in the words of a plan: `24 hours`, `CNY 3,600,000`, `85%`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import assert_never, cast

from standards_engine.judge.expressions import Range, Unknown
from standards_engine.plans import Entity, Level
from standards_engine.rules import types
from standards_engine.wording import ENGLISH, later, listed, say, speaking

_Noun = tuple[str, str]
_HOURS: _Noun = later("{number} hour"), later("{number} hours")
_MINUTES: _Noun = later("{number} minute"), later("{number} minutes")
_SECONDS: _Noun = later("{number} second"), later("{number} seconds")
_DAYS: _Noun = later("{number} day"), later("{number} days")
_WORKING_DAYS: _Noun = later("{number} working day"), later("{number} working days")
_MONTHS: _Noun = later("{number} month"), later("{number} months")
_UNITS = ((_HOURS, 3_600_000_000), (_MINUTES, 60_000_000), (_SECONDS, 1_000_000))
_KINDS = {
    "objective": later("objective"),
    "segment": later("segment"),
    "study": later("study"),
    "result": later("result"),
    "contact": later("contact"),
    "service": later("service"),
    "promise": later("promise"),
    "demonstration": later("demonstration"),
    "need": later("need"),
    "resource": later("resource"),
    "competitor": later("competitor"),
    "offer": later("offer"),
    "standard": later("standard"),
}
"""A firm's own kinds of things have the names that it gave them."""
_MICROSECONDS = 6
"""Decimals of a second."""
NOT_WRITTEN = later("(not written)")


def in_words(value: object, type_: types.Type, currency: str | None, *, places: int = 2) -> str:
    """A value, or a list of them, as a person writes it; with more decimals it is rounded."""
    if isinstance(value, Unknown):
        return say(NOT_WRITTEN)
    if isinstance(value, Range):
        low, high = (
            in_words(end, type_, currency, places=places) for end in (value.low, value.high)
        )
        return say("{low} to {high}", low=low, high=high)
    match type_:
        case types.Text() | types.OneOf() | types.Instant():
            return str(value)
        case types.Number():
            return number(cast("Fraction", value), places)
        case types.Money(code):
            return _money(cast("Fraction", value), places, code or currency or "")
        case types.Boolean():
            return say("yes") if value else say("no")
        case types.Date():
            return (date(1970, 1, 1) + timedelta(days=cast("int", value))).isoformat()
        case types.Duration():
            return duration(cast("int", value))
        case types.Days():
            return _counted(cast("int", value), _DAYS)
        case types.WorkingDays():
            return _counted(cast("int", value), _WORKING_DAYS)
        case types.Months():
            return _counted(cast("int", value), _MONTHS)
        case types.Level():
            return cast("Level", value).written
        case types.Record():
            return entity_name(cast("Entity", value))
        case types.ListOf(element):
            items = cast("tuple[object, ...]", value)
            words = (in_words(item, element, currency, places=places) for item in items)
            return listed(words) or say("none")
        case _:
            assert_never(type_)


def _money(amount: Fraction, places: int, currency: str) -> str:
    text, is_exact = _decimal(amount, places)
    shown = f"{currency} {text}".strip()
    return shown if is_exact else say("about {number}", number=shown)


def entity_in_words(entity: Entity) -> str:
    """``service `home visit` ``; a part without a name is told by what it is part of."""
    if entity.kind == "plan":
        return say("the plan")
    kind = say(_KINDS[entity.kind]) if entity.kind in _KINDS else entity.kind
    if entity.name is not None:
        return say("{kind} `{name}`", kind=kind, name=entity.name)
    owner = _owner(entity)
    resource = entity.values.get("resource") or entity.values.get("service")
    about = resource.name if isinstance(resource, Entity) and resource is not owner else None
    named = say("{kind} `{name}`", kind=kind, name=about) if about else kind
    if owner is None:
        return named
    return say("{part} of {whole}", part=named, whole=entity_in_words(owner))


def entity_key(entity: Entity) -> str:
    """The same in every language: what a finding is known by."""
    with speaking(ENGLISH):
        return entity_in_words(entity)


def entity_name(entity: Entity) -> str:
    return entity.name or entity_in_words(entity)


def _owner(entity: Entity) -> Entity | None:
    """The entity an unnamed part stands in."""
    inside = (
        value
        for value in entity.values.values()
        if isinstance(value, Entity) and entity.path.startswith(f"{value.path}.")
    )
    return next(inside, None)


def number(value: Fraction | int, places: int = 2) -> str:
    """Exact where so many decimals suffice, else rounded: `1,200.5`, `about 66.67`."""
    text, is_exact = _decimal(Fraction(value), places)
    return text if is_exact else say("about {number}", number=text)


def _decimal(exact: Fraction, places: int) -> tuple[str, bool]:
    """The rounded number, and whether it is exact."""
    rounded = round(exact, places)
    scaled = rounded * 10**places
    return f"{Decimal(scaled.numerator).scaleb(-places).normalize():,f}", rounded == exact


def duration(microseconds: int) -> str:
    """Exact: `29 hours 12 minutes`."""
    rest, parts = abs(microseconds), []
    for noun, size in _UNITS[:-1]:
        amount, rest = divmod(rest, size)
        if amount:
            parts.append(_counted(amount, noun))
    if rest or not parts:
        seconds = number(Fraction(rest, _UNITS[-1][1]), _MICROSECONDS)
        parts.append(_told(seconds, _SECONDS, is_one=seconds == "1"))
    whole = reduce(lambda first, rest: say("{first} {rest}", first=first, rest=rest), parts)
    return say("minus {duration}", duration=whole) if microseconds < 0 else whole


def _counted(amount: int, noun: _Noun) -> str:
    return _told(f"{amount:,}", noun, is_one=amount == 1)


def _told(number: str, noun: _Noun, *, is_one: bool) -> str:
    return say(noun[0] if is_one else noun[1], number=number)

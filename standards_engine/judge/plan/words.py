"""Values in the words of a plan: `24 hours`, `CNY 3,600,000`, `85%`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import assert_never, cast

from standards_engine.judge.expressions import Range, Unknown
from standards_engine.plans import Entity, Level
from standards_engine.rules import types

_UNITS = (("hour", 3_600_000_000), ("minute", 60_000_000), ("second", 1_000_000))
_MICROSECONDS = 6
"""Decimals of a second."""
NOT_WRITTEN = "(not written)"


def in_words(value: object, type_: types.Type, currency: str | None, *, places: int = 2) -> str:
    """A value, or a list of them, as a person writes it; with more decimals it is rounded."""
    if isinstance(value, Unknown):
        return NOT_WRITTEN
    if isinstance(value, Range):
        low, high = (
            in_words(end, type_, currency, places=places) for end in (value.low, value.high)
        )
        return f"{low} to {high}"
    match type_:
        case types.Text() | types.OneOf() | types.Instant():
            return str(value)
        case types.Number():
            return number(cast("Fraction", value), places)
        case types.Money(code):
            return _money(number(cast("Fraction", value), places), code or currency or "")
        case types.Boolean():
            return "yes" if value else "no"
        case types.Date():
            return (date(1970, 1, 1) + timedelta(days=cast("int", value))).isoformat()
        case types.Duration():
            return duration(cast("int", value))
        case types.Days():
            return _counted(cast("int", value), "day")
        case types.WorkingDays():
            return _counted(cast("int", value), "working day")
        case types.Months():
            return _counted(cast("int", value), "month")
        case types.Level():
            return cast("Level", value).written
        case types.Record():
            return entity_name(cast("Entity", value))
        case types.ListOf(element):
            items = cast("tuple[object, ...]", value)
            words = (in_words(item, element, currency, places=places) for item in items)
            return ", ".join(words) or "none"
        case _:
            assert_never(type_)


def _money(amount: str, currency: str) -> str:
    about = "about " if amount.startswith("about ") else ""
    return f"{about}{currency} {amount.removeprefix('about ')}".replace("  ", " ").strip()


def entity_in_words(entity: Entity) -> str:
    """``service `home visit` ``; a part without a name is told by what it is part of."""
    if entity.kind == "plan":
        return "the plan"
    if entity.name is not None:
        return f"{entity.kind} `{entity.name}`"
    owner = _owner(entity)
    resource = entity.values.get("resource") or entity.values.get("service")
    about = resource.name if isinstance(resource, Entity) and resource is not owner else None
    named = f"{entity.kind} `{about}`" if about else entity.kind
    return f"{named} of {entity_in_words(owner)}" if owner is not None else named


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
    exact = Fraction(value)
    rounded = round(exact, places)
    scaled = rounded * 10**places
    text = f"{Decimal(scaled.numerator).scaleb(-places).normalize():,f}"
    return text if rounded == exact else f"about {text}"


def duration(microseconds: int) -> str:
    """Exact: `29 hours 12 minutes`."""
    rest, parts = abs(microseconds), []
    for name, size in _UNITS[:-1]:
        amount, rest = divmod(rest, size)
        if amount:
            parts.append(_counted(amount, name))
    if rest or not parts:
        seconds = number(Fraction(rest, _UNITS[-1][1]), _MICROSECONDS)
        parts.append(f"{seconds} second{'' if seconds == '1' else 's'}")
    return ("minus " if microseconds < 0 else "") + " ".join(parts)


def _counted(amount: int, noun: str) -> str:
    return f"{amount:,} {noun}{'' if amount == 1 else 's'}"

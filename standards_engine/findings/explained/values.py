"""Instants, values and amounts of one explanation, in the zone of its standard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from standards_engine.findings import words
from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Range, Unknown
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.groups import text_of
from standards_engine.judge.reference.explanation import Seen, Weighed
from standards_engine.rules.types import Boolean, Duration, Instant, ListOf, OneOf, Text, Type
from standards_engine.verdicts import Unit

CANNOT_BE_READ = "cannot be read"
"""Apart from `missing`: something stands there (semantics 5.1)."""
_SECOND = 1_000_000
_SHORT = (("h", 3600 * _SECOND), ("min", 60 * _SECOND))


@frozen
class Times:
    """Local times; with their offset where the clocks change in between."""

    zone: str
    with_offset: bool

    def text(self, instant: int) -> str:
        local = words.instant(instant, self.zone)
        iso = words.iso_instant(instant, self.zone)
        return f"{local} {_offset(iso)}" if self.with_offset and iso is not None else local


def times(zone: str, instants: Iterable[int]) -> Times:
    """For texts that show these instants."""
    written = (words.iso_instant(instant, zone) for instant in instants)
    return Times(zone, len({_offset(iso) for iso in written if iso is not None}) > 1)


def _offset(iso: str) -> str:
    """`+01:00`; before zones had whole minutes `+00:49:56`."""
    return iso[max(iso.rfind("+"), iso.rfind("-")) :]


def lasting(microseconds: int) -> str:
    """Exact and short: `24 h`, `1 h 20 min 5.000001 s`."""
    rest, parts = microseconds, []
    for name, size in _SHORT:
        number, rest = divmod(rest, size)
        if number:
            parts.append(f"{number} {name}")
    if rest or not parts:
        parts.append(f"{(Decimal(rest) / _SECOND).normalize():f} s")
    return " ".join(parts)


def amount(value: int, unit: Unit) -> str:
    return lasting(value) if unit is Unit.MICROSECONDS else words.amount(value, unit)


def value(found: object, type_: Type, zone: str) -> str:
    """As the rules write it; `missing` where there is none."""
    if isinstance(found, Unknown):
        return "missing"
    if isinstance(found, Range):
        return f"{found.low} to {found.high}"
    match type_:
        case Text() | OneOf():
            return f'"{found}"'
        case Boolean():
            return "true" if found else "false"
        case Instant():
            return words.instant(whole(found), zone)
        case Duration():
            return words.duration(whole(found))
        case ListOf() if isinstance(found, tuple):
            return ", ".join(value(each, type_.element, zone) for each in found) or "nothing"
        case _:
            return text_of(found, type_, zone)


def looked_at(seen: Sequence[Seen], zone: str) -> str:
    """`reported.fault is "noise"; reported.due is missing`."""
    return "; ".join(
        f"{each.name} {CANNOT_BE_READ}"
        if each.unreadable
        else f"{each.name} is {value(each.value, each.type, zone)}"
        for each in seen
    )


def fields(seen: Sequence[Seen], zone: str) -> str:
    """`fault = "noise", due missing`."""
    return ", ".join(
        f"{each.name} {CANNOT_BE_READ if each.unreadable else 'missing'}"
        if isinstance(each.value, Unknown)
        else f"{each.name} = {value(each.value, each.type, zone)}"
        for each in seen
    )


def holding(condition: Weighed) -> str:
    if isinstance(condition.truth, Unknown):
        return "cannot be known"
    return "holds" if condition.truth else "does not hold"


def because(condition: Weighed | None, zone: str) -> str:
    """` (visited.kind is "b")`, or nothing."""
    text = "" if condition is None else looked_at(condition.seen, zone)
    return f" ({text})" if text else ""

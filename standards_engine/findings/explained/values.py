"""Instants, values and amounts of one explanation, in the zone of its standard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from standards_engine.findings import words
from standards_engine.findings.retold import retold
from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Range, Unknown
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.groups import text_of
from standards_engine.judge.reference.explanation import Seen, Weighed
from standards_engine.rules.types import Boolean, Duration, Instant, ListOf, OneOf, Text, Type
from standards_engine.verdicts import Unit
from standards_engine.wording import later, listed, say

CANNOT_BE_READ = later("cannot be read")
"""Apart from `missing`: something stands there (semantics 5.1)."""
_SECOND = 1_000_000
_SHORT = ((later("{number} h"), 3600 * _SECOND), (later("{number} min"), 60 * _SECOND))


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
    for template, size in _SHORT:
        number, rest = divmod(rest, size)
        if number:
            parts.append(say(template, number=number))
    if rest or not parts:
        parts.append(say("{number} s", number=f"{(Decimal(rest) / _SECOND).normalize():f}"))
    return words.joined(parts)


def amount(value: int, unit: Unit) -> str:
    return lasting(value) if unit is Unit.MICROSECONDS else words.amount(value, unit)


def value(found: object, type_: Type, zone: str) -> str:
    """As the rules write it; `missing` where there is none."""
    if isinstance(found, Unknown):
        return say("missing")
    if isinstance(found, Range):
        return say("{low} to {high}", low=found.low, high=found.high)
    match type_:
        case Text() | OneOf():
            return f'"{found}"'
        case Boolean():
            return say("true") if found else say("false")
        case Instant():
            return words.instant(whole(found), zone)
        case Duration():
            return words.duration(whole(found))
        case ListOf() if isinstance(found, tuple):
            shown = listed(value(each, type_.element, zone) for each in found)
            return shown or say("nothing")
        case _:
            return retold(text_of(found, type_, zone))


def looked_at(seen: Sequence[Seen], zone: str) -> str:
    """`reported.fault is "noise"; reported.due is missing`."""
    return joined(_looked_at(each, zone) for each in seen)


def _looked_at(seen: Seen, zone: str) -> str:
    if seen.unreadable:
        return say("{name} cannot be read", name=seen.name)
    if isinstance(seen.value, Unknown):
        return say("{name} is missing", name=seen.name)
    return say("{name} is {value}", name=seen.name, value=value(seen.value, seen.type, zone))


def fields(seen: Sequence[Seen], zone: str) -> str:
    """`fault = "noise", due missing`."""
    return listed(_field(each, zone) for each in seen)


def with_fields(event: str, seen: Sequence[Seen], zone: str) -> str:
    """``reported`: fault = "noise"`."""
    values = fields(seen, zone)
    return say("{what}: {value}", what=event, value=values) if values else event


def _field(seen: Seen, zone: str) -> str:
    if not isinstance(seen.value, Unknown):
        return f"{seen.name} = {value(seen.value, seen.type, zone)}"
    if seen.unreadable:
        return say("{name} cannot be read", name=seen.name)
    return say("{name} missing", name=seen.name)


def holding(condition: Weighed) -> str:
    if isinstance(condition.truth, Unknown):
        return say("cannot be known")
    return say("holds") if condition.truth else say("does not hold")


def with_reason(sentence: str, condition: Weighed | None, zone: str) -> str:
    """`… does not hold (visited.kind is "b")`, or the sentence alone."""
    text = "" if condition is None else looked_at(condition.seen, zone)
    return say("{sentence} ({reason})", sentence=sentence, reason=text) if text else sentence


def joined(sentences: Iterable[str]) -> str:
    """`one; another`."""
    return say("; ").join(sentences)


def said(columns: Sequence[str]) -> tuple[str, ...]:
    """The heads of a table."""
    return tuple(map(say, columns))

"""Amounts, instants and shares as a person writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from standards_engine.rules.nodes import EventMatch
from standards_engine.verdicts import Unit
from standards_engine.wording import ENGLISH, either, later, say, speaking

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DATE = date(1970, 1, 1)
_SECOND = 1_000_000

Noun = tuple[str, str]
"""What `counted` says of one, and of other numbers."""
SECONDS: Noun = later("{number} second"), later("{number} seconds")
MINUTES: Noun = later("{number} minute"), later("{number} minutes")
HOURS: Noun = later("{number} hour"), later("{number} hours")
DAYS: Noun = later("{number} day"), later("{number} days")
WORKING_DAYS: Noun = later("{number} working day"), later("{number} working days")
MONTHS: Noun = later("{number} month"), later("{number} months")
YEARS: Noun = later("{number} year"), later("{number} years")
_PARTS = ((HOURS, 3600 * _SECOND), (MINUTES, 60 * _SECOND), (SECONDS, _SECOND))
_MOST_DIGITS = 18


def amount(value: int, unit: Unit) -> str:
    """A clock's count, exact, as the rules write it: `24 hours`, `3 working days`."""
    match unit:
        case Unit.MICROSECONDS:
            return duration(value)
        case Unit.DAYS:
            return counted(value, DAYS)
        case Unit.WORKING_DAYS:
            return counted(value, WORKING_DAYS)


def rules_amount(value: int, unit: Unit) -> str:
    """The same in English, as programs rely on it whatever language is spoken."""
    with speaking(ENGLISH):
        return amount(value, unit)


def duration(microseconds: int) -> str:
    """Exact: `29 hours 12 minutes`, `0.25 seconds`."""
    rest, parts = abs(microseconds), []
    for noun, size in _PARTS[:-1]:
        whole, rest = divmod(rest, size)
        if whole:
            parts.append(counted(whole, noun))
    if rest or not parts:
        parts.append(counted((Decimal(rest) / _SECOND).normalize(), SECONDS))
    found = joined(parts)
    return say("minus {duration}", duration=found) if microseconds < 0 else found


def about(value: int, unit: Unit) -> str:
    """The two largest parts, cut off: `12 days 5 hours`, `5 hours 12 minutes`."""
    if unit is not Unit.MICROSECONDS:
        return amount(value, unit)
    return _two_parts(value, ((DAYS, 24 * 3600 * _SECOND), *_PARTS))


def about_hours(microseconds: int) -> str:
    """The same without days, which would mislead of working time: `29 hours 12 minutes`."""
    return _two_parts(microseconds, _PARTS)


def _two_parts(value: int, parts: tuple[tuple[Noun, int], ...]) -> str:
    if value < _SECOND:
        return duration(value)
    first = next(i for i, (_, size) in enumerate(parts) if value >= size)
    shown, rest = [], value
    for noun, size in parts[first : first + 2]:
        whole, rest = divmod(rest, size)
        if whole:
            shown.append(counted(whole, noun))
    return joined(shown)


def joined(parts: list[str]) -> str:
    """`29 hours`, `12 minutes` as one duration."""
    first, *others = parts
    return say("{first} {rest}", first=first, rest=joined(others)) if others else first


def counted(number: int | Decimal, noun: Noun) -> str:
    """`1 day`, `12 days`; without commas, as rules are written."""
    shown = f"{number:f}" if isinstance(number, Decimal) else number
    return say(noun[0] if number == 1 else noun[1], number=shown)


def events(match: EventMatch) -> str:
    """The names of what is awaited: ``visited` or `solved_by_phone``."""
    return either(f"`{name}`" for name in match.events)


def instant(microseconds: int, zone: str) -> str:
    """Local time as fine as it is: `2026-03-01 09:00`, `the end of 2026-03-01`."""
    local = _local(microseconds, zone)
    if local is None:
        return say("beyond the years a calendar knows")
    if local.time() == time.max:
        return say("the end of {date}", date=local.date())
    plain = local.replace(tzinfo=None)
    if plain.microsecond:
        return plain.isoformat(" ").rstrip("0")
    return plain.isoformat(" ", "seconds" if plain.second else "minutes")


def at(microseconds: int, zone: str) -> str:
    """When something came: `2026-03-01 09:00`, `at the end of 2026-03-01`."""
    local = _local(microseconds, zone)
    if local is not None and local.time() == time.max:
        return say("at the end of {date}", date=local.date())
    return instant(microseconds, zone)


def iso_instant(microseconds: int, zone: str) -> str | None:
    """RFC 3339 with the zone's offset; None beyond the years 1 to 9999."""
    local = _local(microseconds, zone)
    return None if local is None else local.isoformat()


def iso_date(days: int) -> str:
    """A date counted in days since 1970-01-01."""
    return (_FIRST_DATE + timedelta(days=days)).isoformat()


def date_of(microseconds: int, zone: str) -> int:
    """The local date, in days since 1970-01-01."""
    local = _local(microseconds, zone)
    if local is None:
        return microseconds // (24 * 3600 * _SECOND)
    return (local.date() - _FIRST_DATE).days


def percent(share: Fraction | None, against: Fraction | None = None) -> str:
    """One decimal, or as many as it takes to be on its side of a goal, of none and of all."""
    if share is None:
        return "–"
    return _in_percent(share, _digits(share, against, fewest=3))


def percents(low: Fraction | None, high: Fraction | None, goal: Fraction | None) -> tuple[str, str]:
    """Both as `percent` writes them, with as many decimals as tell the two apart."""
    if low is None or high is None:
        return percent(low, goal), percent(high, goal)
    apart = (d for d in range(3, _MOST_DIGITS) if round(low, d) != round(high, d))
    fewest = next(apart, 3)
    first, last = (_in_percent(each, _digits(each, goal, fewest=fewest)) for each in (low, high))
    return first, last


def ratio(share: Fraction) -> str:
    """A share as its author wrote it: `95%`, `99.5%`."""
    hundredth = share * 100
    if hundredth.denominator == 1:
        return f"{hundredth}%"
    return f"{Decimal(hundredth.numerator) / Decimal(hundredth.denominator):f}%"


def places(share: Fraction | None, against: Fraction | None = None) -> float | None:
    """Four decimals, or as many as it takes to be on its side of a goal, of none and of all."""
    if share is None:
        return None
    return float(round(share, _digits(share, against, fewest=4)))


def _in_percent(share: Fraction, digits: int) -> str:
    return f"{_decimal(round(share, digits) * 100, digits - 2)}%"


def _digits(share: Fraction, against: Fraction | None, *, fewest: int) -> int:
    enough = (d for d in range(fewest, _MOST_DIGITS) if _faithful(round(share, d), share, against))
    return next(enough, _MOST_DIGITS)


def _faithful(rounded: Fraction, share: Fraction, against: Fraction | None) -> bool:
    """Whether the rounded share reaches the goal, nothing and everything just when it does."""
    extremes = all((rounded == mark) == (share == mark) for mark in (0, 1))
    return extremes and (against is None or (rounded >= against) == (share >= against))


def _decimal(value: Fraction, digits: int) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.{digits}f}"


def _local(microseconds: int, zone: str) -> datetime | None:
    try:
        return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(_zone(zone))
    except OverflowError:
        return None


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)

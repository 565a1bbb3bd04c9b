"""Amounts, instants and shares as a person writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from standards_engine.verdicts import Unit

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DATE = date(1970, 1, 1)
_SECOND = 1_000_000
_PARTS = (("hour", 3600 * _SECOND), ("minute", 60 * _SECOND), ("second", _SECOND))
_MOST_DIGITS = 18
_BEYOND_DATES = "beyond the years a calendar knows"


def amount(value: int, unit: Unit) -> str:
    """A clock's count, exact, as the rules write it: `24 hours`, `3 working days`."""
    match unit:
        case Unit.MICROSECONDS:
            return duration(value)
        case Unit.DAYS:
            return counted(value, "day")
        case Unit.WORKING_DAYS:
            return counted(value, "working day")


def duration(microseconds: int) -> str:
    """Exact: `29 hours 12 minutes`, `0.25 seconds`."""
    rest, parts = abs(microseconds), []
    for name, size in _PARTS[:-1]:
        whole, rest = divmod(rest, size)
        if whole:
            parts.append(counted(whole, name))
    if rest or not parts:
        seconds = Decimal(rest) / _SECOND
        parts.append(f"{seconds.normalize():f} second{'' if seconds == 1 else 's'}")
    return ("minus " if microseconds < 0 else "") + " ".join(parts)


def about(value: int, unit: Unit) -> str:
    """The two largest parts, cut off: `12 days 5 hours`, `5 hours 12 minutes`."""
    if unit is not Unit.MICROSECONDS:
        return amount(value, unit)
    return _two_parts(value, (("day", 24 * 3600 * _SECOND), *_PARTS))


def about_hours(microseconds: int) -> str:
    """The same without days, which would mislead of working time: `29 hours 12 minutes`."""
    return _two_parts(microseconds, _PARTS)


def _two_parts(value: int, parts: tuple[tuple[str, int], ...]) -> str:
    if value < _SECOND:
        return duration(value)
    first = next(i for i, (_, size) in enumerate(parts) if value >= size)
    shown, rest = [], value
    for name, size in parts[first : first + 2]:
        whole, rest = divmod(rest, size)
        if whole:
            shown.append(counted(whole, name))
    return " ".join(shown)


def counted(number: int, noun: str) -> str:
    """`1 day`, `12 days`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def instant(microseconds: int, zone: str) -> str:
    """Local time as fine as it is: `2026-03-01 09:00`, `the end of 2026-03-01`."""
    local = _local(microseconds, zone)
    if local is None:
        return _BEYOND_DATES
    if local.time() == time.max:
        return f"the end of {local.date()}"
    plain = local.replace(tzinfo=None)
    if plain.microsecond:
        return plain.isoformat(" ").rstrip("0")
    return plain.isoformat(" ", "seconds" if plain.second else "minutes")


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
    digits = _digits(share, against, fewest=3)
    return f"{_decimal(round(share, digits) * 100, digits - 2)}%"


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

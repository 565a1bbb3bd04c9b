"""Local times to UTC, and how times may be written.

Where a local time is repeated the first of the two is meant; a skipped one moves forward by the
gap (semantics 1.1). Both follow from one rule: the offset that held before the change counts until
the later of the two readings of the change has passed (`fold=0` of PEP 495).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from standards_engine.frozen import frozen

_SIGN = "%-?[mdHMSyjI]|%[YfzpbBaA]"
_OTHER = f"[^%]|{_SIGN}|%%"
_FORMAT = re.compile(f"(?:{_OTHER})*(?:{_SIGN})(?:{_OTHER})*")
_FIRST, _LAST = datetime(1840, 1, 1, tzinfo=UTC), datetime(2500, 1, 1, tzinfo=UTC)
_HASTY_UNTIL = datetime(1946, 1, 1, tzinfo=UTC)
"""Until then a zone (Africa/Freetown) changed its offset and changed it back within a week."""
_SECOND = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

FIRST_INSTANT = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
LAST_INSTANT = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
"""The years 1 to 9999 in UTC: what lies outside can be neither counted in days nor shown."""
CYCLE = 146_097 * 86_400 * _SECOND
"""After 400 years the calendar repeats, weekdays included, and so do a zone's rules."""
CYCLE_BEGINS = (2100 - 1970) * 365 * 86_400 * _SECOND + 32 * 86_400 * _SECOND
"""2100-01-01: from here on one cycle stands for all later ones. 32 leap days lie before."""


class Oddity(IntEnum):
    """What may be odd about a local time."""

    NONE = 0
    REPEATED = 1
    SKIPPED = 2
    ZONELESS = 3
    """No zone is stated: it is read as UTC."""


@frozen
class Stretch:
    """From this local instant (microseconds as if UTC) on, until the next stretch."""

    start: int
    offset: int
    """Seconds to subtract for UTC."""
    oddity: Oddity


@cache
def known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def is_format(text: str) -> bool:
    """Whether `text` is a time format of which every sign stands for something."""
    return _FORMAT.fullmatch(text) is not None


def stretches(zone: str, low: int, high: int) -> tuple[Stretch, ...]:
    """What has to be subtracted from a zone's local times between `low` and `high`.

    The first stretch holds for all time before it too. If `high` lies in 2100 or later the
    stretches reach to 2500, and later times have to be brought into that cycle.
    """
    where = ZoneInfo(zone)
    begin, end = _scanned(low, high)
    found = [Stretch(-(2**63), _offset(where, begin), Oddity.NONE)]
    for at, before, after in _transitions(where, begin, end):
        early, late = sorted((at + before * _SECOND, at + after * _SECOND))
        oddity = Oddity.SKIPPED if after > before else Oddity.REPEATED
        found.append(Stretch(early, before, oddity))
        found.append(Stretch(late, after, Oddity.NONE))
    return tuple(found)


def _scanned(low: int, high: int) -> tuple[datetime, datetime]:
    """Some days more than asked, within the years in which zones change."""
    if high >= CYCLE_BEGINS:
        low, high = min(low, CYCLE_BEGINS), CYCLE_BEGINS + CYCLE
    margin = timedelta(days=10)
    first, last = _FIRST + margin, _LAST - margin
    begin, end = (
        min(max(_EPOCH + timedelta(microseconds=bound), first), last) for bound in (low, high)
    )
    return begin - margin, end + margin


def _transitions(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[tuple[int, int, int]]:
    """Every change of offset: its instant, the offsets before and after, in seconds."""
    moment, before = begin, _offset(zone, begin)
    while moment < end:
        step = timedelta(days=1 if moment < _HASTY_UNTIL else 7)
        after = _offset(zone, moment + step)
        if after != before:
            yield _change(zone, moment, moment + step), before, after
        moment, before = moment + step, after


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> int:
    """The first second after `low` at which the offset is that of `high`."""
    wanted = _offset(zone, high)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (low, middle) if _offset(zone, middle) == wanted else (middle, high)
    return (high - _EPOCH) // timedelta(microseconds=1)


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset // timedelta(seconds=1)

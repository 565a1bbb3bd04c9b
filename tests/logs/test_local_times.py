"""Stretches of a zone's local time against the zone database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standards_engine.logs.times import Oddity, Stretch, is_format, stretches

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _micros(text: str) -> int:
    """A local time as if it were UTC."""
    return (datetime.fromisoformat(text).replace(tzinfo=UTC) - EPOCH) // timedelta(microseconds=1)


def _at(known: tuple[Stretch, ...], local: int) -> Stretch:
    return [stretch for stretch in known if stretch.start <= local][-1]


def test_both_changes_of_a_year() -> None:
    known = stretches("Europe/Paris", _micros("2026-01-01"), _micros("2026-12-31"))
    assert [(each.start, each.offset, each.oddity) for each in known[1:]] == [
        (_micros("2026-03-29T02:00"), 3600, Oddity.SKIPPED),
        (_micros("2026-03-29T03:00"), 7200, Oddity.NONE),
        (_micros("2026-10-25T02:00"), 7200, Oddity.REPEATED),
        (_micros("2026-10-25T03:00"), 3600, Oddity.NONE),
    ]


@pytest.mark.parametrize(
    "zone", ["Africa/Freetown", "America/Sao_Paulo", "Asia/Tehran", "Pacific/Apia"]
)
def test_every_day_of_two_centuries_has_the_offset_of_the_database(zone: str) -> None:
    known = stretches(zone, _micros("1900-01-01"), _micros("2099-12-31"))
    where = ZoneInfo(zone)
    day = datetime.fromisoformat("1900-01-01T12:30")
    while day.year < 2100:
        offset = where.utcoffset(day)
        assert offset is not None
        assert _at(known, _micros(day.isoformat())).offset == offset.total_seconds(), day
        day += timedelta(days=5, hours=7)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("%Y-%m-%d", True),
        ("%d.%m.%Y um %H:%M Uhr", True),
        ("%Y年%m月%d日", True),
        ("%-d/%-m/%y %I:%M %p", True),
        ("100%% %Y", True),
        ("%Q", False),
        ("%-Y", False),
        ("%Y-%", False),
        ("no sign at all", False),
        ("", False),
    ],
)
def test_time_formats(text: str, *, sound: bool) -> None:
    assert is_format(text) is sound

"""Local days: where each date begins in a zone, daylight saving included."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from standards_engine.calendars import civil

DAY = 86_400_000_000
"""Microseconds of a day of 24 hours."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_FIRST_DATE = civil.from_date(date(1, 1, 3))
_LAST_DATE = civil.from_date(date(9999, 12, 29))
"""Beyond the years that zones are written for, days last 24 hours."""


class LocalDays:
    """The dates of one zone. Dates are days since 1970-01-01, instants microseconds UTC."""

    __slots__ = ("_starts", "_zone", "zone")

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._zone = ZoneInfo(zone)
        self._starts: dict[int, int] = {}

    def date_of(self, instant: int) -> int:
        """The local date: the last one that has begun.

        Where the clock goes back over midnight, the repeated part of the old date belongs to the
        new one, so that dates never run backwards.
        """
        date_ = instant // DAY + 1
        while self.start_of(date_) > instant:
            date_ -= 1
        return date_

    def start_of(self, date: int) -> int:
        """The first instant of a date, also where daylight saving skips its midnight."""
        found = self._starts.get(date)
        if found is None:
            found = self._starts[date] = self._find_start(date)
        return found

    def end_of(self, date: int) -> int:
        """The last microsecond of a date."""
        return self.start_of(date + 1) - 1

    def instant_of(self, date: int, microseconds_of_day: int) -> int:
        """A time on the wall; 24:00 and later run into the next dates.

        A repeated time is the first of the two, a skipped one moves forward by the gap.
        """
        days, rest = divmod(microseconds_of_day, DAY)
        inside = min(max(date + days, _FIRST_DATE), _LAST_DATE)
        return self._instant(inside, rest, fold=0) + (date + days - inside) * DAY

    def add_months(self, date: int, n: int) -> int:
        """The same day, `n` months on, clipped to the month's end."""
        return civil.add_months(date, n)

    def _instant(self, date: int, microseconds_of_day: int, *, fold: int) -> int:
        midnight = datetime.combine(civil.to_date(date), datetime.min.time(), tzinfo=self._zone)
        wall = midnight + timedelta(microseconds=microseconds_of_day)
        return (wall.replace(fold=fold) - _EPOCH) // _MICROSECOND

    def _find_start(self, date: int) -> int:
        """Midnight, or the first instant that shows the date where the clock skips midnight."""
        if not _FIRST_DATE <= date <= _LAST_DATE:
            return self.instant_of(date, 0)
        start = self._instant(date, 0, fold=0)
        skipped = range(self._instant(date, 0, fold=1), start)
        return start - len(skipped) + bisect_left(skipped, date, key=self._date_shown)

    def _date_shown(self, instant: int) -> int:
        shown = (_EPOCH + timedelta(microseconds=instant)).astimezone(self._zone)
        return civil.from_date(shown.date())

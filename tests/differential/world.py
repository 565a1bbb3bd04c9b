"""Where and when the generated rules and logs lie: zones, and nights worth passing through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.differential.choices import Choices

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = 1
HOUR = 3_600_000_000
DAY = 24 * HOUR

PLACES = (
    ("Europe/Paris", "2026-03-27 16:00"),  # a Friday; clocks go forward on Sunday at 02:00
    ("Europe/Paris", "2026-10-23 16:00"),  # and back
    ("Europe/Paris", "2026-01-30 16:00"),  # the month ends, and the next is shorter
    ("UTC", "2028-02-28 16:00"),  # a leap year
    ("America/Santiago", "2026-09-04 16:00"),  # Sunday begins at 01:00
    ("America/Santiago", "2026-04-03 16:00"),  # Saturday has its last hour twice
    ("Asia/Kathmandu", "2026-12-30 16:00"),  # +05:45, a week over New Year
    ("Pacific/Apia", "2011-12-28 16:00"),  # 30 December does not exist
)


@dataclass(frozen=True, slots=True)
class World:
    zone: str
    base: int
    """The instant about which everything happens."""

    def local(self, instant: int) -> datetime:
        return (EPOCH + timedelta(microseconds=instant)).astimezone(ZoneInfo(self.zone))

    def day(self, instant: int) -> date:
        return self.local(instant).date()

    def midnight(self, instant: int, days: int) -> int:
        """The start of the local day so many days on, as `datetime` places it."""
        start = datetime.combine(self.day(instant) + timedelta(days=days), datetime.min.time())
        return (start.replace(tzinfo=ZoneInfo(self.zone)) - EPOCH) // timedelta(microseconds=1)

    def written(self, instant: int) -> str:
        """As a rule or a log has it: local where that is certain, else with an offset."""
        local = self.local(instant)
        form = "microseconds" if instant % 1_000_000 else "minutes"
        if instant % 60_000_000 and form == "minutes":
            form = "seconds"
        text = local.replace(tzinfo=None).isoformat(" ", form)
        read = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(self.zone))
        if (read - EPOCH) // timedelta(microseconds=1) == instant:
            return text
        return (EPOCH + timedelta(microseconds=instant)).isoformat(" ", form)


def world(choices: Choices) -> World:
    zone, text = choices.pick(PLACES)
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return World(zone, (local - EPOCH) // timedelta(microseconds=1))

"""A response judged by a model that walks from minute to minute: a third opinion.

Both judges count by the same calendars. The model knows none of them: it looks at the wall clock
of each minute and of each midnight, and shares no code with the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.findings.batches import obligation_at
from standards_engine.findings.judging import Judge, columnar_judge, reference_judge
from standards_engine.rules.nodes import Ruleset
from tests.findings.small_log import SmallLog
from tests.rules.checking import ruleset_of

MINUTE = 60_000_000
ZONE = ZoneInfo("Europe/Paris")
FIRST = int(datetime(2026, 3, 27, tzinfo=ZONE).timestamp()) // 60
"""Minutes since 1970. The clocks go forward two days later."""
EVENTS = ("visited", "away", "back", "moved", "reopened", "visited", "reported", "withdrawn")
RULES = """
ruleset care zone "Europe/Paris"
calendar desk {calendar}
event reported event visited event away event back event withdrawn event moved event reopened
standard visit
  for each reported
  expect visited within {limit}
  {clock}
  pause away until back
  cancelled by withdrawn
  restarted by moved
  reopened by reopened resume
"""

Row = tuple[int, str]
"""A minute and an event."""


def _desk(day: date, minute: int) -> bool:
    """`open daily 08:00..12:00, 13:00..18:00 closed sunday closed 2026-03-30`."""
    return _works(day) and (480 <= minute < 720 or 780 <= minute < 1080)


def _works(day: date) -> bool:
    return day.weekday() != 6 and day != date(2026, 3, 30)


def _night(day: date, minute: int) -> bool:
    """`open daily 22:00..06:00 closed 2026-03-28`."""
    opened = day if minute >= 1320 else day - timedelta(days=1)
    return (minute >= 1320 or minute < 360) and _watches(opened)


def _watches(day: date) -> bool:
    return day != date(2026, 3, 28)


CALENDARS = {
    "open daily 08:00..12:00, 13:00..18:00 closed sunday closed 2026-03-30": (_desk, _works),
    "open daily 22:00..06:00 closed 2026-03-28": (_night, _watches),
    "open daily": (lambda *_: True, lambda _: True),
}


@dataclass
class Model:
    """`stands` are stretches between a visit and the reopening after it."""

    rows: Sequence[Row]
    as_of: int
    limit: str
    calendar: str
    stands: list[tuple[int, int]] = field(default_factory=list)

    def obligations(self) -> list[tuple[str, int]]:
        """The verdict on each report, and what had been counted."""
        reports = [index for index, (_, event) in enumerate(self.rows) if event == "reported"]
        return [self._judged(index) for index in reports]

    def _judged(self, trigger: int) -> tuple[str, int]:
        start, answered, self.stands = self.rows[trigger][0], None, []
        for time, event in self.rows[trigger + 1 :]:
            counted = self._counted(start, time if answered is None else answered)
            if answered is not None:
                if event == "reopened":
                    self.stands.append((answered, time))
                    answered = None
            elif event == "withdrawn" and counted <= self._amount:
                return "excused", counted
            elif event == "moved" and counted <= self._amount:
                start = time
            elif event == "visited" and counted > self._amount:
                return "missed", counted
            elif event == "visited":
                answered = time
        counted = self._counted(start, self.as_of if answered is None else answered)
        if answered is not None:
            return "met", counted
        return ("pending" if counted <= self._amount else "missed"), counted

    @property
    def _amount(self) -> int:
        number, unit = self.limit.split(" ", 1)
        return int(number) * (60 if unit == "hours" else 1)

    def _counted(self, start: int, end: int) -> int:
        is_open, opens = CALENDARS[self.calendar]
        if "day" not in self.limit:
            walls = ((minute, _wall(minute)) for minute in range(start, end))
            running = (wall for minute, wall in walls if not self._is_paused(minute + 1))
            return sum(is_open(wall.date(), wall.hour * 60 + wall.minute) for wall in running)
        number = (_wall(end).date() - _wall(start).date()).days
        dates = [_wall(start).date() + timedelta(days=n + 1) for n in range(number)]
        if "working" in self.limit:
            dates = [day for day in dates if opens(day)]
        return sum(not self._is_paused(_midnight(day)) for day in dates)

    def _is_paused(self, time: int) -> bool:
        """Just before an instant."""
        edges = [event for at, event in self.rows if at < time and event in ("away", "back")]
        away = bool(edges) and edges[-1] == "away"
        return away or any(answered < time <= again for answered, again in self.stands)


@cache
def _wall(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(ZONE)


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp()) // 60


@cache
def _rules(calendar: str, limit: str, clock: str) -> Ruleset:
    return ruleset_of(RULES.format(calendar=calendar, limit=limit, clock=clock))


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Rows a few steps apart, some at one instant; as-of is that of the last, or later."""
    step = draw(st.sampled_from([45, 60, 240, 720]))
    events = ["reported", *draw(st.lists(st.sampled_from(EVENTS), min_size=2, max_size=7))]
    gaps = st.sampled_from([1, 2, 3, 0, 7])
    minutes = [FIRST + 60 * draw(st.integers(0, 48))]
    for _ in events:
        minutes.append(minutes[-1] + step * draw(gaps))
    limits = "4 hours", "2 days", "20 hours", "1 working day", "90 minutes", "0 days"
    limit, calendar = draw(st.sampled_from(limits)), draw(st.sampled_from([*CALENDARS]))
    return Model(list(zip(minutes[:-1], events, strict=True)), minutes[-1], limit, calendar)


@pytest.mark.parametrize("judge", [reference_judge, columnar_judge])
@settings(max_examples=250)
@given(model=models())
def test_verdict_and_counted_time_are_those_of_the_model(judge: Judge, model: Model) -> None:
    clock = "" if model.limit.endswith(" days") else "clock runs during desk"
    ruleset = _rules(model.calendar, model.limit, clock)
    log = SmallLog([("1", event, time * MINUTE, {}) for time, event in model.rows], ruleset)
    unit = 1 if "day" in model.limit else MINUTE
    (batch,) = log.batches(model.as_of * MINUTE)
    (verdicts,) = judge(ruleset, batch, model.as_of * MINUTE).verdicts
    found = [obligation_at(verdicts, n, ruleset.standards[0]) for n in range(len(verdicts))]
    expected = [(verdict, counted * unit) for verdict, counted in model.obligations()]
    assert [(each.verdict.word, each.counted) for each in found] == expected

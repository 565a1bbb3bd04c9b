"""Logs for a rule file: rows near each other's limits, with ties, gaps and holes.

Every row is written twice: as the cells of a CSV file, and as the values a judge is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tests.differential.choices import Choices
from tests.differential.fields import UNREADABLE, Kind, Value, values
from tests.differential.rulesets import RuleFile
from tests.differential.world import DAY, HOUR, MICROSECOND, World

NOISE = "phoned"
"""An activity that no rule declares."""
_STEPS = (0, HOUR, 2 * HOUR, 8 * HOUR, 24 * HOUR, 4 * HOUR, 25 * HOUR, 48 * HOUR, 16 * HOUR)
_RARE_STEPS = (-HOUR, 23 * HOUR, 90 * 60_000_000, 7 * DAY, 31 * DAY, 0)
_SHIFTED = (0, 0, 0, 0, 0, 0, MICROSECOND, -MICROSECOND)
_MIDNIGHT = "midnight"
_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """As a person would count it: the header is row 1."""
    case: str
    event: str | None
    """A declared event, `NOISE`, or None where the cell is empty."""
    time: int | None
    values: dict[str, Value]
    unread: dict[str, str]
    """Cells that cannot be read; the time's is `time`."""
    shuffled: int = 0
    """Its place in a file with the same rows in another order; equal ones stay as they are."""


@dataclass(frozen=True, slots=True)
class Log:
    rows: tuple[Row, ...]
    """As they stand in the file, whose first row is the header."""
    as_of: int


def log(choices: Choices, rules: RuleFile) -> Log:
    pool = _values(rules)
    rows: list[Row] = []
    for number in range(choices.pick((1, 1, 2, 3))):
        rows += _Writer(choices, rules, pool).case(str(number + 1), len(rows) + 2)
    known = sorted({row.time for row in rows if row.time is not None})
    moments = known or [rules.world.base]
    as_of = choices.pick(moments[::-1]) + choices.pick((0, 0, HOUR, DAY, -MICROSECOND, 40 * DAY))
    return Log(tuple(rows), as_of)


@cache
def _of_kind(kind: Kind, world: World) -> tuple[Value, ...]:
    return values(kind, world)


def _values(rules: RuleFile) -> dict[str, tuple[Value, ...]]:
    return {name: _of_kind(kind, rules.world) for name, kind in rules.cells.items()}


class _Writer:
    """Writes the rows of one case."""

    def __init__(
        self, choices: Choices, rules: RuleFile, pool: dict[str, tuple[Value, ...]]
    ) -> None:
        self.choices = choices
        self.rules = rules
        self.pool = pool
        self.moments = [rules.world.base]
        self.holes = choices.maybe(4)
        self.activities = (*(rules.events[:2] * 3), *(rules.events * 3), NOISE)

    def case(self, key: str, first: int) -> list[Row]:
        rows = [self.choices.part(lambda: self._row(first, key))]
        while len(rows) < _MOST_ROWS and (number := first + len(rows)):
            row = self.choices.part(lambda number=number: self._another(number, key))
            if row is None:
                break
            rows.append(row)
        return rows

    def _another(self, number: int, key: str) -> Row | None:
        return self._row(number, key) if self.choices.count(0, 5) else None

    def _row(self, number: int, key: str) -> Row:
        event: str | None = self.choices.pick(self.activities)
        time: int | None = self._moment()
        unread: dict[str, str] = {}
        if self.holes and self.choices.maybe(4):
            event, time = self.choices.pick(((event, None), (None, time), (None, None)))
            if time is None:
                unread["time"] = self.choices.pick(("soon", ""))
        found = {name: self._value(name, unread) for name in self.pool}
        given = {name: value for name, value in found.items() if value is not None}
        return Row(number, key, event, time, given, unread, self.choices.count(0, 3))

    def _moment(self) -> int:
        """Some steps after an earlier row, or at a midnight."""
        world = self.rules.world
        latest = self.moments[-1]
        since = self.choices.pick((latest, latest, *self.moments[::-1]))
        step = self.choices.pick((*_STEPS, *_STEPS, *_RARE_STEPS, _MIDNIGHT, _MIDNIGHT))
        if step == _MIDNIGHT:
            time = world.midnight(since, self.choices.count(1, 3))
        else:
            time = since + int(step)
        time += self.choices.pick(_SHIFTED)
        self.moments.append(time)
        return time

    def _value(self, name: str, unread: dict[str, str]) -> Value | None:
        options = self.pool[name]
        chosen = self.choices.count(0, 2 * len(options))
        if chosen < 2 * len(options):
            return options[chosen // 2]
        kind = self.rules.cells[name]
        if kind in UNREADABLE and self.choices.maybe():
            unread[name] = UNREADABLE[kind]
        return None


def written(found: Log, rules: RuleFile) -> str:
    """The log as CSV."""
    return "".join(f"{','.join(cells)}\n" for cells in _cells(found, rules))


def _cells(found: Log, rules: RuleFile) -> Iterator[Sequence[str]]:
    yield ("case", "time", "event", *rules.cells)
    for row in found.rows:
        time = "" if row.time is None else rules.world.written(row.time)
        yield (
            row.case,
            row.unread.get("time", time),
            row.event or "",
            *(_cell(row, name) for name in rules.cells),
        )


def _cell(row: Row, name: str) -> str:
    value = row.values.get(name)
    return row.unread.get(name, "") if value is None else value.cell


def shuffled(found: Log) -> Log:
    """The same rows, with their numbers, in another order."""
    return Log(tuple(sorted(found.rows, key=lambda row: row.shuffled)), found.as_of)


def until(found: Log, instant: int) -> Log:
    """The log as it stood then. What has no time stands in it from the beginning."""
    rows = tuple(row for row in found.rows if row.time is None or row.time <= instant)
    return Log(rows, instant)

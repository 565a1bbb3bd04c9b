"""The cells of a goal: a period and the values of its `by` fields (semantics 7.3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import numpy as np

from standards_engine.calendars import periods
from standards_engine.judge.columnar.arrays import Int32, Int64
from standards_engine.judge.columnar.clocks.days import local_dates
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.triggers import began_on
from standards_engine.judge.columnar.values.evaluate import evaluate
from standards_engine.judge.columnar.values.frames import Frame
from standards_engine.judge.columnar.values.vectors import (
    Pooled,
    Vector,
    Whole,
    combinations,
    distinct,
    each,
    gathered,
    wholes,
)
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.groups import text_of
from standards_engine.logs.events import Pool
from standards_engine.rules.nodes import (
    ForEachSilence,
    Goal,
    GroupKey,
    Period,
    Periodic,
    Standard,
)
from standards_engine.rules.types import Date, Type
from standards_engine.verdicts import Group


def groups_of(matter: Matter) -> tuple[Int32, Sequence[Group]]:
    """The group of every obligation, as an index into the groups; some of those may be empty."""
    standard, goal = matter.standard, matter.standard.goal
    if goal is None or not len(matter):
        return np.zeros(len(matter), np.int32), [Group(None)][: len(matter)]
    asked = ("groups", goal.period, goal.instant, goal.by, *_begins(standard))
    return matter.sheet.memo(asked, lambda: _grouped(goal, matter))


def _begins(standard: Standard) -> tuple[object, ...]:
    """On what it depends which obligations there are: of windows and silences, on any clause."""
    if isinstance(standard.expectation, Periodic) or isinstance(standard.trigger, ForEachSilence):
        return (standard,)
    dates = standard.first, standard.last, standard.zone
    return (standard.trigger, standard.reopenings, *dates)


def _grouped(goal: Goal, matter: Matter) -> tuple[Int32, Sequence[Group]]:
    names = names_of(goal.by, matter.frame)
    asked = ("period", goal.period, goal.instant, *_begins(matter.standard))
    period = matter.sheet.memo(asked, lambda: _period(goal, matter))
    codes, keys = _cells([period, *names])
    numbering = _numbering(names)
    return numbering.of(keys)[codes], numbering.groups


def _cells(vectors: Sequence[Vector]) -> tuple[Int64, list[tuple[object, ...]]]:
    """As `combinations`; quicker where few are possible, since all of those are numbered."""
    pools = [each.pool for each in vectors if isinstance(each, Pooled)]
    sizes = [len(pool) + 1 for pool in pools]
    total = math.prod(sizes)
    if len(pools) < len(vectors) or total > 4 * len(vectors[0]):
        return combinations(vectors)
    codes = np.zeros(len(vectors[0]), np.int64)
    for vector, size in zip(vectors, sizes, strict=True):
        assert isinstance(vector, Pooled)
        codes = codes * size + (vector.codes + 1)
    present, places = distinct(codes, total)
    columns: list[list[object]] = []
    for pool, size in zip(reversed(pools), reversed(sizes), strict=True):
        present, own = np.divmod(present, size)
        columns.append([pool[code - 1] if code else Unknown() for code in own.tolist()])
    return places, list(zip(*reversed(columns), strict=True))


class _Numbering:
    """Numbers of groups: one list for all batches that share their values."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._lock = Lock()

    def of(self, keys: Sequence[tuple[object, ...]]) -> Int32:
        """Of groups that are the same under one name it is the same."""
        with self._lock:
            return np.array([self._number(key) for key in keys], np.int32)

    def _number(self, key: tuple[object, ...]) -> int:
        known = self._numbers.setdefault(key, len(self.groups))
        if known == len(self.groups):
            period, *by = (None if isinstance(value, Unknown) else str(value) for value in key)
            self.groups.append(Group(period, tuple(by)))
        return known


def _numbering(names: Sequence[Vector]) -> _Numbering:
    """Kept with the names, where they outlast the batch."""
    pools = tuple(each.pool for each in names if isinstance(each, Pooled))
    lasting = [pool for pool in pools if isinstance(pool, Pool)]
    if not names or len(lasting) < len(names):
        return _Numbering()
    return lasting[0].memo(("groups", len(names)), _Numbering)


def names_of(by: Sequence[GroupKey], frame: Frame) -> list[Vector]:
    """The values of `by` fields, as text."""
    return [_names(evaluate(key.value, frame), key.value.type, frame.zone) for key in by]


def _names(values: Vector, type_: Type, zone: str) -> Vector:
    if isinstance(values, Pooled) and isinstance(values.pool, Pool):
        pool = values.pool
        texts = pool.memo(
            ("text", type_, zone), lambda: Pool(text_of(value, type_, zone) for value in pool)
        )
        return Pooled(values.codes, texts)
    return each(lambda value: text_of(value, type_, zone), values)


def _period(goal: Goal, matter: Matter) -> Vector:
    """The name of the period, by the local date of the trigger or of the goal's own instant."""
    dates, of_period = _dates(goal, matter), goal.period
    if of_period is None:
        return Whole(np.zeros_like(dates.values), np.zeros_like(dates.known))
    codes, keys = combinations([dates])
    labels: dict[object, int] = {}
    numbers = [labels.setdefault(_label(date, of_period), len(labels)) for (date,) in keys]
    return gathered(list(labels), np.array(numbers, np.int64)[codes])


@lru_cache(maxsize=20_000)
def _label(date: object, period: Period) -> str | Unknown:
    if isinstance(date, Unknown):
        return date
    assert isinstance(date, int)
    return periods.label(date, period)


def _dates(goal: Goal, matter: Matter) -> Whole:
    zone = matter.standard.zone
    if goal.instant is None:
        dates = began_on(matter.triggers, zone)
        return Whole(dates, np.ones(len(matter), np.bool_))
    found = wholes(evaluate(goal.instant, matter.frame))
    if isinstance(goal.instant.type, Date):
        return found
    return Whole(local_dates(zone).date_of(found.values), found.known)

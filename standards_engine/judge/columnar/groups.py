"""The cells of a goal: a period and the values of its `by` fields (semantics 7.3)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standards_engine.calendars import periods
from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.clocks.days import local_dates
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.triggers import began_on
from standards_engine.judge.columnar.values.evaluate import evaluate
from standards_engine.judge.columnar.values.frames import Frame
from standards_engine.judge.columnar.values.vectors import Vector, Whole, combinations, each, wholes
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.groups import text_of
from standards_engine.rules.nodes import (
    ForEachSilence,
    Goal,
    GroupKey,
    Period,
    Periodic,
    Standard,
)
from standards_engine.rules.types import Date
from standards_engine.verdicts import Group


def groups_of(matter: Matter) -> tuple[Int64, list[Group]]:
    """The group of every obligation, as an index, and the groups in order of appearance."""
    standard, goal = matter.standard, matter.standard.goal
    if goal is None or not len(matter):
        return np.zeros(len(matter), np.int64), [Group(None)][: len(matter)]
    asked = goal.period, goal.instant, goal.by
    return matter.sheet.memo(("groups", asked, _begins(standard)), lambda: _grouped(goal, matter))


def _begins(standard: Standard) -> object:
    """On what it depends which obligations there are: of windows and silences, on any clause."""
    if isinstance(standard.expectation, Periodic) or isinstance(standard.trigger, ForEachSilence):
        return standard
    dates = standard.first, standard.last, standard.zone
    return standard.trigger, standard.reopenings, dates


def _grouped(goal: Goal, matter: Matter) -> tuple[Int64, list[Group]]:
    codes, keys = combinations([_period(goal, matter), *names_of(goal.by, matter.frame)])
    return _in_order(codes, [_group(key) for key in keys])


def _group(key: tuple[object, ...]) -> Group:
    period, *by = (None if isinstance(value, Unknown) else str(value) for value in key)
    return Group(period, tuple(by))


def names_of(by: Sequence[GroupKey], frame: Frame) -> list[Vector]:
    """The values of `by` fields, as text."""

    def named(key: GroupKey) -> Vector:
        type_ = key.value.type
        return each(lambda value: text_of(value, type_, frame.zone), evaluate(key.value, frame))

    return [named(key) for key in by]


def _period(goal: Goal, matter: Matter) -> Vector:
    """The name of the period, by the local date of the trigger or of the goal's own instant."""
    dates, of_period = _dates(goal, matter), goal.period
    if of_period is None:
        return Whole(np.zeros_like(dates.values), np.zeros_like(dates.known))
    return each(lambda date: _label(date, of_period), dates)


def _label(date: object, period: Period) -> str:
    assert isinstance(date, int)
    return periods.label(date, period)


def _dates(goal: Goal, matter: Matter) -> Whole:
    zone = matter.standard.zone
    if goal.instant is None:
        dates = began_on(matter.triggers, matter.sheet, zone)
        return Whole(dates, np.ones(len(matter), np.bool_))
    found = wholes(evaluate(goal.instant, matter.frame))
    if isinstance(goal.instant.type, Date):
        return found
    return Whole(local_dates(zone).date_of(found.values), found.known)


def _in_order(codes: Int64, groups: list[Group]) -> tuple[Int64, list[Group]]:
    """Groups that are the same under one name, once each, the first to appear first."""
    first = np.zeros(len(groups), np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    order: dict[Group, int] = {}
    places = np.zeros(len(groups), np.int64)
    for code in np.argsort(first, kind="stable").tolist():
        places[code] = order.setdefault(groups[code], len(order))
    return places[codes], list(order)

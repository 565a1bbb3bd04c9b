"""What a batch contributes to the aggregates of a standard for each period (semantics 7.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import numpy as np

from standards_engine.calendars import periods
from standards_engine.judge.asked import asked
from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.groups import names_of
from standards_engine.judge.columnar.values.evaluate import evaluate, holds
from standards_engine.judge.columnar.values.folding import fold
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet, frame_of_rows
from standards_engine.judge.columnar.values.members import hole_rows, live_rows
from standards_engine.judge.columnar.values.vectors import (
    DOUBT,
    FALSE,
    TRUE,
    Vector,
    Whole,
    combinations,
    each,
    is_known,
)
from standards_engine.judge.expressions import Unknown
from standards_engine.judge.fold import Cell, Part, Values, period_parts
from standards_engine.judge.tallies import Counted, Shared, Spread, Summed, Tally
from standards_engine.logs.events import UNREADABLE, EventBatch
from standards_engine.rules.expressions import Aggregate, EventsOf, Fold
from standards_engine.rules.nodes import ForEachPeriod, Period, Ruleset

Place = tuple[int | None, Values | None]
"""The first date of a period, and a group; None where a hole hides it."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Events, the code of each one's place, the places, and which events are holes."""

    frame: Frame
    codes: Int64
    places: list[Place]
    is_hole: Bool

    def take(self, kept: Int64) -> _Placed:
        return _Placed(self.frame.take(kept), self.codes[kept], self.places, self.is_hole[kept])


def contribute(
    standard_index: int,
    ruleset: Ruleset,
    batch: EventBatch,
    as_of: int,
    shared: Sheet | None = None,
) -> Part:
    """The tallies of the batch, for `fold.finish` to judge. A hole may belong to every period."""
    sheet, found = shared or Sheet(ruleset, batch, as_of), Part()
    standard = ruleset.standards[standard_index]
    parts = period_parts(standard)
    if parts is None:
        return found
    trigger, requirement = parts
    for number, question in enumerate(asked(requirement)):
        for placed in _events(sheet, standard.zone, trigger, question):
            for (period, group), tally in _tallies(question, placed):
                found.add(Cell(number, period, group), tally)
    return found


# --- where events belong ------------------------------------------------------------------------


def _events(
    sheet: Sheet, zone: str, trigger: ForEachPeriod, question: Aggregate
) -> Iterator[_Placed]:
    """Event by event, for `by` reads each under its own name; unreadable ones by themselves."""
    assert isinstance(question.items, EventsOf)
    holes = hole_rows(sheet, question.items.events)
    activity = sheet.rows.activity[holes]
    yield _placed(sheet, zone, trigger, question, holes[activity == UNREADABLE], None)
    for name, code in zip(question.items.events, sheet.codes(question.items.events), strict=True):
        rows = np.concatenate([live_rows(sheet, (name,)), holes[activity == code]])
        yield _placed(sheet, zone, trigger, question, rows, name)


def _placed(
    sheet: Sheet,
    zone: str,
    trigger: ForEachPeriod,
    question: Aggregate,
    rows: Int64,
    event: str | None,
) -> _Placed:
    frame = frame_of_rows(sheet, zone, rows).bind(question.variable, Records(rows))
    is_hole = rows >= sheet.rows.live
    period = _first_dates(Whole(sheet.dates(zone)[rows], ~is_hole), trigger.period)
    by: list[Vector] = []
    if event is not None:
        by = names_of(trigger.by, frame.bind(event, Records(rows)))
    codes, keys = combinations([period, *by])
    hidden = event is None and bool(trigger.by)
    places = [(_known(p), None if hidden else tuple(map(_known, g))) for p, *g in keys]
    return _Placed(frame, codes, cast("list[Place]", places), is_hole)


def _first_dates(dates: Whole, period: Period) -> Vector:
    return each(lambda date: periods.bounds(date, period)[0], dates)


def _known(value: object) -> object:
    return None if isinstance(value, Unknown) else value


# --- what they add ------------------------------------------------------------------------------


def _tallies(question: Aggregate, placed: _Placed) -> Iterator[tuple[Place, Tally]]:
    """One or more tallies for every place that some event belongs to, or may."""
    truth = holds(question.where, placed.frame)
    kept = np.flatnonzero(truth != FALSE)
    placed, certain = placed.take(kept), (truth[kept] == TRUE) & ~placed.is_hole[kept]
    match question.fold:
        case Fold.COUNT:
            yield from _counted(placed, certain)
        case Fold.SHARE:
            yield from _shared(placed, certain, holds(question.satisfies, placed.frame))
        case _:
            assert question.value is not None
            values = evaluate(question.value, placed.frame)
            yield from _folded(question.fold, placed, certain & is_known(values), values)


def _counted(placed: _Placed, certain: Bool) -> Iterator[tuple[Place, Tally]]:
    size = len(placed.places)
    sure = np.bincount(placed.codes[certain], minlength=size)
    maybe = np.bincount(placed.codes[~certain], minlength=size)
    for place, *counts in zip(placed.places, sure.tolist(), maybe.tolist(), strict=True):
        if any(counts):
            yield place, Counted(*counts)


def _shared(placed: _Placed, certain: Bool, satisfies: Int8) -> Iterator[tuple[Place, Tally]]:
    belongs = np.where(certain, TRUE, DOUBT)
    table = np.zeros((len(placed.places), 3, 3), np.int64)
    np.add.at(table, (placed.codes, belongs, satisfies), 1)
    for place, counts in zip(placed.places, table, strict=True):
        if counts.any():
            yield place, _share(counts[TRUE].tolist(), counts[DOUBT].tolist())


def _share(certain: list[int], possible: list[int]) -> Shared:
    """Counts of events that do not satisfy, do, or may."""
    bad, good, unclear = certain
    possible_bad, possible_good, possible_unclear = possible
    return Shared(good, bad, unclear, possible_good, possible_bad, possible_unclear)


def _folded(
    kind: Fold, placed: _Placed, usable: Bool, values: Vector
) -> Iterator[tuple[Place, Tally]]:
    """A missing value, or one of an event that may not belong, is a doubt."""
    doubts = np.bincount(placed.codes[~usable], minlength=len(placed.places)).tolist()
    summed = kind in (Fold.SUM, Fold.AVERAGE)
    for place, doubt in zip(placed.places, doubts, strict=True):
        if doubt:
            yield place, Summed(doubts=doubt) if summed else Spread(doubts=doubt)
    kept = np.flatnonzero(usable)
    codes, values = placed.codes[kept], values.take(kept)
    if summed:
        yield from _summed(placed.places, codes, values)
    else:
        yield from _spread(kind, placed.places, codes, values)


def _summed(places: list[Place], codes: Int64, values: Vector) -> Iterator[tuple[Place, Tally]]:
    size = len(places)
    number = np.bincount(codes, minlength=size)
    totals = fold(Fold.SUM, size, codes, values, None)
    for index in np.flatnonzero(number).tolist():
        _, [(total,)] = combinations([totals.take(np.array([index]))])
        yield places[index], Summed(cast("int | Fraction", total), int(number[index]))


def _spread(
    kind: Fold, places: list[Place], codes: Int64, values: Vector
) -> Iterator[tuple[Place, Tally]]:
    """Each value and how often; of extremes the one value that is."""
    if kind in (Fold.MIN, Fold.MAX):
        seen = np.unique(codes)
        values, codes = fold(kind, len(places), codes, values, None).take(seen), seen
    where = Whole(codes, np.ones(len(codes), np.bool_))
    joint, keys = combinations([where, values])
    counts = np.bincount(joint, minlength=len(keys)).tolist()
    found: dict[int, Counter[object]] = {}
    for (place, value), count in zip(keys, counts, strict=True):
        found.setdefault(cast("int", place), Counter())[value] += count
    for place, counter in found.items():
        yield places[place], Spread(counter)

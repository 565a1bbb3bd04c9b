"""First and latest events, quantifiers and aggregates (semantics 5.5)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int64
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.searching import spread
from standards_engine.judge.columnar.values.folding import fold
from standards_engine.judge.columnar.values.frames import Frame, Records, frame_of_rows
from standards_engine.judge.columnar.values.members import (
    certain_members,
    inside,
    live_rows,
    members,
    possible_members,
    tally,
)
from standards_engine.judge.columnar.values.reading import reads_only_itself
from standards_engine.judge.columnar.values.vectors import (
    DOUBT,
    FALSE,
    TRUE,
    Vector,
    Whole,
    apply,
    combinations,
    gathered,
    is_known,
    joined,
    unknown,
)
from standards_engine.judge.expressions.values import exactly
from standards_engine.rules.expressions import (
    Aggregate,
    EventsOf,
    Expression,
    FirstOf,
    Fold,
    LatestOf,
    Quantified,
    Quantifier,
)

Evaluate = Callable[[Expression, Frame], Vector]
Holds = Callable[[Expression | None, Frame], Int8]


# --- first and latest ---------------------------------------------------------------------------


def first_or_latest(expression: FirstOf | LatestOf, frame: Frame, holds: Holds) -> Records:
    """`NOWHERE` also where a row that may be such an event could stand before (or after) it."""
    latest = isinstance(expression, LatestOf)
    owner, holes = possible_members(frame, expression.events)
    maybe = holds(expression.where, inside(frame, expression.variable, owner, holes)) != FALSE
    doubtful = np.bincount(owner[maybe], minlength=len(frame)) > 0
    if reads_only_itself(expression.where, expression.variable):
        rows = _by_search(expression, frame, holds, latest=latest)
    else:
        rows = _by_members(expression, frame, holds, latest=latest)
    return Records(np.where(doubtful, NOWHERE, rows))


def _by_search(
    expression: FirstOf | LatestOf, frame: Frame, holds: Holds, *, latest: bool
) -> Int64:
    """Where the condition is the same from every row, the rows are looked up."""
    rows = live_rows(frame.sheet, expression.events)
    of_rows = frame_of_rows(frame.sheet, frame.zone, rows)
    truth = holds(expression.where, of_rows.bind(expression.variable, Records(rows)))
    rows, truth = rows[truth != FALSE], truth[truth != FALSE]
    if not len(rows):
        return np.full(len(frame), NOWHERE)
    first = frame.sheet.rows.first[frame.cases]
    if latest:
        place = np.searchsorted(rows, frame.seen, side="right") - 1
    else:
        place = np.searchsorted(rows, first, side="left")
    inside_ = np.clip(place, 0, len(rows) - 1)
    found = (place == inside_) & (rows[inside_] >= first) & (rows[inside_] <= frame.seen)
    return np.where(found & (truth[inside_] == TRUE), rows[inside_], NOWHERE)


def _by_members(
    expression: FirstOf | LatestOf, frame: Frame, holds: Holds, *, latest: bool
) -> Int64:
    """The edge of every instance's own members, which stand in order."""
    owner, rows = certain_members(frame, expression.events)
    truth = holds(expression.where, inside(frame, expression.variable, owner, rows))
    kept = truth != FALSE
    found = np.full(len(frame), NOWHERE)
    value = np.where(truth[kept] == TRUE, rows[kept], NOWHERE)
    step = 1 if latest else -1
    found[owner[kept][::step]] = value[::step]
    return found


# --- aggregates ---------------------------------------------------------------------------------


def aggregate(node: Aggregate, frame: Frame, evaluate: Evaluate, holds: Holds) -> Vector:
    if not isinstance(node.items, EventsOf):
        return _of_list(node, frame, evaluate, holds)
    if node.fold in (Fold.COUNT, Fold.SHARE):
        certain, possible = _classes(node, node.items, frame, holds)
        return _range(node.fold, certain, possible)
    every = members(frame, node.items.events)
    of_members = inside(frame, node.variable, every.owner, every.rows)
    truth = holds(node.where, of_members)
    kept = np.flatnonzero(truth != FALSE)
    values = (
        Whole(every.rows, np.ones(len(every.rows), np.bool_))
        if node.value is None
        else evaluate(node.value, of_members)
    ).take(kept)
    doubtful = (truth[kept] == DOUBT) | every.is_hole[kept]
    return _folded(node, frame, every.owner[kept], values, doubtful, evaluate)


def _folded(
    node: Aggregate,
    frame: Frame,
    owner: Int64,
    values: Vector,
    doubtful: Bool,
    evaluate: Evaluate,
) -> Vector:
    """Unknown over a value that is missing, or of a member that only may belong."""
    lacking = doubtful | ~is_known(values)
    doubted = np.bincount(owner[lacking], minlength=len(frame)) > 0
    kept = np.flatnonzero(~doubted[owner])
    rank = None if node.rank is None else evaluate(node.rank, frame)
    folded = fold(node.fold, len(frame), owner[kept], values.take(kept), rank)
    here = np.flatnonzero(~doubted if rank is None else ~doubted & is_known(rank))
    return joined(len(frame), [(here, folded.take(here))])


def _classes(node: Aggregate, items: EventsOf, frame: Frame, holds: Holds) -> tuple[Int64, Int64]:
    """Members by where they belong and whether they satisfy: class 3 × belongs + satisfies."""

    def describe(of_members: Frame) -> Int8:
        satisfies = holds(node.satisfies, of_members)
        return (3 * holds(node.where, of_members) + satisfies).astype(np.int8)

    conditions = (node.where, node.satisfies)
    alone = all(reads_only_itself(condition, node.variable) for condition in conditions)
    return tally(frame, items.events, node.variable, describe, alone=alone)


def _range(kind: Fold, certain: Int64, possible: Int64) -> Vector:
    """A count or share: a range where members or what they satisfy are in doubt."""
    belongs = certain.reshape(-1, 3, 3)[:, TRUE]
    maybe = certain.reshape(-1, 3, 3)[:, DOUBT] + possible.reshape(-1, 3, 3)[:, TRUE:].sum(axis=1)
    if kind is Fold.COUNT:
        return apply(_count, _whole(belongs.sum(axis=1)), _whole(maybe.sum(axis=1)))
    good, total = belongs[:, TRUE], belongs.sum(axis=1)
    joining = maybe[:, FALSE] + maybe[:, DOUBT]
    hoped = good + belongs[:, DOUBT] + maybe[:, TRUE] + maybe[:, DOUBT]
    shares = apply(_share, *map(_whole, (good, total, joining, hoped, belongs[:, FALSE])))
    here = np.flatnonzero(total > 0)
    return joined(len(total), [(here, shares.take(here))])


def _count(certain: int, possible: int) -> object:
    return exactly(Fraction(certain), Fraction(certain + possible), ())


def _share(good: int, total: int, joining: int, hoped: int, bad: int) -> object:
    if not total:
        return Fraction(0)
    return exactly(Fraction(good, total + joining), Fraction(hoped, hoped + bad), ())


def _whole(numbers: Int64) -> Whole:
    return Whole(numbers, np.ones(len(numbers), np.bool_))


# --- quantifiers --------------------------------------------------------------------------------


def quantified(node: Quantified, frame: Frame, evaluate: Evaluate, holds: Holds) -> Int8:
    """`some` is known by one that satisfies, `every` by one that does not."""
    sought = FALSE if node.quantifier is Quantifier.EVERY else TRUE
    if isinstance(node.items, EventsOf):
        alone = reads_only_itself(node.condition, node.variable)
        certain, possible = tally(
            frame,
            node.items.events,
            node.variable,
            lambda of_members: holds(node.condition, of_members),
            alone=alone,
        )
        listed = np.ones(len(frame), np.bool_)
    else:
        listed, owner, elements = _elements(node.items, frame, evaluate)
        truth = holds(node.condition, frame.take(owner).bind(node.variable, elements))
        certain = np.bincount(owner * 9 + truth, minlength=len(frame) * 9).reshape(-1, 9)
        possible = np.zeros_like(certain)
    doubts = certain[:, DOUBT] + possible[:, DOUBT] + possible[:, sought]
    found = np.where(certain[:, sought] > 0, TRUE, np.where(doubts > 0, DOUBT, FALSE))
    found = np.where(listed, found, DOUBT)
    if node.quantifier is Quantifier.SOME:
        return found.astype(np.int8)
    return np.array([TRUE, FALSE, DOUBT], np.int8)[found]


def _elements(items: Expression, frame: Frame, evaluate: Evaluate) -> tuple[Bool, Int64, Vector]:
    """Whether each list is known; and of the known ones every element, with its owner."""
    codes, keys = combinations([evaluate(items, frame)])
    lists = [key[0] if isinstance(key[0], tuple) else None for key in keys]
    listed = np.array([each is not None for each in lists], np.bool_)
    sizes = np.array([len(each or ()) for each in lists], np.int64)
    starts = np.cumsum(sizes) - sizes
    owner, places = spread(starts[codes], (starts + sizes)[codes])
    pool = [element for each in lists for element in each or ()]
    return listed[codes], owner, gathered(pool, places)


def _of_list(node: Aggregate, frame: Frame, evaluate: Evaluate, holds: Holds) -> Vector:
    """An aggregate over a list of values."""
    listed, owner, elements = _elements(node.items, frame, evaluate)
    of_members = frame.take(owner).bind(node.variable, elements)
    truth = holds(node.where, of_members)
    if node.fold in (Fold.COUNT, Fold.SHARE):
        classes = 3 * truth.astype(np.int64) + holds(node.satisfies, of_members)
        certain = np.bincount(owner * 9 + classes, minlength=len(frame) * 9).reshape(-1, 9)
        found = _range(node.fold, certain, np.zeros_like(certain))
    else:
        kept = np.flatnonzero(truth != FALSE)
        values = elements if node.value is None else evaluate(node.value, of_members)
        doubtful = truth[kept] == DOUBT
        found = _folded(node, frame, owner[kept], values.take(kept), doubtful, evaluate)
    here = np.flatnonzero(listed)
    return joined(len(frame), [(here, found.take(here))]) if len(here) else unknown(len(frame))

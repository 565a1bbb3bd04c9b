"""What an expression sees, for many obligations (or rows) at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, assert_never, cast

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.days import LocalDates, local_dates
from standards_engine.judge.columnar.rows import NOWHERE, Rows
from standards_engine.judge.columnar.values import vectors
from standards_engine.judge.columnar.values.vectors import (
    Pooled,
    Vector,
    Whole,
    is_known,
    joined,
    unknown,
)
from standards_engine.logs.events import (
    UNDECLARED,
    UNREADABLE,
    Coded,
    Column,
    EventBatch,
    Ints,
    Scaled,
)
from standards_engine.rules.nodes import Ruleset, Table

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Records:
    """Rows in hand; `NOWHERE` where which one cannot be known."""

    rows: Int64


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows in hand of `pause while`: a field that a row lacks keeps its last given value."""

    rows: Int64


@dataclass(frozen=True, slots=True)
class TheCase:
    """The case in hand."""


Binding = Records | Carried | TheCase | Vector


class Memo:
    """What is worked out once, by the question that it answers.

    A question is a name, or a tuple of a name and what is asked about. Whether it was asked before
    is first looked up by which objects these are, for whole clauses take long to compare.
    """

    def __init__(self) -> None:
        self._known: dict[object, Any] = {}
        self._quick: dict[tuple[int, ...], tuple[tuple[object, ...], Any]] = {}
        """The objects are held here, so that no other ones take their place."""

    def __call__(self, question: str | tuple[object, ...], make: Callable[[], _Made]) -> _Made:
        if isinstance(question, str):
            return self._plainly(question, make)
        key = tuple(map(id, question))
        if key not in self._quick:
            self._quick[key] = question, self._plainly(question, make)
        return cast("_Made", self._quick[key][1])

    def forget(self) -> None:
        """What is held here holds on to the batch: else it waits to be collected as garbage."""
        self._known.clear()
        self._quick.clear()

    def _plainly(self, question: object, make: Callable[[], _Made]) -> _Made:
        if question not in self._known:
            self._known[question] = make()
        return cast("_Made", self._known[question])


class Sheet:
    """A batch at as-of, and what is worked out of it once for all its standards."""

    def __init__(
        self, ruleset: Ruleset, batch: EventBatch, as_of: int, *, brief: bool = False
    ) -> None:
        """`brief`: of what is met or excused, the clock's columns may be left null."""
        self.ruleset = ruleset
        self.brief = brief
        self.batch = batch
        self.as_of = as_of
        self.rows = Rows(batch, as_of)
        self._codes = {event.name: code for code, event in enumerate(ruleset.events)}
        self._tables = {table.name: table for table in ruleset.tables}
        self._columns: dict[str, list[tuple[int, Column]]] = {}
        """Of each field: the activities that have it, and the column in which it stands."""
        codes = {**self._codes, "": UNDECLARED}
        for (event, name), column in batch.fields.items():
            if event in codes:
                self._columns.setdefault(name, []).append((codes[event], column))
        self.memo = Memo()

    def table(self, name: str) -> Table:
        return self._tables[name]

    def codes(self, events: tuple[str, ...]) -> list[int]:
        """The activity codes of declared events."""
        return [self._codes[name] for name in events if name in self._codes]

    def dates(self, zone: str) -> Int64:
        """The local date of every row; that of a row without a time means nothing."""
        known = self.batch.time_known[self.rows.origin]
        return self.memo(
            ("dates", zone),
            lambda: local_dates(zone).date_of(np.where(known, self.rows.time, self.as_of)),
        )

    def field(self, rows: Int64, name: str) -> Vector:
        """A declared field of rows, whatever their event; `NOWHERE` has none."""
        activity = np.where(rows >= 0, self.rows.activity[rows], UNREADABLE)
        parts = []
        for codes, column in self._shared_columns(name):
            here = np.flatnonzero(np.logical_or.reduce([activity == code for code in codes]))
            parts.append((here, _vector(column, self.rows.placed_at(rows[here]))))
        if len(parts) == 1 and len(parts[0][0]) == len(rows):
            return parts[0][1]
        return joined(len(rows), parts)

    def _shared_columns(self, name: str) -> list[tuple[list[int], Column]]:
        """Each column once, with all activities that have the field there."""

        def share() -> list[tuple[list[int], Column]]:
            found: dict[int, tuple[list[int], Column]] = {}
            for code, column in self._columns.get(name, ()):
                found.setdefault(id(column), ([], column))[0].append(code)
            return list(found.values())

        return self.memo(("columns", name), share)

    def is_unreadable(self, rows: Int64, name: str) -> Bool:
        """Of which rows something is written in a field that is no value."""
        activity = np.where(rows >= 0, self.rows.activity[rows], UNREADABLE)
        found = np.zeros(len(rows), np.bool_)
        for code, column in self._columns.get(name, ()):
            if column.unreadable is not None:
                here = np.flatnonzero(activity == code)
                found[here] = column.unreadable[self.rows.origin[rows[here]]]
        return found

    def was_unreadable(self, name: str) -> Bool:
        """Of which live rows it is so of the row itself, or of one before it in its case."""
        rows = np.arange(self.rows.live)
        here = np.where(self.is_unreadable(rows, name), rows, NOWHERE)
        latest = np.maximum.accumulate(here) if len(rows) else here
        found: Bool = latest >= self.rows.first[self.rows.case[: self.rows.live]]
        return found

    def is_case_unreadable(self, cases: Int64, name: str) -> Bool:
        column = self.batch.case_fields.get(name)
        if column is None or column.unreadable is None:
            return np.zeros(len(cases), np.bool_)
        return column.unreadable[cases]

    def carried(self, name: str) -> Vector:
        """For every live row the latest given value of a field in its case, up to the row."""
        return self.memo(("carried", name), lambda: self._carried(name))

    def case_field(self, cases: Int64, name: str) -> Vector:
        column = self.batch.case_fields.get(name)
        return unknown(len(cases)) if column is None else _vector(column, cases)

    def _carried(self, name: str) -> Vector:
        rows = np.arange(self.rows.live)
        own = self.field(rows, name)
        given = is_known(own)
        latest = np.maximum.accumulate(np.where(given, rows, -1)) if len(rows) else rows
        found = latest >= self.rows.first[self.rows.case[: self.rows.live]]
        return joined(len(rows), [(rows[found], own.take(latest[found]))])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One entry per instance: its case, the last row that it sees, and the records in hand."""

    sheet: Sheet
    zone: str
    cases: Int64
    seen: Int64
    bindings: Mapping[str, Binding] = field(default_factory=lambda: {"case": TheCase()})

    def __len__(self) -> int:
        return len(self.cases)

    @property
    def local(self) -> LocalDates:
        return local_dates(self.zone)

    def take(self, indices: Int64) -> Frame:
        """The instances at these indices, which may repeat."""
        if len(indices) == len(self) and np.array_equal(indices, np.arange(len(self))):
            return self
        return replace(
            self,
            cases=self.cases[indices],
            seen=self.seen[indices],
            bindings={name: _taken(each, indices) for name, each in self.bindings.items()},
        )

    def seeing(self, rows: Int64) -> Frame:
        return replace(self, seen=rows)

    def bind(self, name: str, binding: Binding) -> Frame:
        return replace(self, bindings={**self.bindings, name: binding})


def frame_of_rows(sheet: Sheet, zone: str, rows: Int64) -> Frame:
    """An instance for every row, which sees its case up to the row."""
    return Frame(sheet=sheet, zone=zone, cases=sheet.rows.case[rows], seen=rows)


def _taken(binding: Binding, indices: Int64) -> Binding:
    match binding:
        case TheCase():
            return binding
        case Records(rows):
            return Records(rows[indices])
        case Carried(rows):
            return Carried(rows[indices])
        case _:
            return binding.take(indices)


def _vector(column: Column, places: Int64) -> Vector:
    match column:
        case Ints(values, known):
            return Whole(values[places], known[places])
        case Scaled(values, known, decimals):
            return vectors.Scaled(values[places], known[places], decimals)
        case Coded(codes, pool):
            return Pooled(codes[places].astype(np.int64), pool)
        case _:
            assert_never(column)

"""The canonical event table: what every format becomes and both judges read.

Rows are sorted by case, then time, the mapping's order columns, file, row, and the order in which
the mapping lists a wide row's events. Rows whose time is unknown stand last in their case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar, cast, overload

from standards_engine.frozen import frozen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Int64 = npt.NDArray[np.int64]
    Int32 = npt.NDArray[np.int32]
    Int16 = npt.NDArray[np.int16]
    Bool = npt.NDArray[np.bool_]
    Objects = npt.NDArray[np.object_]

_Made = TypeVar("_Made")

UNDECLARED = -1
"""Activity code of a row whose activity no rule declares."""
UNREADABLE = -2
"""Activity code of a row whose activity is missing: it may be any event."""


@frozen
class Ints:
    """Date, Instant, Duration, Days …, and Boolean as 0 and 1. `known` False: missing."""

    values: Int64
    known: Bool
    unreadable: Bool | None = None
    """Where something is written that is no value; None: not looked at, or nowhere."""


class Pool(Sequence[object]):
    """The different values of a column, by code, and what was worked out of them.

    Batches of one log may share a pool: what is asked of its values is then worked out once.
    """

    def __init__(self, values: Iterable[object]) -> None:
        self.values = tuple(values)
        self._worked_out: dict[object, object] = {}

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, code: int) -> object: ...
    @overload
    def __getitem__(self, code: slice) -> Sequence[object]: ...
    def __getitem__(self, code: int | slice) -> object:
        return self.values[code]

    def memo(self, question: object, make: Callable[[], _Made]) -> _Made:
        """What `make` gives, worked out once for each question; also from several threads."""
        if question not in self._worked_out:
            self._worked_out[question] = make()
        return cast("_Made", self._worked_out[question])


@frozen
class Coded:
    """Text, OneOf (str), Number, Money (Fraction), ListOf (tuple): `pool[code]`; -1: missing.

    Numbers are coded where a batch has some that no `Scaled` can hold. The pool of a column with
    few different values is the same one in every batch.
    """

    codes: Int32
    pool: Pool
    unreadable: Bool | None = None


@frozen
class Scaled:
    """Number and Money as whole numbers: `values / 10**places`, exactly. `known` False: missing.

    Batches of one log may have different places.
    """

    values: Int64
    known: Bool
    places: int
    unreadable: Bool | None = None


Column = Ints | Coded | Scaled


@frozen(kw_only=True)
class EventBatch:
    """Some whole cases. Arrays have one entry per row, unless said otherwise."""

    cases: Objects
    """One entry per case: its key, as text."""
    starts: Int64
    """First row of each case, and at the end the number of rows: one entry more than cases."""
    activity: Int16
    """Index into `Ruleset.events`, UNDECLARED or UNREADABLE."""
    time: Int64
    """Microseconds UTC; meaningless where `time_known` is False."""
    time_known: Bool
    block: Int64
    """Rows of one case with the same time and order columns share a block: only their place in
    the file orders them. Two rows of one block from different input rows are a tie."""
    row: Int64
    """The input row, as a person would count it (see LogSummary)."""
    fields: Mapping[tuple[str, str], Column]
    """(event, field) to its column; only the rows of that event are meaningful. The event "" is
    every undeclared one: it has the fields that stand in one column for all events."""
    case_fields: Mapping[str, Column]
    """Field of `each case has` to its column, one entry per case: the first given value."""
    case_ties: Mapping[str, Bool] = field(default_factory=dict)
    """Fields of which only the place in the file says which of several values is the first."""


@frozen
class Event:
    """One row in the reference judge's hands."""

    name: str | None
    """The declared event; "" for an undeclared activity, None where it is unreadable."""
    time: int | None
    block: int
    row: int
    values: Mapping[str, object]
    """Given values only, by field name (Python values as in `rules.types`)."""
    unreadable: frozenset[str] = frozenset()
    """Fields of which some rule asks whether they are given, and whose value no one can read."""


@frozen
class Case:
    key: str
    events: tuple[Event, ...]
    values: Mapping[str, object]
    tied: frozenset[str] = frozenset()
    """Its fields whose value only the place in the file decides."""
    unreadable: frozenset[str] = frozenset()
    """As of an event."""


def cases_of(batch: EventBatch, names: tuple[str, ...]) -> Iterator[Case]:
    """The batch as plain Python values; `names` are those of `Ruleset.events`, in order."""
    by_event: dict[str, dict[str, Column]] = {}
    for (event, name), column in batch.fields.items():
        by_event.setdefault(event, {})[name] = column
    for index, key in enumerate(batch.cases):
        rows = range(int(batch.starts[index]), int(batch.starts[index + 1]))
        events = tuple(_event(batch, row, names, by_event) for row in rows)
        tied = frozenset(name for name, tied in batch.case_ties.items() if tied[index])
        values, unread = _given(batch.case_fields, index), _unreadable(batch.case_fields, index)
        yield Case(key, events, values, tied, unread)


def event_at(batch: EventBatch, row: int, name: str) -> Event:
    """One row that is an event of this name and has a time."""
    columns = {field: column for (event, field), column in batch.fields.items() if event == name}
    time, block = int(batch.time[row]), int(batch.block[row])
    values, unread = _given(columns, row), _unreadable(columns, row)
    return Event(name, time, block, int(batch.row[row]), values, unread)


def case_values(batch: EventBatch, index: int) -> dict[str, object]:
    """The given values of a case's own fields."""
    return _given(batch.case_fields, index)


def _event(
    batch: EventBatch, row: int, names: tuple[str, ...], by_event: Mapping[str, dict[str, Column]]
) -> Event:
    code = int(batch.activity[row])
    name = None if code == UNREADABLE else "" if code == UNDECLARED else names[code]
    time = int(batch.time[row]) if batch.time_known[row] else None
    columns = {} if name is None else by_event.get(name, {})
    values, unread = _given(columns, row), _unreadable(columns, row)
    return Event(name, time, int(batch.block[row]), int(batch.row[row]), values, unread)


def _given(columns: Mapping[str, Column], index: int) -> dict[str, object]:
    found = ((name, _value(column, index)) for name, column in columns.items())
    return {name: value for name, value in found if value is not None}


def _unreadable(columns: Mapping[str, Column], index: int) -> frozenset[str]:
    marked = ((name, column.unreadable) for name, column in columns.items())
    return frozenset(name for name, marks in marked if marks is not None and marks[index])


def _value(column: Column, index: int) -> object | None:
    if isinstance(column, Coded):
        code = int(column.codes[index])
        return None if code < 0 else column.pool[code]
    if not column.known[index]:
        return None
    value = int(column.values[index])
    return Fraction(value, 10**column.places) if isinstance(column, Scaled) else value

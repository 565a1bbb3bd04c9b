"""Events of an XES log, collected as columns until there are enough to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import Any

from standards_engine.logs.formats.xes_attributes import (
    Attribute,
    Cell,
    cells_of,
)
from standards_engine.wording import later, say

_NO_KEY = later("an attribute of the event has no key")
_NUMBERS = frozenset(("int", "float"))
_Column = list[str | None]


class Columns:
    """A column is as long as the last row in which it has a value; the rest is missing."""

    def __init__(self) -> None:
        self.rows = 0
        self._of_events: dict[str, _Column] = {}
        self._of_traces: dict[str, _Column] = {}
        self._places: dict[str, int] = {}
        """Of every column so far, also in rows that were taken."""
        self._texts: set[str] = set()
        self._trace_begins = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._places)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(self._places) - self._texts

    @property
    def has_rows_of_trace(self) -> bool:
        return self.rows > self._trace_begins

    def add(self, attributes: Iterable[Attribute]) -> str | None:
        """One more row of an event; or why it is none. This runs for every event."""
        row, columns, texts = self.rows, self._of_events, self._texts
        attributes = list(attributes)
        for tag, given, held in attributes:
            if held is not None or len(given) != 4 or given[0] != "key":
                return self._add_unusual(attributes)
            column = columns.get(given[1])
            if column is None:
                column = columns[given[1]] = []
            lacking = row - len(column)
            if lacking < 0:
                return self._add_unusual(attributes)
            if lacking:
                column.extend(repeat(None, lacking))
            column.append(given[3])
            if tag not in _NUMBERS:
                texts.add(given[1])
        self.rows = row + 1
        return None

    def _add_unusual(self, attributes: list[Attribute]) -> str | None:
        for column in self._of_events.values():
            del column[self.rows :]
        cells = cells_of(attributes)
        if cells is None:
            return say(_NO_KEY)
        for key, cell in cells.items():
            self._append(self._of_events.setdefault(key, []), self.rows, cell.value, 1)
            self._note(key, cell)
        self.rows += 1
        return None

    def end_trace(self, cells: Mapping[str, Cell]) -> None:
        """What the trace says holds for all rows since the trace before; also for none."""
        begin, count = self._trace_begins, self.rows - self._trace_begins
        for name, cell in cells.items() if count else ():
            self._append(self._of_traces.setdefault(name, []), begin, cell.value, count)
            self._note(name, cell)
        self._trace_begins = self.rows

    @staticmethod
    def _append(column: _Column, at: int, value: str | None, count: int) -> None:
        column.extend(repeat(None, at - len(column)))
        column.extend(repeat(value, count))

    def _note(self, name: str, cell: Cell) -> None:
        if not cell.is_number:
            self._texts.add(name)

    def require(self, names: Iterable[str]) -> None:
        """These are columns even if no event has a value there."""
        for name in names:
            self._places.setdefault(name, len(self._places))

    def take(self, defaults: Mapping[str, Cell]) -> list[Any]:
        """The rows as Arrow arrays, in the order of `names`; they are forgotten here.

        `defaults` stand where an event has no such attribute.
        """
        if self.rows:
            self.require((*self._of_traces, *self._of_events, *defaults))
            for name, cell in defaults.items():
                self._note(name, cell)
        taken = [self._array(name, defaults.get(name)) for name in self._places]
        self.rows = self._trace_begins = 0
        self._of_events, self._of_traces = {}, {}
        return taken

    def _array(self, name: str, default: Cell | None) -> Any:
        import pyarrow as pa
        from pyarrow import compute

        arrays = []
        for columns in (self._of_traces, self._of_events):
            if (column := columns.get(name)) is not None:
                column.extend(repeat(None, self.rows - len(column)))
                arrays.append(pa.array(column, pa.string()))
        if default is not None:
            arrays.append(pa.scalar(default.value, pa.string()))
        if not arrays or (default is not None and len(arrays) == 1):
            return pa.array([default.value if default else None] * self.rows, pa.string())
        return arrays[0] if len(arrays) == 1 else compute.coalesce(*arrays)

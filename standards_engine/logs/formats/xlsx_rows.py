"""The rows of a sheet as those of a table: the first that is not empty names the columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standards_engine.logs.formats.raw import Gap
from standards_engine.logs.formats.stored import TextStore
from standards_engine.logs.formats.xlsx_sheet import Merged, Row
from standards_engine.logs.formats.xlsx_values import Kind

_BATCH_ROWS = 1 << 16


class SheetTable:
    """Takes the rows of a sheet. Cells beside the named columns belong to no record."""

    def __init__(self, store: TextStore, merged: Sequence[Merged], keys: frozenset[str]) -> None:
        """`keys` name the columns that make a case: an error there is no case, but no value."""
        self.columns: tuple[str, ...] = ()
        self.first_row = 0
        self.gaps: list[Gap] = []
        self._store = store
        self._merged = {(each.column, each.first): each.last for each in merged}
        self._keys = keys
        self._spread: dict[int, tuple[int, str]] = {}
        """Of a column: until which row its last merged cell reaches, and what stands there."""
        self._places: list[int] = []
        self._texts: set[str] = set()
        self._records = 0
        self._waiting: list[list[str | None]] = []

    @property
    def numbers(self) -> frozenset[str]:
        """Columns with nothing but numbers."""
        return frozenset(self.columns) - self._texts

    def take(self, number: int, row: Row) -> None:
        if not self.columns:
            self._name_columns(number, row)
            return
        self._spread_merged(number, row)
        if any(place in row for place in self._places):
            self._add(number, self._record(number, row))

    def _name_columns(self, number: int, row: Row) -> None:
        named = sorted(row)
        self._places = named
        self.columns = tuple(row[place].text.strip() for place in named)
        self.first_row = number + 1
        self._waiting = [[] for _ in named]

    def _spread_merged(self, number: int, row: Row) -> None:
        """Note the merged cells that begin here."""
        for place, cell in row.items() if self._merged else ():
            last = self._merged.get((place, number))
            if last is not None:
                self._spread[place] = (last, cell.text)

    def _record(self, number: int, row: Row) -> list[str | None]:
        record: list[str | None] = []
        for name, place in zip(self.columns, self._places, strict=True):
            cell = row.get(place)
            if cell is None:
                last, text = self._spread.get(place, (0, ""))
                record.append(text if number <= last else None)
                continue
            if cell.kind is not Kind.NUMBER:
                self._texts.add(name)
            record.append(None if cell.kind is Kind.ERROR and name in self._keys else cell.text)
        return record

    def _add(self, number: int, record: list[str | None]) -> None:
        shift = number - self.first_row - self._records
        if shift > (self.gaps[-1].rows if self.gaps else 0):
            self.gaps.append(Gap(self._records, shift))
        for column, text in zip(self._waiting, record, strict=True):
            column.append(text)
        self._records += 1
        if self._records % _BATCH_ROWS == 0:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, if only the columns."""
        import pyarrow as pa

        arrays: list[Any] = [pa.array(column, pa.string()) for column in self._waiting]
        self._store.write(arrays)
        self._waiting = [[] for _ in self._places]

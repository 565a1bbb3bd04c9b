"""The sorted stream of events, cut between cases and turned into arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.duckdb.facts import AS_IT_IS, Stored
from standards_engine.engines.duckdb.firsts import first_given
from standards_engine.engines.duckdb.scaled import scaled, scaled_texts
from standards_engine.engines.duckdb.values import is_pooled
from standards_engine.logs.cells import read
from standards_engine.logs.events import (
    UNDECLARED,
    Coded,
    Column,
    EventBatch,
    Ints,
    Pool,
    Scaled,
)
from standards_engine.logs.mapping.reading import Cell, Reading
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import Money, Number

if TYPE_CHECKING:
    from standards_engine.logs.events import Int64, Objects

BATCH_ROWS = 120_000
"""What stays in a processor's cache while it is judged."""
MOST_KNOWN = 100_000
"""Different texts of a column whose values are kept: a log may have a new one in every row."""


@dataclass(slots=True)
class BatchMaker:
    """Turns sorted rows of whole cases into batches; keeps the values of pools it has made."""

    reading: Reading
    ruleset: Ruleset
    stored: Sequence[Stored] = ()
    """Of each cell; empty where all are numbers or texts."""
    seen: list[tuple[int, ...]] = field(default_factory=list)
    """Of each batch made: how many cases, and in how many of them each field of cases differs."""
    _values: dict[int, dict[str, object]] = field(default_factory=dict)

    def make(self, rows: pa.Table, starts: Int64) -> EventBatch:
        """`starts` has the first row of each case, and at the end the number of rows."""
        cells = [self._column(index, rows) for index in range(len(self.reading.cells))]
        time = _ints(rows["time"])
        block = self._blocks(rows, time, starts)
        events = self.ruleset.events
        firsts = {
            name: first_given(cells[cell], starts, time.known, block)
            for name, cell in self.reading.case_fields
        }
        differing = tuple(first.differing for first in firsts.values())
        self.seen.append((len(starts) - 1, *differing))
        return EventBatch(
            cases=_keys(rows["case_key"], starts),
            starts=starts,
            activity=rows["code"].to_numpy().astype(np.int16, copy=False),
            time=time.values,
            time_known=time.known,
            block=block,
            row=rows["row"].to_numpy().astype(np.int64, copy=False),
            fields={
                ("" if code == UNDECLARED else events[code].name, name): cells[cell]
                for code, name, cell in self.reading.event_fields
            },
            case_fields={name: first.column for name, first in firsts.items()},
            case_ties={name: first.tied for name, first in firsts.items()},
        )

    def _column(self, index: int, rows: pa.Table) -> Column:
        column = self._read(index, rows[f"f{index}"])
        if index not in self.reading.asked:
            return column
        unread = f"u{index}"
        if unread not in rows.column_names:
            return replace(column, unreadable=np.zeros(rows.num_rows, np.bool_))
        return replace(column, unreadable=rows[unread].to_numpy())

    def _read(self, index: int, values: pa.ChunkedArray) -> Column:
        cell = self.reading.cells[index]
        stored = self.stored[index] if self.stored else AS_IT_IS
        if stored.pool is not None:
            return Coded(values.to_numpy().astype(np.int32), stored.pool)
        if not is_pooled(cell):
            return _ints(values)
        if stored.places is not None:
            whole = _ints(values)
            return Scaled(whole.values, whole.known, stored.places)
        if pa.types.is_floating(values.type):
            return scaled(values) or self._numbers(values)
        encoded = values.combine_chunks().dictionary_encode()
        codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        if isinstance(cell.type, Number | Money) and cell.decimal in (None, "."):
            plain = scaled_texts(encoded.dictionary, codes)
            if plain is not None:
                return plain
        texts = encoded.dictionary.to_pylist()
        return Coded(codes.astype(np.int32, copy=False), self._pool(index, cell, texts))

    def _numbers(self, values: pa.ChunkedArray) -> Coded:
        """Numbers of which some have more digits than whole multiples can hold."""
        encoded = values.combine_chunks().dictionary_encode()
        codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        pool = Pool(Fraction(repr(number)) for number in encoded.dictionary.to_pylist())
        return Coded(codes.astype(np.int32, copy=False), pool)

    def _pool(self, index: int, cell: Cell, texts: list[str]) -> Pool:
        known = self._values.setdefault(index, {})
        if len(known) > MOST_KNOWN:
            known.clear()
        for text in texts:
            if text not in known:
                known[text] = read(text, cell)
        return Pool(known[text] for text in texts)

    def _blocks(self, rows: pa.Table, time: Ints, starts: Int64) -> Int64:
        """Numbers of the runs of rows that only their place in the files orders."""
        new = np.ones(len(time.values), bool)
        same = (time.values[1:] == time.values[:-1]) & time.known[1:] & time.known[:-1]
        new[1:] = ~same
        for index in range(len(self.reading.order)):
            for name in (f"o{index}", f"p{index}"):
                codes = _codes(rows[name])
                new[1:] |= codes[1:] != codes[:-1]
        new[starts[:-1]] = True
        return np.cumsum(new) - 1


def _keys(keys: pa.ChunkedArray, starts: Int64) -> Objects:
    """Of each case, the key that all its rows have."""
    return np.array(keys.take(pa.array(starts[:-1])).to_pylist(), object)


def _ints(values: pa.ChunkedArray) -> Ints:
    if not values.null_count:
        numbers = values.to_numpy().astype(np.int64, copy=False)
        return Ints(numbers, np.ones(len(numbers), np.bool_))
    known = values.is_valid().to_numpy()
    numbers = values.fill_null(0).to_numpy()
    return Ints(numbers.astype(np.int64, copy=False), known.astype(bool, copy=False))


def _codes(values: pa.ChunkedArray) -> Any:
    indices = values.combine_chunks().dictionary_encode().indices
    return indices.fill_null(-1).to_numpy(zero_copy_only=False)


def cut(reader: Iterator[pa.RecordBatch], size: int) -> Iterator[tuple[pa.Table, Int64]]:
    """The stream's whole cases in tables of about `size` rows, with the first rows of cases.

    A case is never cut: the parts of a huge one are kept and joined once.
    """
    parts: list[pa.RecordBatch] = []
    last_key: str | None = None
    for batch in reader:
        if not batch.num_rows:
            continue
        begins = _begins(batch["case_key"], last_key)
        last_key = batch["case_key"][-1].as_py()
        if len(begins):
            parts.append(batch.slice(0, begins[-1]))
            yield from _pieces(pa.Table.from_batches(parts), size)
            parts = [batch.slice(begins[-1])]
        else:
            parts.append(batch)
    if parts:
        yield from _pieces(pa.Table.from_batches(parts), size)


def _begins(keys: Any, before: str | None) -> Any:
    """The rows at which another case begins than that of the row before."""
    changed = np.empty(len(keys), bool)
    changed[0] = keys[0].as_py() != before
    changed[1:] = pc.not_equal(keys.slice(1), keys.slice(0, len(keys) - 1)).to_numpy(
        zero_copy_only=False
    )
    return np.flatnonzero(changed)


def _pieces(rows: pa.Table, size: int) -> Iterator[tuple[pa.Table, Int64]]:
    if rows.num_rows:
        keys = rows["case_key"].combine_chunks()
        starts = np.append(_begins(keys, None), rows.num_rows).astype(np.int64)
        yield from pieces_of(rows, starts, size)


def pieces_of(rows: pa.Table, starts: Int64, size: int) -> Iterator[tuple[pa.Table, Int64]]:
    """Whole cases, as many as `size` allows, at least one."""
    first = 0
    while first < len(starts) - 1:
        end = int(np.searchsorted(starts, starts[first] + size, side="right")) - 1
        end = max(end, first + 1)
        offset, stop = int(starts[first]), int(starts[end])
        yield rows.slice(offset, stop - offset), starts[first : end + 1] - offset
        first = end

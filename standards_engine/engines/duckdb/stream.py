"""The events of a log, sorted once and streamed as whole cases.

They are sorted by a hash of the case's key, which is quicker than by the key itself. Two keys may
have one hash: that is seen when their rows pass, and what has not passed is sorted by key as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.duckdb.batches import cut, pieces_of
from standards_engine.engines.duckdb.events import order_in_case
from standards_engine.engines.duckdb.facts import Stored
from standards_engine.logs.formats.raw import literal
from standards_engine.logs.mapping.reading import Reading, WideForm

if TYPE_CHECKING:
    from standards_engine.logs.events import Int64

HASH = "hash({key})"
_FEW_ROWS = 2**32


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The query of sorted events."""

    reading: Reading
    stored: Sequence[Stored]
    rows: int
    """No row has a higher number."""
    latest: int | None
    """No row has a later time."""
    hash: str = HASH

    def query(
        self, as_of: int, cases: Sequence[str] | None = None, least: int | None = None
    ) -> str:
        """`least`: only cases of at least this hash, and sorted by their keys too."""
        reading = self.reading
        hashed = self.hash.format(key="case_key")
        orders = [f"{key}{i}" for i in range(len(reading.order)) for key in "op"]
        row = "CAST(row AS UINTEGER) AS row" if self.rows < _FEW_ROWS else "row"
        columns = [f"{hashed} AS hash", "case_key", "time", row, "code", *orders, *self._cells()]
        wheres = list(self._wheres(as_of, cases))
        wheres += [] if least is None else [f"{hashed} >= {least}"]
        where = f" WHERE {' AND '.join(wheres)}" if wheres else ""
        place = "seq" if isinstance(reading.form, WideForm) else "row"
        within = order_in_case(reading, place)
        order = f"hash, {'' if least is None else 'case_key, '}{within}"
        return f"SELECT {', '.join(columns)} FROM events{where} ORDER BY {order}"

    def _cells(self) -> Iterator[str]:
        for index, stored in enumerate(self.stored):
            known = f"coalesce(f{index}, -1::SMALLINT) AS f{index}"
            yield known if stored.pool is not None else f"f{index}"
        for index in sorted(self.reading.asked):
            if not self.stored[index].always:
                yield f"u{index}"

    def _wheres(self, as_of: int, cases: Sequence[str] | None) -> Iterator[str]:
        if self.latest is not None and as_of < self.latest:
            yield f"(time <= {as_of} OR time IS NULL)"
        if cases is not None:
            wanted = ", ".join(map(literal, cases)) or "NULL"
            yield f"case_key IN ({wanted})"


Reader = Callable[[int | None], Iterator[pa.RecordBatch]]
"""Sorted rows; given a hash, only of cases that have at least this one, sorted by key as well."""


def whole_cases(read: Reader, size: int | None) -> Iterator[tuple[pa.Table, Int64]]:
    """Tables of whole cases, each with the first rows of its cases and the number of its rows.

    A table has about as many rows as the reader's batches, or less than `size`; of a case with
    more rows than that it has all.
    """
    waiting = _Waiting()
    for batch in read(None):
        if not batch.num_rows:
            continue
        begins = waiting.begins(batch)
        if begins is None:
            least = waiting.first_hash(batch)
            del waiting
            yield from cut(read(least), size or batch.num_rows)
            return
        if len(begins):
            yield from _cut(*waiting.until(batch, begins), size)
        else:
            waiting.parts.append(batch)
    if waiting.parts:
        yield from _cut(*waiting.taken(), size)


def _cut(rows: pa.Table, starts: Int64, size: int | None) -> Iterator[tuple[pa.Table, Int64]]:
    if size is None and len(starts) > 1:
        yield rows, starts
    elif size is not None:
        yield from pieces_of(rows, starts, size)


@dataclass(slots=True)
class _Waiting:
    """Rows of a case of which more may come, and of those before it."""

    parts: list[pa.RecordBatch] = field(default_factory=list)
    hash: int | None = None
    key: str | None = None

    def begins(self, batch: pa.RecordBatch) -> Int64 | None:
        """The rows at which cases begin; None where two keys have one hash."""
        hashes, keys = batch["hash"].to_numpy(), batch["case_key"]
        changed = hashes[1:] != hashes[:-1]
        other = pc.not_equal(keys.slice(1), keys.slice(0, len(keys) - 1))
        same_case = int(hashes[0]) == self.hash
        if same_case and keys[0].as_py() != self.key:
            return None
        if not np.array_equal(changed, other.to_numpy(zero_copy_only=False)):
            return None
        self.hash, self.key = int(hashes[-1]), keys[-1].as_py()
        begins = np.flatnonzero(changed) + 1
        return begins if same_case else np.append(0, begins)

    def first_hash(self, batch: pa.RecordBatch) -> int:
        """Of the first row that has not been handed on."""
        first = next(part for part in [*self.parts, batch] if part.num_rows)
        return int(first["hash"][0].as_py())

    def until(self, batch: pa.RecordBatch, begins: Int64) -> tuple[pa.Table, Int64]:
        """What waits, and the batch as far as its last case; that is what waits now."""
        before = sum(part.num_rows for part in self.parts)
        last = int(begins[-1])
        parts = [*self.parts, batch.slice(0, last)]
        starts = np.concatenate([[0] if before else [], begins + before]).astype(np.int64)
        self.parts = [batch.slice(last)]
        return pa.Table.from_batches(parts), starts

    def taken(self) -> tuple[pa.Table, Int64]:
        rows = pa.Table.from_batches(self.parts)
        return rows, np.array([0, rows.num_rows], np.int64)

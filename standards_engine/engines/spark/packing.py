"""In a worker: the sorted events of a partition, kept as compressed parts of whole columns.

Events are sorted once and read several times: to judge them, to judge some cases again and explain
them. Kept in packs they need not be taken apart into rows again. A pack's cases lie between its
first and last key.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.duckdb.batches import cut
from standards_engine.engines.spark.census import Census, Span
from standards_engine.engines.spark.instructions import Instructions
from standards_engine.engines.spark.slices import CENSUS
from standards_engine.logs.events import UNDECLARED

if TYPE_CHECKING:
    from standards_engine.logs.events import Bool, Int64

PACK_ROWS = 120_000
PACKS = f"first string, last string, events binary, {CENSUS} binary"
DAY = 86_400_000_000
_ONLY_BEFORE = ("seq", "activity", "changed", CENSUS)
"""Columns that nobody needs once events are sorted."""


def packed(batches: Iterator[pa.RecordBatch], told: Instructions) -> Iterator[pa.RecordBatch]:
    """Censuses of slices are passed on, and that of the partition comes last."""
    found = Census()
    told_already: list[bytes] = []
    for rows, first_rows in cut(_events(batches, told_already), PACK_ROWS):
        kept, starts = rows, first_rows
        if told.reading.on_change is not None:
            keep = _changes(rows, first_rows)
            found.unchanged += len(keep) - int(keep.sum())
            kept = rows.filter(pa.array(keep))
            starts = np.concatenate([[0], np.cumsum(keep)])[first_rows]
        _count(found, kept, starts, told)
        for offset in range(0, kept.num_rows, PACK_ROWS):
            yield _pack(kept.slice(offset, PACK_ROWS))
    for census in [*told_already, pickle.dumps(found)]:
        yield _row(None, None, None, census)


def _events(batches: Iterator[pa.RecordBatch], censuses: list[bytes]) -> Iterator[pa.RecordBatch]:
    """The events; what slices counted goes to `censuses`."""
    for batch in batches:
        column = batch.column(CENSUS)
        if column.null_count == len(batch):
            yield batch
            continue
        censuses += column.drop_null().to_pylist()
        yield batch.filter(column.is_null())


def _pack(rows: pa.Table) -> pa.RecordBatch:
    dropped = [name for name in _ONLY_BEFORE if name in rows.column_names]
    (batch,) = rows.drop_columns(dropped).combine_chunks().to_batches()
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, batch.schema, options=_compressed()) as stream:
        stream.write_batch(batch)
    keys = batch.column("case_key")
    return _row(keys[0].as_py(), keys[-1].as_py(), out.getvalue().to_pybytes(), None)


def _compressed() -> pa.ipc.IpcWriteOptions:
    return pa.ipc.IpcWriteOptions(compression="lz4")


def _row(
    first: str | None, last: str | None, events: bytes | None, census: bytes | None
) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [
            pa.array([first], pa.string()),
            pa.array([last], pa.string()),
            pa.array([events], pa.binary()),
            pa.array([census], pa.binary()),
        ],
        names=["first", "last", "events", CENSUS],
    )


def unpacked(events: bytes) -> pa.RecordBatch:
    with pa.ipc.open_stream(events) as stream:
        (batch,) = stream
    return batch


def _changes(rows: pa.Table, starts: Int64) -> Bool:
    """`on_change`: the rows whose value is not that of the case's row before them.

    So are a case's first one, and those whose time is unknown.
    """
    codes = _codes(rows["changed"])
    keep: Bool = np.ones(len(codes), np.bool_)
    keep[1:] = codes[1:] != codes[:-1]
    keep[starts[:-1]] = True
    keep |= rows["time"].is_null().to_numpy()
    return keep


def _codes(values: pa.ChunkedArray) -> Any:
    """Equal values have equal numbers; -1 where there is none."""
    encoded = values.combine_chunks().dictionary_encode()
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)


def _count(found: Census, rows: pa.Table, starts: Int64, told: Instructions) -> None:
    code = rows["code"].to_numpy()
    time = rows["time"].combine_chunks()
    known = time.is_valid().to_numpy(zero_copy_only=False)
    instants = time.fill_null(0).to_numpy()
    found.cases += len(starts) - 1
    for number, count in zip(*np.unique(code, return_counts=True), strict=True):
        found.events[int(number)] += int(count)
    declared = instants[known & (code >= 0)]
    for day, count in zip(*np.unique(declared // DAY, return_counts=True), strict=True):
        found.days[int(day)] += int(count)
    found.declared = found.declared.merged(_span(declared))
    found.anything = found.anything.merged(_span(instants[known]))
    _count_unknown(found, rows, code)
    for name, cell in told.reading.case_fields:
        found.differing[name] += _differing(rows[f"f{cell}"], starts)


def _span(instants: Int64) -> Span:
    if not len(instants):
        return Span()
    last = np.partition(instants, -2)[-2:] if len(instants) > 1 else instants
    before = int(last[0]) if len(instants) > 1 else None
    return Span(int(instants.min()), int(last[-1]), before)


def _count_unknown(found: Census, rows: pa.Table, code: Any) -> None:
    if UNDECLARED not in code:
        return
    names = rows["activity"].filter(pa.array(code == UNDECLARED))
    for each in pc.value_counts(names):
        found.unknown[each["values"].as_py()] += each["counts"].as_py()


def _differing(values: pa.ChunkedArray, starts: Int64) -> int:
    """How many cases have two different values."""
    codes = _codes(values).astype(np.int64)
    highest = np.maximum.reduceat(codes, starts[:-1])
    lowest = np.minimum.reduceat(np.where(codes < 0, np.iinfo(np.int64).max, codes), starts[:-1])
    return int(np.count_nonzero((highest >= 0) & (lowest < highest)))


def of_cases(batches: Iterator[pa.RecordBatch], wanted: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """The packs, and of these the rows, of cases with these keys, which are sorted."""
    keys = pa.array(wanted, pa.string())
    for batch in batches:
        columns = (column.to_pylist() for column in batch.columns[:3])
        for first, last, events in zip(*columns, strict=True):
            if not any(first <= key <= last for key in wanted):
                continue
            rows = unpacked(events)
            rows = rows.filter(pc.is_in(rows.column("case_key"), keys))
            if rows.num_rows:
                yield _pack(pa.Table.from_batches([rows]))

"""In a worker: the packs of a partition, judged and folded into one state."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from standards_engine.engines.base import Folding
from standards_engine.engines.duckdb.batches import BATCH_ROWS, BatchMaker, cut
from standards_engine.engines.spark.numbering import RowNumbers
from standards_engine.engines.spark.packing import unpacked
from standards_engine.logs.events import EventBatch
from standards_engine.logs.mapping.reading import Reading
from standards_engine.rules.nodes import Ruleset

STATE = "state binary"
F = TypeVar("F", bound=Folding)


@dataclass(frozen=True, slots=True)
class Unpacking:
    """How packs become batches of events."""

    reading: Reading
    ruleset: Ruleset
    numbers: RowNumbers
    as_of: int

    def batches(self, packs: Iterator[bytes]) -> Iterator[EventBatch]:
        """As things stood at `as_of`."""
        maker = BatchMaker(self.reading, self.ruleset)
        for rows, starts in cut(map(self._rows, packs), BATCH_ROWS):
            yield maker.make(rows, starts)

    def _rows(self, pack: bytes) -> pa.RecordBatch:
        rows = unpacked(pack)
        time = rows.column("time")
        rows = rows.filter(pc.or_kleene(pc.less_equal(time, self.as_of), time.is_null()))
        numbers = self.numbers.of_all(rows.column("row"))
        return rows.set_column(rows.schema.get_field_index("row"), "row", numbers)


def folded(
    batches: Iterator[pa.RecordBatch], unpacking: Unpacking, start: Callable[[], Folding]
) -> Iterator[pa.RecordBatch]:
    """One state, in one row, of the packs in the first column."""
    state = start()
    packs = (pack for batch in batches for pack in batch.column(0).to_pylist())
    for events in unpacking.batches(packs):
        state.add(events)
    yield pa.RecordBatch.from_arrays([pa.array([pickle.dumps(state)], pa.binary())], ["state"])


def merged(state: F, other: F) -> F:
    """Takes in `other`."""
    state.merge(other)
    return state

"""A log opened by Spark: read and sorted once, kept in packs, judged as often as asked."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from standards_engine.engines.base import Folding
from standards_engine.engines.spark.faults import engine_faults
from standards_engine.engines.spark.folding import STATE, Unpacking, folded, merged
from standards_engine.engines.spark.instructions import Instructions
from standards_engine.engines.spark.numbering import RowNumbers
from standards_engine.engines.spark.packing import PACKS, of_cases
from standards_engine.engines.spark.preparing import prepared
from standards_engine.engines.spark.setting_aside import set_aside
from standards_engine.logs.events import EventBatch
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.reading import Reading
from standards_engine.logs.sources import LogSource
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

F = TypeVar("F", bound=Folding)


@dataclass(slots=True)
class SparkLog:
    """Implements `engines.base.Log`."""

    summary: LogSummary
    _told: Instructions
    _loaded: LoadedMapping
    _numbers: RowNumbers
    _packs: DataFrame
    _session: SparkSession

    @property
    def reading(self) -> Reading:
        return self._told.reading

    @property
    def ruleset(self) -> Ruleset:
        return self._told.ruleset

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """The session is whose it was; what it keeps of this log is given back."""
        self._packs.unpersist()

    @property
    def default_as_of(self) -> int | None:
        return self.summary.last

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterator[EventBatch]:
        """Here on the driver: of few cases at once, of a whole log partition by partition."""
        packs = self._packs.where("events is not null")
        with engine_faults():
            if cases is None:
                rows = packs.select("events").toLocalIterator()
            else:
                wanted = sorted(set(cases))
                found = packs.mapInArrow(partial(of_cases, wanted=wanted), PACKS)
                rows = iter(found.select("events").collect())
            yield from self._unpacking(as_of).batches(bytes(row[0]) for row in rows)

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        """A state for each partition; the states are merged by Spark, as a tree."""
        judged = partial(folded, unpacking=self._unpacking(as_of), start=start)
        with engine_faults():
            states = self._packs.where("events is not null").select("events")
            found: F = (
                states.mapInArrow(judged, STATE)
                .rdd.map(lambda row: pickle.loads(row[0]))  # noqa: S301 - made by our own workers
                .treeReduce(merged)
            )
        return found

    def _unpacking(self, as_of: int) -> Unpacking:
        return Unpacking(self.reading, self.ruleset, self._numbers, as_of)

    def quarantined_rows(self) -> Iterator[tuple[int, str, str]]:
        """File by file: rows that could not be taken apart, then those without a case."""
        with engine_faults():
            yield from set_aside(self._session, self._told, self._loaded, self._numbers)


def open_log(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    session: SparkSession,
    *,
    memory_limit: str | None = None,
) -> SparkLog:
    """One log of files and folders that every worker sees under the same names.

    `memory_limit` is what DuckDB may use in each worker. Raises UnusableLogError as the embedded
    engine does, and where Spark or a machine gives up.
    """
    with engine_faults():
        found = prepared(logs, mapping, ruleset, session, memory_limit)
    return SparkLog(found.summary, found.told, found.loaded, found.numbers, found.packs, session)

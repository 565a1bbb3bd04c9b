"""A log opened by DuckDB: read once into a private database, then streamed as often as asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from standards_engine.diagnostics.log import BadMemoryLimit, NoZoneForTimes, SameFileTwice
from standards_engine.engines.base import F
from standards_engine.engines.binding import bound
from standards_engine.engines.duckdb.counts import Counted, Counting, caseless_reason, count_rows
from standards_engine.engines.duckdb.events import MadeEvents, events_of
from standards_engine.engines.duckdb.memory import enough_to_work, share_of_memory
from standards_engine.engines.duckdb.raw import RawRows, release_raw
from standards_engine.engines.duckdb.typed import raw_rows
from standards_engine.engines.workers import fold, workers_for
from standards_engine.logs.events import EventBatch
from standards_engine.logs.formats.damage import damage_told
from standards_engine.logs.formats.raw import RawFile, UnusableLogError
from standards_engine.logs.many import each_file
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.reading import Reading
from standards_engine.logs.opening import open_sources
from standards_engine.logs.partitions import Partition, folders_of
from standards_engine.logs.sources import LogSource
from standards_engine.logs.summary import LogSummary
from standards_engine.progress import SILENCE, Progress
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import say

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from standards_engine.engines.duckdb.batches import BatchMaker
    from standards_engine.logs.events import Int64

_FETCHED_ROWS = 122_880
"""DuckDB's own limit for sorted results."""


@dataclass(slots=True)
class DuckLog:
    """Implements `engines.base.Log`."""

    reading: Reading
    ruleset: Ruleset
    _counted: Counted
    _made: MadeEvents
    _connection: DuckDBPyConnection
    _files: tuple[RawFile, ...]
    _rows: RawRows
    _workspace: Path
    _progress: Progress
    _memory_limit: str | None = None
    _summary: LogSummary | None = None

    @property
    def summary(self) -> LogSummary:
        """Cases are counted when it is first asked for, or when all have passed."""
        if self._summary is None:
            with enough_to_work(self._memory_limit, self._workspace):
                self._summary = self._counted.complete()
        return self._summary

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
        self._connection.close()
        shutil.rmtree(self._workspace, ignore_errors=True)

    @property
    def default_as_of(self) -> int | None:
        return self._counted.summary.last

    def batches(
        self, as_of: int, cases: Sequence[str] | None = None, *, size: int | None = None
    ) -> Iterator[EventBatch]:
        """`size` is about how many rows a batch has."""
        maker = self._maker()
        for rows, starts in self._pieces(as_of, cases, size):
            yield maker.make(rows, starts)
        if cases is None:
            self._note(maker, as_of)

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        maker, workers = self._maker(), workers_for(self._counted.summary.events)
        found = fold(self._pieces(as_of, None, None), maker, start, workers)
        self._note(maker, as_of)
        return found

    def _note(self, maker: BatchMaker, as_of: int) -> None:
        """Where every row has passed, so have all cases, and need not be counted once more."""
        latest = self._counted.last_row
        if self._summary is None and (latest is None or as_of >= latest):
            nothing = (0,) * (1 + len(self.reading.case_fields))
            cases, *differing = map(sum, zip(nothing, *maker.seen, strict=True))
            self._summary = self._counted.with_cases(cases, differing)

    def _maker(self) -> BatchMaker:
        from standards_engine.engines.duckdb.batches import BatchMaker

        return BatchMaker(self.reading, self.ruleset, self._made.stored)

    def _pieces(
        self, as_of: int, cases: Sequence[str] | None, size: int | None
    ) -> Iterator[tuple[pa.Table, Int64]]:
        """Sorted rows of whole cases, and where each case begins."""
        from standards_engine.engines.duckdb.stream import SortedRows, whole_cases

        latest = self._counted.last_row
        rows = SortedRows(self.reading, self._made.stored, self._rows.last, latest)
        with (
            enough_to_work(self._memory_limit, self._workspace),
            damage_told(self._connection, self._files),
            self._connection.cursor() as cursor,
            self._progress.during(cursor),
        ):

            def read(least: int | None) -> Iterator[pa.RecordBatch]:
                query = rows.query(as_of, cases, least)
                yield from cursor.sql(query).to_arrow_reader(_FETCHED_ROWS)

            found = whole_cases(read, size)
            yield from self._told(found) if cases is None else found

    def _told(self, pieces: Iterator[tuple[pa.Table, Int64]]) -> Iterator[tuple[pa.Table, Int64]]:
        """The first piece comes when all is sorted; whoever takes the next one is done with one."""
        self._progress.stage(say("sorting"))
        for number, (rows, starts) in enumerate(pieces):
            if not number:
                self._progress.stage(say("judging"), self._counted.summary.events)
            yield rows, starts
            self._progress.advance(rows.num_rows)

    def quarantined_rows(self) -> Iterator[tuple[int, str, str]]:
        """File by file: rows that could not be taken apart, then those without a case."""
        from standards_engine.engines.duckdb.quarantine import caseless_rows

        reason = caseless_reason(self.reading)
        with self._connection.cursor() as cursor:
            for index, file in enumerate(self._files):
                structure, offset = self._rows.structures[index], self._rows.offset(index)
                for broken in structure.broken:
                    yield broken.row + offset, broken.reason, broken.text
                for row, text in caseless_rows(cursor, file, self.reading):
                    yield row + offset, reason, text


def open_log(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    *,
    memory_limit: str | None = None,
    folder: Path | None = None,
    progress: Progress = SILENCE,
) -> DuckLog:
    """One log of one or several sources, read in the order given; a path is a file or a folder.

    `memory_limit` is DuckDB's, such as `4GB`. What is unpacked and sorted lies in `folder`, an
    empty one, or else in a new one of the system; closing the log deletes it. Raises
    UnusableLogError with diagnostics where a file or the mapping cannot be used at all; what is
    wrong with single rows is in the summary.
    """
    workspace = folder or Path(tempfile.mkdtemp(prefix="standards-"))
    try:
        with enough_to_work(memory_limit, workspace):
            connection = _connect(workspace, memory_limit)
            with progress.during(connection):
                log = _opened(logs, mapping, ruleset, connection, workspace, progress)
            return replace(log, _memory_limit=memory_limit)
    except BaseException:
        shutil.rmtree(workspace, ignore_errors=True)
        raise


def _connect(workspace: Path, memory_limit: str | None) -> DuckDBPyConnection:
    import duckdb

    spill = workspace / "spill"
    spill.mkdir()
    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(spill),
    }
    if memory_limit is not None:
        config["memory_limit"] = share_of_memory(memory_limit)
    try:
        connection = duckdb.connect(":memory:", config=config)
    except duckdb.ParserException as error:
        raise UnusableLogError(BadMemoryLimit(text=str(memory_limit))) from error
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar_print = false")
    connection.execute("SET enable_progress_bar = true")  # to be asked how far it is
    return connection


def _opened(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    connection: DuckDBPyConnection,
    workspace: Path,
    progress: Progress,
) -> DuckLog:
    model = mapping.model if mapping else None
    progress.stage(say("opening"))
    files = open_sources(logs, model, workspace, connection, progress)
    reading = bound(files, mapping, ruleset)
    with damage_told(connection, files):
        progress.stage(say("reading"))
        rows, facts = raw_rows(connection, files, reading)
        _refuse_the_same_twice(files, rows, reading)
        progress.stage(say("reading times and values"))
        made = events_of(connection, reading, facts)
        _refuse_times_without_zone(connection, reading, ruleset)
        progress.stage(say("counting"))
        counted = count_rows(Counting(connection, files, reading, ruleset, rows, made.faults))
    if not facts.lazy:
        release_raw(connection, reading, rows)
    return DuckLog(reading, ruleset, counted, made, connection, files, rows, workspace, progress)


def _refuse_the_same_twice(files: Sequence[RawFile], rows: RawRows, reading: Reading) -> None:
    """A file without a row may be given twice, and so may one whose copies are dropped."""
    first: dict[tuple[str, Partition], RawFile] = {}
    pairs = zip(rows.structures, rows.counts, strict=True)
    counts = [count for found, rows in pairs for count in found.counts or (rows,)]
    named = [each for file in files for each in each_file(file)]
    for file, count in zip(named, counts, strict=True):
        earlier = first.setdefault((file.sha256, folders_of(file)), file)
        if earlier is not file and count and not reading.drop_copies:
            fault = SameFileTwice(first=earlier.name, second=file.name)
            raise UnusableLogError(fault)


def _refuse_times_without_zone(
    connection: DuckDBPyConnection, reading: Reading, ruleset: Ruleset
) -> None:
    """Where the rules state several zones and the mapping none, every time needs an offset."""
    if reading.zone is not None or len(ruleset.zones) < 2:
        return
    found = connection.execute("SELECT sum(zoneless) FROM all_events").fetchone()
    if found and found[0]:
        raise UnusableLogError(NoZoneForTimes(times=int(found[0]), zones=ruleset.zones))

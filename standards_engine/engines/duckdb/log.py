"""A log opened by DuckDB: read once into a private database, then streamed as often as asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from standards_engine.diagnostics.log import BadMemoryLimit, NoZoneForTimes, SameFileTwice
from standards_engine.engines.base import F
from standards_engine.engines.binding import bound
from standards_engine.engines.duckdb.counts import Counting, caseless_reason, summarize
from standards_engine.engines.duckdb.events import make_events, order_in_case
from standards_engine.engines.duckdb.memory import check_memory_limit, enough_to_work
from standards_engine.engines.duckdb.raw import RawRows, load_raw, release_raw
from standards_engine.engines.workers import fold
from standards_engine.logs.events import EventBatch
from standards_engine.logs.formats.raw import RawFile, UnusableLogError, literal
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.reading import Reading
from standards_engine.logs.opening import open_sources
from standards_engine.logs.sources import LogSource
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from standards_engine.logs.events import Int64

_FETCHED_ROWS = 122_880
"""DuckDB's own limit for sorted results."""


@dataclass(slots=True)
class DuckLog:
    """Implements `engines.base.Log`."""

    summary: LogSummary
    reading: Reading
    ruleset: Ruleset
    _connection: DuckDBPyConnection
    _files: tuple[RawFile, ...]
    _rows: RawRows
    _workspace: Path
    _memory_limit: str | None

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
        return self.summary.last

    def batches(
        self, as_of: int, cases: Sequence[str] | None = None, *, size: int | None = None
    ) -> Iterator[EventBatch]:
        """`size` is about how many rows a batch has."""
        from standards_engine.engines.duckdb.batches import BatchMaker

        maker = BatchMaker(self.reading, self.ruleset)
        for rows, starts in self._pieces(as_of, cases, size):
            yield maker.make(rows, starts)

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        from standards_engine.engines.duckdb.batches import BatchMaker

        maker = BatchMaker(self.reading, self.ruleset)

        def add(state: F, piece: tuple[pa.Table, Int64]) -> None:
            state.add(maker.make(*piece))

        return fold(self._pieces(as_of, None, None), start, add)

    def _pieces(
        self, as_of: int, cases: Sequence[str] | None, size: int | None
    ) -> Iterator[tuple[pa.Table, Int64]]:
        """Sorted rows of whole cases, and where each case begins."""
        from standards_engine.engines.duckdb.batches import BATCH_ROWS, cut

        with (
            enough_to_work(self._memory_limit, self._workspace),
            self._connection.cursor() as cursor,
        ):
            reader = cursor.sql(self._query(as_of, cases)).to_arrow_reader(_FETCHED_ROWS)
            yield from cut(reader, size or BATCH_ROWS)

    def _query(self, as_of: int, cases: Sequence[str] | None) -> str:
        orders = [f"{key}{i}" for i in range(len(self.reading.order)) for key in "op"]
        cells = [f"f{index}" for index in range(len(self.reading.cells))]
        cells += [f"u{index}" for index in sorted(self.reading.asked)]
        columns = ", ".join(["case_key", "code", "time", "row", *orders, *cells])
        where = f"(time <= {as_of} OR time IS NULL)"
        if cases is not None:
            where += f" AND list_contains([{', '.join(map(literal, cases))}]::VARCHAR[], case_key)"
        order = f"hash(case_key), case_key, {order_in_case(self.reading)}"
        return f"SELECT {columns} FROM events WHERE {where} ORDER BY {order}"

    def quarantined_rows(self) -> Iterator[tuple[int, str, str]]:
        """File by file: rows that could not be taken apart, then those without a case."""
        from standards_engine.engines.duckdb.quarantine import caseless_rows

        reason = caseless_reason(self.reading)
        with self._connection.cursor() as cursor:
            for index, file in enumerate(self._files):
                structure, offset = self._rows.structures[index], self._rows.offset(index)
                for broken in structure.broken:
                    yield broken.row + offset, broken.reason, broken.text
                for row, text in caseless_rows(cursor, file, structure, self.reading):
                    yield row + offset, reason, text


def open_log(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    *,
    memory_limit: str | None = None,
    folder: Path | None = None,
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
            return _opened(logs, mapping, ruleset, connection, workspace, memory_limit)
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
        check_memory_limit(memory_limit)
        config["memory_limit"] = memory_limit
    try:
        connection = duckdb.connect(":memory:", config=config)
    except duckdb.ParserException as error:
        raise UnusableLogError(BadMemoryLimit(text=str(memory_limit))) from error
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def _opened(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    connection: DuckDBPyConnection,
    workspace: Path,
    memory_limit: str | None,
) -> DuckLog:
    model = mapping.model if mapping else None
    files = open_sources(logs, model, workspace, connection)
    reading = bound(files, mapping, ruleset)
    rows = load_raw(connection, files, reading)
    _refuse_the_same_twice(files, rows, reading)
    faults = make_events(connection, reading)
    _refuse_times_without_zone(connection, reading, ruleset)
    summary = summarize(Counting(connection, files, reading, ruleset, rows, faults))
    release_raw(connection, reading, rows)
    return DuckLog(summary, reading, ruleset, connection, files, rows, workspace, memory_limit)


def _refuse_the_same_twice(files: Sequence[RawFile], rows: RawRows, reading: Reading) -> None:
    """A file without a row may be given twice, and so may one whose copies are dropped."""
    first: dict[str, RawFile] = {}
    for file, count in zip(files, rows.counts, strict=True):
        earlier = first.setdefault(file.sha256, file)
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

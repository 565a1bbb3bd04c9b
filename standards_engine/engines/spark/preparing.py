"""On the driver: from files to sorted packs, and the summary of what was read."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from standards_engine.diagnostics.engines import NoFileForSpark
from standards_engine.diagnostics.log import NoZoneForTimes, SameFileTwice
from standards_engine.engines.binding import bound
from standards_engine.engines.duckdb.memory import check_memory_limit
from standards_engine.engines.spark.census import Census
from standards_engine.engines.spark.files import OpenedFile, opened
from standards_engine.engines.spark.folding import merged
from standards_engine.engines.spark.instructions import WORKER_MEMORY, Instructions, database
from standards_engine.engines.spark.numbering import MOST_FILES, RowNumbers, rows_of_a_file
from standards_engine.engines.spark.packing import DAY, PACKS, packed, unpacked
from standards_engine.engines.spark.remarks import Counted, summary
from standards_engine.engines.spark.slices import CENSUS, described
from standards_engine.engines.spark.stages import events, sorted_by_case
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.mapping.defaults import mapping_of
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.sources import (
    FileSource,
    LogSource,
    PostgresSource,
    StreamSource,
    sources_of,
)
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import say, spoken

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_FILES_AT_ONCE = 1000
"""Tasks that open files."""
_FEW_BYTES = 1_000_000
"""Sooner read than handed round."""


@dataclass(frozen=True, slots=True)
class Prepared:
    told: Instructions
    loaded: LoadedMapping
    numbers: RowNumbers
    packs: DataFrame
    """Kept in memory and on disk."""
    summary: LogSummary


def prepared(
    logs: Sequence[LogSource | Path],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    session: SparkSession,
    memory_limit: str | None,
) -> Prepared:
    if memory_limit is not None:
        check_memory_limit(memory_limit)
    memory = memory_limit or WORKER_MEMORY
    sources = _files(logs)
    files = _opened(sources, mapping, session, memory)
    told = _instructions(sources, files, mapping, ruleset, memory)
    loaded = _loaded(files, mapping)
    packs = (
        sorted_by_case(events(session, told, files), told, session, files)
        .mapInArrow(partial(packed, told=told), PACKS)
        .persist()
    )
    try:
        census = _census(packs)
        _refuse(census, files, told)
        numbers = RowNumbers(_rows_of_a_file(census, len(files)))
        counted = Counted(
            census=census,
            files=files,
            reading=told.reading,
            ruleset=ruleset,
            numbers=numbers,
            reasons=told.reasons,
            times_of_day=partial(_times_of_day, packs),
            memory=memory,
        )
        return Prepared(told, loaded, numbers, packs, summary(counted))
    except BaseException:
        packs.unpersist()
        raise


def _files(logs: Sequence[LogSource | Path]) -> tuple[FileSource, ...]:
    found: list[FileSource] = []
    for log in logs:
        for source in sources_of([log]) if isinstance(log, Path) else [log]:
            if not isinstance(source, FileSource):
                raise UnusableLogError(NoFileForSpark(name=_name(source)))
            found.append(source)
    if len(found) > MOST_FILES:
        raise UnusableLogError(NoFileForSpark(name=say("{number} files", number=len(found))))
    return tuple(found)


def _name(source: LogSource) -> str:
    match source:
        case FileSource(path=name) | StreamSource(name=name) | PostgresSource(url=name):
            return str(name)
        case _:
            assert_never(source)


def _opened(
    sources: Sequence[FileSource],
    mapping: LoadedMapping | None,
    session: SparkSession,
    memory: str,
) -> tuple[OpenedFile, ...]:
    """Where there is little to read, here; else by the workers, each file by one."""
    model = mapping.model if mapping else None
    one = partial(opened, mapping=model, memory=memory, language=spoken())
    if sum(_bytes(source.path) for source in sources) <= _FEW_BYTES:
        found = [one(source) for source in sources]
    else:
        tasks = min(len(sources), _FILES_AT_ONCE)
        found = session.sparkContext.parallelize(sources, tasks).map(one).collect()
    refused = [fault for each in found if not isinstance(each, OpenedFile) for fault in each]
    if refused:
        raise UnusableLogError(*refused)
    return tuple(each for each in found if isinstance(each, OpenedFile))


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _loaded(files: Sequence[OpenedFile], mapping: LoadedMapping | None) -> LoadedMapping:
    loaded = mapping_of(mapping, files[0].name, files[0].columns)
    assert isinstance(loaded, LoadedMapping)
    return loaded


def _instructions(
    sources: tuple[FileSource, ...],
    files: Sequence[OpenedFile],
    mapping: LoadedMapping | None,
    ruleset: Ruleset,
    memory: str,
) -> Instructions:
    reading = bound(files, mapping, ruleset)
    with database(memory) as (connection, _):
        columns, faults = described(connection, reading)
    return Instructions(
        sources=sources,
        mapping=mapping.model if mapping else None,
        reading=reading,
        ruleset=ruleset,
        columns=columns,
        reasons=tuple(faults.reasons),
        memory=memory,
    )


def _census(packs: DataFrame) -> Census:
    """What all workers counted; reads, sorts and keeps the log on the way."""
    found: Census = (
        packs.where(f"{CENSUS} is not null")
        .select(CENSUS)
        .rdd.map(lambda row: pickle.loads(row[0]))  # noqa: S301 - made by our own workers
        .treeReduce(merged)
    )
    return found


def _refuse(census: Census, files: Sequence[OpenedFile], told: Instructions) -> None:
    if census.refused:
        raise UnusableLogError(*census.refused)
    first: dict[str, OpenedFile] = {}
    for number, file in enumerate(files):
        earlier = first.setdefault(file.sha256, file)
        if earlier is not file and census.rows[number] and not told.reading.drop_copies:
            raise UnusableLogError(SameFileTwice(first=earlier.name, second=file.name))
    zoneless = census.oddities["zoneless"]
    if told.reading.zone is None and len(told.ruleset.zones) > 1 and zoneless:
        raise UnusableLogError(NoZoneForTimes(times=zoneless, zones=told.ruleset.zones))


def _rows_of_a_file(census: Census, files: int) -> int:
    return rows_of_a_file(
        [census.rows[number] + census.beside.get(number, 1) + 1 for number in range(files)]
    )


def _times_of_day(packs: DataFrame, day: int) -> list[int]:
    """Of declared events, sorted."""
    rows = packs.where("events is not null").select("events").rdd

    def times(row: tuple[bytes]) -> list[int]:
        found = unpacked(bytes(row[0]))
        pairs = zip(found.column("time").to_pylist(), found.column("code").to_pylist(), strict=True)
        return [
            time for time, code in pairs if time is not None and code >= 0 and time // DAY == day
        ]

    return sorted(rows.flatMap(times).collect())

"""What every worker is told, and the private database in which it reads."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.logs.mapping.model import Mapping
from standards_engine.logs.mapping.reading import Reading
from standards_engine.logs.sources import FileSource
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import speaking, spoken

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORKER_MEMORY = "1GB"
"""What DuckDB may use in one worker where nothing is said; beyond it spills."""


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Of the table that is shuffled: names, and types as Spark and DuckDB both write them."""

    names: tuple[str, ...]
    types: tuple[str, ...]

    @property
    def ddl(self) -> str:
        return ", ".join(f"{n} {t}" for n, t in zip(self.names, self.types, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions:
    """Goes to every worker, so all of it can be pickled."""

    sources: tuple[FileSource, ...]
    mapping: Mapping | None
    reading: Reading
    ruleset: Ruleset
    columns: EventColumns
    reasons: tuple[str, ...]
    """Of partly used rows, in the order in which reports name them."""
    memory: str
    language: str = field(default_factory=spoken)
    """In which the driver speaks: it looks for what workers say by their very words."""


@contextmanager
def database(memory: str, language: str | None = None) -> Iterator[tuple[DuckDBPyConnection, Path]]:
    """With a private folder, in which it also spills. One thread: Spark has one task per core.

    Inside, a worker speaks the language of its driver.

    Raises UnusableLogError where it needs more memory, or more of the disk, than there is.
    """
    import duckdb

    from standards_engine.engines.duckdb.memory import enough_to_work

    # where Spark lets a worker write: it tidies up after those that die
    folders = os.environ.get("SPARK_LOCAL_DIRS", "").split(",")
    workspace = Path(tempfile.mkdtemp(prefix="standards-worker-", dir=folders[0] or None))
    try:
        spill = workspace / "spill"
        spill.mkdir()
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(spill),
            "memory_limit": memory,
            "threads": 1,
        }
        with (
            speaking(language or spoken()),
            enough_to_work(memory, workspace),
            duckdb.connect(":memory:", config=config) as connection,
        ):
            connection.execute("SET TimeZone = 'UTC'")
            yield connection, workspace
    finally:
        shutil.rmtree(workspace, ignore_errors=True)

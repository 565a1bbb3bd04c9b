"""A log opened to be looked at, not to be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from standards_engine.diagnostics.log import WrongEncoding
from standards_engine.frozen import frozen
from standards_engine.logs.formats.damage import damage_told
from standards_engine.logs.formats.files import unknown_bytes
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.mapping.model import Mapping
from standards_engine.logs.opening import open_sources
from standards_engine.logs.proposal.encoding import encoding_of
from standards_engine.logs.proposal.sample import Sample, sampled
from standards_engine.logs.sources import FileSource, LogSource
from standards_engine.progress import SILENCE, Progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@frozen(kw_only=True)
class LookedAt:
    sample: Sample
    opened_with: Mapping
    guessed_encoding: bool


@contextmanager
def opened_to_look_at(
    sources: Sequence[LogSource],
    mapping: Mapping,
    folder: Path,
    progress: Progress = SILENCE,
) -> Iterator[LookedAt]:
    """As the mapping says; a text that is no UTF-8, in the likeliest encoding.

    Raises UnusableLogError where it cannot be opened. `folder` is for what is unpacked.
    """
    import duckdb

    connection = duckdb.connect(":memory:", config={"temp_directory": str(folder)})
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar_print = false")
        connection.execute("SET enable_progress_bar = true")  # to be asked how far it is
        with progress.during(connection):
            yield _Looking(sources, folder, connection, progress).at(mapping)
    finally:
        connection.close()


@frozen
class _Looking:
    sources: Sequence[LogSource]
    folder: Path
    connection: DuckDBPyConnection
    progress: Progress

    def at(self, mapping: Mapping) -> LookedAt:
        try:
            sample = self._sample(mapping)
        except UnusableLogError as error:
            other = self._encoding(mapping)
            if other is None or not isinstance(error.diagnostics[0], WrongEncoding):
                raise
        else:
            other = self._encoding(mapping) if unknown_bytes("utf-8") in sample.broken else None
            if other is None:
                return LookedAt(sample=sample, opened_with=mapping, guessed_encoding=False)
        mapping = mapping.model_copy(update={"encoding": other})
        return LookedAt(sample=self._sample(mapping), opened_with=mapping, guessed_encoding=True)

    def _sample(self, mapping: Mapping) -> Sample:
        self.progress.stage("opening")
        files = open_sources(self.sources, mapping, self.folder, self.connection, self.progress)
        with damage_told(self.connection, files):
            self.progress.stage("looking at the columns")
            return sampled(files, self.connection)

    def _encoding(self, mapping: Mapping) -> str | None:
        """None where somebody said it, or no better one is found."""
        if mapping.encoding is not None:
            return None
        found = (encoding_of(each.path) for each in self.sources if isinstance(each, FileSource))
        return next((encoding for encoding in found if encoding is not None), None)

"""What an engine offers: a log, sorted and cut into batches of whole cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from standards_engine.logs.events import EventBatch
from standards_engine.logs.summary import LogSummary


class Log(Protocol):
    """An opened log; a context manager, whose end deletes what it keeps on disk."""

    @property
    def summary(self) -> LogSummary: ...

    @property
    def default_as_of(self) -> int | None:
        """The last instant of a declared event, of any row where there is none; None: no rows."""

    def batches(self, as_of: int, cases: Sequence[str] | None = None) -> Iterator[EventBatch]:
        """All whole cases, or those with these keys, as they stood at `as_of`.

        Rows after `as_of` do not exist yet; rows whose time is unknown stay.
        """

    def quarantined_rows(self) -> Iterator[tuple[int, str, str]]:
        """Row number, reason and whole text of every quarantined row."""

    def close(self) -> None: ...

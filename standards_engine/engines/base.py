"""What an engine offers: a log, sorted and cut into batches of whole cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, Self, TypeVar

from standards_engine.logs.events import EventBatch
from standards_engine.logs.summary import LogSummary


class Folding(Protocol):
    """What is gathered of some batches, in any order; may be pickled."""

    def add(self, events: EventBatch) -> None: ...

    def merge(self, other: Self) -> None:
        """`other` gathered further batches of the same log and is not used afterwards."""


F = TypeVar("F", bound=Folding)


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

    def folded(self, as_of: int, start: Callable[[], F]) -> F:
        """What `start()` gathers of all whole cases as they stood at `as_of`.

        Several workers gather at once, each in a state of its own; what one raises is raised here.
        """

    def quarantined_rows(self) -> Iterator[tuple[int, str, str]]:
        """Row number, reason and whole text of every quarantined row."""

    def close(self) -> None: ...

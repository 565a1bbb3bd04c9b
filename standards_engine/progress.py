"""How long work says what it is doing: a protocol that every room may know, and silence.

It is handed down from the command; nothing in it knows who looks, or whether anybody does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class LongCall(Protocol):
    """What works for long without coming back; a connection of DuckDB is one."""

    def interrupt(self) -> None:
        """Makes the call end soon, with an error. Called from another thread."""

    def query_progress(self) -> float:
        """How much of it is done, in percent; negative where that is not known."""


class Progress(Protocol):
    """Told what is done now, by one thread at a time."""

    def stage(self, name: str, total: int | None = None) -> None:
        """`name` begins, as in `judging`; `total` are the rows it goes through, where known."""

    def advance(self, rows: int) -> None:
        """So many more rows of this stage are done."""

    def during(self, call: LongCall) -> AbstractContextManager[None]:
        """While the context lasts, `call` may be asked how far it is, and be interrupted."""


class Silence:
    """Progress that nobody looks at."""

    def stage(self, name: str, total: int | None = None) -> None: ...

    def advance(self, rows: int) -> None: ...

    @contextmanager
    def during(self, call: LongCall) -> Iterator[None]:  # noqa: ARG002
        yield


SILENCE: Progress = Silence()

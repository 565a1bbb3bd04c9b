"""Pieces of work that one thread makes and several take, with bounded memory between them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

from standards_engine.engines.base import F

T = TypeVar("T")

MOST_WORKERS = 4
_WAITING = 0.1
"""Seconds after which the maker looks whether a worker has failed."""


def workers_here() -> int:
    """As many as there are processors for this process, and not more than help."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return max(1, min(MOST_WORKERS, processors or 1))


class _Crew(Generic[F, T]):
    """Threads that take pieces from a queue until it is closed, or one of them fails."""

    def __init__(self, start: Callable[[], F], add: Callable[[F, T], None], size: int) -> None:
        self._add = add
        self._pieces: Queue[T | None] = Queue(size)
        self._states = [start() for _ in range(size)]
        self._stopped = threading.Event()
        self._faults: list[BaseException] = []
        self._threads = [
            threading.Thread(target=self._work, args=(state,), name="fold", daemon=True)
            for state in self._states
        ]
        for thread in self._threads:
            thread.start()

    def _work(self, state: F) -> None:
        while not self._stopped.is_set() and (piece := self._pieces.get()) is not None:
            try:
                self._add(state, piece)
            except BaseException as error:  # raised again by the maker
                self._faults.append(error)
                self._stopped.set()

    def put(self, piece: T | None) -> None:
        """Waits while the workers are behind; raises what one of them raised."""
        while True:
            self._raise()
            try:
                self._pieces.put(piece, timeout=_WAITING)
            except Full:
                continue
            return

    def finished(self) -> F:
        """The state of all pieces put."""
        for _ in self._threads:
            self.put(None)
        for thread in self._threads:
            thread.join()
        self._raise()
        first, *others = self._states
        for other in others:
            first.merge(other)
        return first

    def abandon(self) -> None:
        """Ends all threads; each is done with its piece when this returns."""
        self._stopped.set()
        while any(thread.is_alive() for thread in self._threads):
            self._empty()
            for _ in self._threads:
                if not self._pieces.full():
                    self._pieces.put(None)
            for thread in self._threads:
                thread.join(_WAITING)

    def _empty(self) -> None:
        try:
            while True:
                self._pieces.get_nowait()
        except Empty:
            return

    def _raise(self) -> None:
        if self._faults:
            raise self._faults[0]


def fold(
    pieces: Iterator[T],
    start: Callable[[], F],
    add: Callable[[F, T], None],
    workers: int | None = None,
) -> F:
    """What the workers gathered of all pieces; one or two pieces need none but this thread."""
    size = workers or workers_here()
    first = next(pieces, None)
    second = None if first is None else next(pieces, None)
    if first is None or second is None or size == 1:
        state = start()
        for piece in (first, second):
            if piece is not None:
                add(state, piece)
        for piece in pieces:
            add(state, piece)
        return state
    crew = _Crew(start, add, size)
    try:
        crew.put(first)
        crew.put(second)
        for piece in pieces:
            crew.put(piece)
        return crew.finished()
    except BaseException:
        crew.abandon()
        raise

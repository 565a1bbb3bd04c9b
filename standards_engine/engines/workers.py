"""Sorted rows that several processes judge, each what it is handed; and what they gathered, joined.

Processes, since Python runs one thread at a time: two threads that judge wait for each other more
than they work. They are copies of this one, and take rows from memory that they share with it.
"""

from __future__ import annotations

import gc
import mmap
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, Protocol, cast

from standards_engine.diagnostics.engines import EngineFailed
from standards_engine.engines.base import F
from standards_engine.logs.events import EventBatch
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.wording import say

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    import pyarrow as pa

    from standards_engine.logs.events import Int64

MOST_WORKERS = 4
_ENOUGH_ROWS = 400_000
"""Below, one process is done before others have begun."""
_TOGETHER = 240_000
"""Rows: of half as many, judging each costs a sixth more."""
_LARGE = 16 << 20
"""Bytes from which rows are judged without waiting for more: there are long texts among them."""
_SLOT = 64 << 20
"""Bytes of shared memory for the rows of one batch; only what is used is taken from the machine."""
_SLOTS = 2
"""Of each worker: one that it judges, and one that waits."""
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_FOR_THE_FIRST = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""Signals for the process that hands out, which ends the workers."""

Piece = tuple["pa.Table", "Int64"]
"""Sorted rows of whole cases, and the first row of each case."""


class Maker(Protocol):
    """Turns rows into a batch of events, and notes what it has seen of each."""

    seen: list[tuple[int, ...]]

    def make(self, rows: pa.Table, starts: Int64) -> EventBatch: ...


def workers_for(rows: int) -> int:
    """As many as there are processors for this process, and not more than help."""
    if sys.platform != "linux" or rows < _ENOUGH_ROWS:
        return 1
    return max(1, min(MOST_WORKERS, len(os.sched_getaffinity(0))))


def fold(pieces: Iterator[Piece], maker: Maker, start: Callable[[], F], workers: int) -> F:
    """What the workers gathered of all pieces. What one of them raises is raised here."""
    if workers == 1:
        state = start()
        for piece in pieces:
            state.add(maker.make(*piece))
        return state
    crew = _Crew(maker, start, workers)
    try:
        for rows, starts in _together(pieces):
            crew.hand_out(rows, starts)
        return crew.finished()
    finally:
        crew.end()


def _together(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Small pieces joined, since each batch costs something however small."""
    waiting: list[Piece] = []
    for piece in pieces:
        waiting.append(piece)
        size = sum(rows.nbytes for rows, _ in waiting)
        if size >= _LARGE or sum(rows.num_rows for rows, _ in waiting) >= _TOGETHER:
            yield _joined(waiting)
            waiting = []
    if waiting:
        yield _joined(waiting)


def _joined(pieces: list[Piece]) -> Piece:
    import numpy as np
    import pyarrow as pa

    rows = pa.concat_tables([rows for rows, _ in pieces])
    ends = np.cumsum([rows.num_rows for rows, _ in pieces])
    befores = (0, *ends[:-1].tolist())
    starts = [own[:-1] + before for (_, own), before in zip(pieces, befores, strict=True)]
    return rows, np.concatenate([*starts, ends[-1:]])


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    slots: list[mmap.mmap]
    handed: int = 0
    done: int = 0

    @property
    def has_room(self) -> bool:
        return self.handed - self.done < _SLOTS


class _Crew(Generic[F]):
    """The workers, and how far each of them is."""

    def __init__(self, maker: Maker, start: Callable[[], F], size: int) -> None:
        self._maker = maker
        self._workers: list[_Worker] = []
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _FOR_THE_FIRST)
        gc.freeze()  # a copy must not free what threads hold that were not copied with it
        try:
            for _ in range(size):
                self._begin(start)
        finally:
            gc.unfreeze()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _begin(self, start: Callable[[], F]) -> None:
        """One more. No signal may come before it has said what it does about signals."""
        fork = get_context("fork")
        here, there = fork.Pipe()
        slots = [mmap.mmap(-1, _SLOT) for _ in range(_SLOTS)]
        others = (here, *(worker.line for worker in self._workers))
        arguments = (there, others, slots, self._maker, start)
        process = fork.Process(target=_work, args=arguments, daemon=True)
        process.start()
        there.close()
        self._workers.append(_Worker(process, here, slots))

    def hand_out(self, rows: pa.Table, starts: Int64) -> None:
        """To whom has least to do, and has had least; waits while all have enough to do."""
        self._listen(0)
        while not any(worker.has_room for worker in self._workers):
            self._listen(None)
        worker = min(self._workers, key=lambda each: (each.handed - each.done, each.handed))
        size = _write(rows, worker.slots[worker.handed % _SLOTS])
        worker.handed += 1
        whole = _packed(rows) if size is None else None
        self._send(worker, (starts, size, whole))

    def finished(self) -> F:
        """What all have gathered, once all have done what they were handed."""
        while any(worker.done < worker.handed for worker in self._workers):
            self._listen(None)
        for worker in self._workers:
            self._send(worker, None)
        states: list[F] = []
        for worker in self._workers:
            found = pickle.loads(self._heard(worker))  # noqa: S301 - by this very program
            if isinstance(found, BaseException):
                raise found
            states.append(found[0])
            self._maker.seen += found[1]
        first, *others = states
        for other in others:
            first.merge(other)
        return first

    def end(self) -> None:
        """Ends those who have not ended by themselves."""
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            for slot in worker.slots:
                with suppress(BufferError):  # what was cut short while it wrote still holds on
                    slot.close()

    def _listen(self, seconds: float | None) -> None:
        """Hears who is done with a batch."""
        busy = {worker.line: worker for worker in self._workers if worker.done < worker.handed}
        for line in wait(list(busy), seconds):
            worker = busy[cast("Connection", line)]
            self._note(worker, self._heard(worker))

    def _note(self, worker: _Worker, fault: bytes) -> None:
        if fault:
            raise pickle.loads(fault)  # noqa: S301 - by this very program
        worker.done += 1

    def _send(self, worker: _Worker, message: object) -> None:
        try:
            worker.line.send(message)
        except OSError:
            while True:
                self._note(worker, self._heard(worker))  # until it says why it has ended

    def _heard(self, worker: _Worker) -> bytes:
        try:
            return worker.line.recv_bytes()
        except (EOFError, OSError) as error:
            raise _lost() from error


def _lost() -> UnusableLogError:
    reason = say("a process that judged was ended from outside, most often because memory ran out")
    return UnusableLogError(EngineFailed(engine="duckdb", reason=reason))


def _work(
    line: Connection,
    others: Sequence[Connection],
    slots: list[mmap.mmap],
    maker: Maker,
    start: Callable[[], F],
) -> None:
    """In a worker. Ctrl-C is for the process that handed out the work, which ends this one.

    `others` are copies of the ends at which that one listens: while they are open here, nobody
    would hear that it is gone.
    """
    signal.set_wakeup_fd(-1)
    for number in _FOR_THE_FIRST:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _FOR_THE_FIRST)
    for other in others:
        other.close()
    try:
        state = start()
        taken = 0
        while (message := line.recv()) is not None:
            starts, size, whole = message
            rows = _read(slots[taken % _SLOTS], size) if whole is None else _unpacked(whole)
            state.add(maker.make(rows, starts))
            taken += 1
            line.send_bytes(b"")
        line.send_bytes(pickle.dumps((state, maker.seen)))
    except (EOFError, OSError):
        return
    except BaseException as error:
        line.send_bytes(_pickled(error))


def _pickled(error: BaseException) -> bytes:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was just made
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    return pickle.dumps(error)


def _write(rows: pa.Table, slot: mmap.mmap) -> int | None:
    """How many bytes; None where it is too small."""
    import pyarrow as pa

    if rows.nbytes > _SLOT // 2:
        return None
    sink = pa.FixedSizeBufferWriter(pa.py_buffer(slot))
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return int(sink.tell())


def _read(slot: mmap.mmap, size: int) -> pa.Table:
    import pyarrow as pa

    return pa.ipc.open_stream(pa.py_buffer(memoryview(slot)[:size])).read_all()


def _packed(rows: pa.Table) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return bytes(sink.getvalue().to_pybytes())


def _unpacked(data: bytes) -> pa.Table:
    import pyarrow as pa

    return pa.ipc.open_stream(pa.py_buffer(data)).read_all()

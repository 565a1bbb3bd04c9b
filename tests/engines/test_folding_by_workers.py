"""Rows judged by several processes: all of them, once; and faults end the work."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from standards_engine.engines import workers as workers_
from standards_engine.engines.workers import Piece, fold
from standards_engine.logs.events import EventBatch
from standards_engine.logs.formats.raw import UnusableLogError

WORKERS = pytest.mark.parametrize("workers", [1, 2, 3])


@pytest.fixture(autouse=True)
def each_piece_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_, "_TOGETHER", 1)


@dataclass(slots=True)
class Numbers:
    """Stands for a maker of batches: passes on the numbers of the rows."""

    seen: list[tuple[int, ...]] = field(default_factory=list)

    def make(self, rows: pa.Table, starts: object) -> EventBatch:
        assert isinstance(starts, np.ndarray)
        self.seen.append((len(starts) - 1,))
        return rows["number"].to_pylist()  # type: ignore[no-any-return]


@dataclass(slots=True)
class Seen:
    """Stands for what a judge gathers; thirteen brings bad luck."""

    numbers: list[int] = field(default_factory=list)
    processes: set[int] = field(default_factory=set)
    secret: object = None
    """What cannot be sent from one process to another."""

    def add(self, events: object) -> None:
        assert isinstance(events, list)
        if 13 in events:
            raise ValueError("thirteen")
        if 14 in events:
            os.kill(os.getpid(), signal.SIGKILL)
        if 15 in events:
            self.secret = lambda: None
        self.numbers += events
        self.processes.add(os.getpid())

    def merge(self, other: Seen) -> None:
        self.numbers += other.numbers
        self.processes |= other.processes


def piece(*numbers: int) -> Piece:
    rows = pa.table({"number": pa.array(numbers, pa.int64())})
    return rows, np.array([0, len(numbers)])


@WORKERS
@pytest.mark.parametrize("count", [0, 1, 2, 3, 12])
def test_every_piece_is_taken_once(count: int, workers: int) -> None:
    maker = Numbers()
    found = fold((piece(100 + n, 200 + n) for n in range(count)), maker, Seen, workers)
    assert sorted(found.numbers) == sorted([*range(100, 100 + count), *range(200, 200 + count)])
    assert maker.seen == [(1,)] * count
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("together", [3, 4, 7, 1000])
def test_small_pieces_are_judged_together(monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(workers_, "_TOGETHER", together)
    maker = Numbers()
    found = fold((piece(*range(100, 100 + size)) for size in (1, 2, 3, 1, 2)), maker, Seen, 2)
    assert sorted(found.numbers) == sorted([100, 100, 101, 100, 101, 102, 100, 100, 101])
    assert sum(cases for (cases,) in maker.seen) == 5
    assert len(maker.seen) == {3: 3, 4: 2, 7: 2, 1000: 1}[together]


def test_all_workers_have_a_part() -> None:
    found = fold((piece(100 + n) for n in range(40)), Numbers(), Seen, 3)
    assert len(found.processes) == 3
    assert os.getpid() not in found.processes


@pytest.mark.parametrize("workers", [1, 2])
def test_more_rows_than_a_slot_holds_are_taken(workers: int) -> None:
    many = 5_000_000
    rows = pa.table({"number": pa.array(np.arange(100, 100 + many))})
    found = fold(iter([(rows, np.array([0, many]))]), Numbers(), Seen, workers)
    assert len(found.numbers) == many


@WORKERS
def test_what_a_worker_raises_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="thirteen"):
        fold((piece(number) for number in range(14)), Numbers(), Seen, workers)
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_ended_from_outside_ends_the_work() -> None:
    pieces = (piece(number) for number in (1, 2, 14, 3, 4, 5, 6, 7))
    with pytest.raises(UnusableLogError, match="ended from outside"):
        fold(pieces, Numbers(), Seen, 2)
    assert multiprocessing.active_children() == []


def test_what_the_maker_raises_ends_the_workers() -> None:
    def pieces() -> Iterator[Piece]:
        yield piece(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fold(pieces(), Numbers(), Seen, 2)
    assert multiprocessing.active_children() == []


def test_ctrl_c_is_for_the_process_that_hands_out() -> None:
    """A terminal sends it to all: a worker goes on, and is ended by the one that hands out."""

    def pieces() -> Iterator[Piece]:
        yield piece(1)
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGINT)
        time.sleep(0.05)
        yield piece(2)

    assert sorted(fold(pieces(), Numbers(), Seen, 2).numbers) == [1, 2]


def test_what_cannot_be_sent_is_said() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError, RuntimeError), match=r"pickle|local"):
        fold(iter([piece(15)]), Numbers(), Seen, 2)
    assert multiprocessing.active_children() == []


def test_ctrl_c_while_rows_are_written_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pa.ipc, "new_stream", cut_short)
    with pytest.raises(KeyboardInterrupt):
        fold(iter([piece(1)]), Numbers(), Seen, 2)
    assert multiprocessing.active_children() == []


_KILLED = """
import multiprocessing, os, signal
from tests.engines.test_folding_by_workers import Numbers, Seen, piece
from standards_engine.engines.workers import fold

def pieces():
    yield piece(1)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    yield piece(2)

fold(pieces(), Numbers(), Seen, 3)
"""


def test_workers_end_when_nobody_is_left_to_hand_out() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED], stdout=subprocess.PIPE, check=False, timeout=60
    )
    left = {int(number) for number in ended.stdout.split()}
    assert len(left) == 3
    for _ in range(200):
        left = {number for number in left if _runs(number)}
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"still there: {left}")


def _runs(process: int) -> bool:
    """Whether it has not ended; one that nobody has cleared away yet has."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"

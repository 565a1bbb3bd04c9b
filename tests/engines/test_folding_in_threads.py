"""Batches gathered by several workers: all of them, once; and faults end the work."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from standards_engine.engines.workers import fold


@dataclass(slots=True)
class Seen:
    """Stands for a judge: numbers instead of events."""

    numbers: list[int] = field(default_factory=list)

    def add(self, events: object) -> None:
        raise NotImplementedError

    def merge(self, other: Seen) -> None:
        self.numbers += other.numbers


def _take(state: Seen, number: int) -> None:
    if number == 13:
        raise ValueError("thirteen")
    state.numbers.append(number)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 12])
def test_every_piece_is_taken_once(count: int, workers: int) -> None:
    found = fold(iter(range(count)), Seen, _take, workers)
    assert sorted(found.numbers) == list(range(count))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_worker_raises_is_raised(workers: int) -> None:
    before = threading.active_count()
    with pytest.raises(ValueError, match="thirteen"):
        fold(iter(range(10_000)), Seen, _take, workers)
    assert threading.active_count() == before


def test_what_the_maker_raises_ends_the_workers() -> None:
    def pieces() -> Iterator[int]:
        yield from range(5)
        raise KeyboardInterrupt

    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        fold(pieces(), Seen, _take, 2)
    assert threading.active_count() == before


def test_the_maker_waits_for_slow_workers() -> None:
    """So that only a few pieces lie in memory at a time."""
    made, taken, most = [0], [0], [0]
    lock = threading.Lock()

    def pieces() -> Iterator[int]:
        for number in range(14, 40):
            with lock:
                made[0] += 1
                most[0] = max(most[0], made[0] - taken[0])
            yield number

    def take(state: Seen, number: int) -> None:
        time.sleep(0.002)
        state.numbers.append(number)
        with lock:
            taken[0] += 1

    assert len(fold(pieces(), Seen, take, 2).numbers) == 26
    assert most[0] <= 2 * 2 + 2

"""Which tests run which lines, and how long each takes."""

from __future__ import annotations

import os
import pickle
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest
from _pytest.runner import runtestprotocol

Line = tuple[str, int]
"""A file and a line of it."""


@dataclass(frozen=True, slots=True)
class Reach:
    tests: dict[Line, set[int]]
    """By number, in the order collected."""
    seconds: list[float]

    def of(self, file: str, lines: Iterable[int]) -> list[int]:
        """The tests that run one of the lines, the quickest first."""
        found = set().union(*(self.tests.get((file, line), set()) for line in lines))
        return sorted(found, key=lambda test: self.seconds[test])


def passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def measured(items: Sequence[pytest.Item], root: Path, folder: str) -> Reach:
    """In a process of its own: this one runs no test, so that nothing is kept from one to another.

    Raises RuntimeError where a test fails before anything was changed.
    """
    with tempfile.NamedTemporaryFile() as file:
        if (child := os.fork()) == 0:
            file.write(pickle.dumps(_measured(items, root, folder)))
            file.flush()
            os._exit(0)
        if os.waitpid(child, 0)[1]:
            raise RuntimeError("a test fails before anything was changed")
        found: Reach = pickle.loads(Path(file.name).read_bytes())
    return found


def _measured(items: Sequence[pytest.Item], root: Path, folder: str) -> Reach:
    measuring = coverage.Coverage(data_file=None, source=[str(root / folder)])
    measuring.start()
    seconds = [_seconds(item, number, measuring) for number, item in enumerate(items)]
    measuring.stop()
    tests: dict[Line, set[int]] = defaultdict(set)
    data = measuring.get_data()
    for file in data.measured_files():
        for line, contexts in data.contexts_by_lineno(file).items():
            numbers = {int(each) for each in contexts if each}
            tests[str(Path(file).relative_to(root)), line] = numbers
    return Reach(dict(tests), seconds)


def _seconds(item: pytest.Item, number: int, measuring: coverage.Coverage) -> float:
    measuring.switch_context(str(number))
    begun = time.process_time()
    if not passes(item):
        print(f"fails unchanged: {item.nodeid}", flush=True)
        os._exit(1)
    return time.process_time() - begun

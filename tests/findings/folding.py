"""Gathering as engines with several workers do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from standards_engine.engines.base import F
from standards_engine.logs.events import EventBatch


def folded_by_two(batches: Iterable[EventBatch], start: Callable[[], F]) -> F:
    """Two workers take the batches in turn; what the second gathered comes to the first."""
    first, second = start(), start()
    for number, batch in enumerate(batches):
        (second if number % 2 else first).add(batch)
    first.merge(second)
    return first

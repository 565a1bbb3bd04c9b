"""Open time counted by stretches of one length is that counted interval by interval."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standards_engine.judge.columnar.clocks.measures import _buckets, _Open

QUARTER = 900_000_000


@given(
    st.lists(st.integers(1, 40), min_size=2, max_size=30),
    st.sampled_from([1, 7, QUARTER]),
    st.integers(-(10**15), 10**15),
    st.lists(st.floats(0, 1), min_size=1, max_size=50),
)
def test_both_count_alike(lengths: list[int], unit: int, origin: int, parts: list[float]) -> None:
    edges = origin + np.cumsum(lengths[: len(lengths) // 2 * 2]) * unit
    starts, ends = edges[::2], edges[1::2]
    before = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
    opened = _Open(starts, ends, before + 5)
    buckets = _buckets(opened)
    assert buckets is not None
    first, last = int(starts[0]), int(ends[-1])
    instants = np.array([first + int((last - first - 1) * part) for part in parts], np.int64)
    instants = np.concatenate([instants, [first, last - 1], edges[:-1], edges[1:-1] - 1])
    assert buckets.hold(first, last - 1)
    assert not buckets.hold(first - 1, last - 1)
    assert not buckets.hold(first, last)
    assert buckets.total(instants).tolist() == opened.total(instants).tolist()


def test_a_calendar_without_a_common_length_has_none() -> None:
    starts, ends = np.array([0, 10**12]), np.array([7, 10**12 + 1])
    assert _buckets(_Open(starts, ends, np.array([0, 7, 8]))) is None
    nothing = np.zeros(0, np.int64)
    assert _buckets(_Open(nothing, nothing, np.zeros(1, np.int64))) is None

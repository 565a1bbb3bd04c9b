"""The stream cut between cases: anywhere, and the same events whatever the order of rows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.engines.duckdb.batches import cut
from standards_engine.rules.types import Field, Number, Text
from tests.engines.logs_in_hand import FAR, cases, opened, ruleset

RULES = ruleset({"a": (Field("n", Number()),), "b": ()}, case=(Field("region", Text()),))
LENGTHS = [1, 7, 1, 3, 40, 2, 1, 1, 5, 12]


def _text(rows: list[str]) -> str:
    return "case_id,activity,timestamp,n,region\n" + "".join(f"{row}\n" for row in rows)


def _rows() -> list[str]:
    return [
        f"c{case},{'ab'[place % 2]},2026-01-01 00:{place:02}:00,{place},r{case}"
        for case, length in enumerate(LENGTHS)
        for place in range(length)
    ]


@pytest.mark.parametrize("size", [1, 2, 5, 13, 40, 1000])
def test_batches_cut_anywhere_hold_whole_cases(tmp_path: Path, size: int) -> None:
    with opened(tmp_path, _text(_rows()), RULES) as log:
        batches = list(log.batches(FAR, size=size))
        whole = cases(log)
    keys = [key for batch in batches for key in batch.cases]
    assert sorted(keys) == [f"c{case}" for case in range(len(LENGTHS))]
    for batch in batches:
        lengths = [int(end - start) for start, end in pairwise(batch.starts)]
        assert lengths == [LENGTHS[int(key[1:])] for key in batch.cases]
        assert batch.starts[0] == 0
        assert batch.starts[-1] == len(batch.time)
        assert len(lengths) == 1 or sum(lengths) <= size
    with opened(tmp_path, _text(_rows()), RULES) as log:
        found = cases(log, size=size)
    assert {key: case.values for key, case in found.items()} == {
        key: case.values for key, case in whole.items()
    }
    assert [event.values.get("n") for event in found["c4"].events] == [
        place if place % 2 == 0 else None for place in range(40)
    ]


def test_shuffled_rows_make_the_same_cases(tmp_path: Path) -> None:
    rows = _rows()
    shuffled = rows[:]
    Random(5).shuffle(shuffled)

    def content(rows: list[str]) -> dict[str, list[tuple[object, ...]]]:
        with opened(tmp_path, _text(rows), RULES) as log:
            return {
                key: [(e.name, e.time, sorted(e.values.items())) for e in case.events]
                for key, case in cases(log).items()
            }

    assert content(rows) == content(shuffled)


@settings(max_examples=100, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 9), max_size=12),
    arrival=st.integers(1, 12),
    size=st.integers(1, 30),
)
def test_however_rows_arrive_cases_stay_whole(lengths: list[int], arrival: int, size: int) -> None:
    keys = [f"c{case}" for case, length in enumerate(lengths) for _ in range(length)]
    stream = [
        pa.record_batch({"case_key": pa.array(keys[at : at + arrival])})
        for at in range(0, len(keys), arrival)
    ]
    pieces = list(cut(iter(stream), size))
    assert [key for rows, _ in pieces for key in rows["case_key"].to_pylist()] == keys
    assert [int(end - start) for _, starts in pieces for start, end in pairwise(starts)] == lengths

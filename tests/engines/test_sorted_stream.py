"""Cases told apart by a hash: also those that share one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest

from standards_engine.engines.duckdb.stream import HASH, SortedRows, whole_cases
from standards_engine.rules.types import Field, Text
from tests.engines.logs_in_hand import FAR, opened, ruleset

RULES = ruleset({"a": (), "b": ()}, (Field("region", Text()),))
LENGTHS = (3, 1, 8, 2, 1, 30, 1, 4)
SHARED = ("hash({key}) % 3", "hash({key}) % 1", "length({key})::UBIGINT")


def _log() -> str:
    """Rows in order of time, so that those of all cases alternate."""
    rows = [
        (place, f"{'x' * (case % 3)}{case}")
        for case, length in enumerate(LENGTHS)
        for place in range(length)
    ]
    lines = (f"{key},a,2026-01-01 00:{place:02}:00,r\n" for place, key in sorted(rows))
    return "case_id,activity,timestamp,region\n" + "".join(lines)


@pytest.mark.parametrize("fetched", [1, 2, 7, 1000])
@pytest.mark.parametrize("size", [None, 1, 5, 1000])
@pytest.mark.parametrize("hash_", [HASH, *SHARED])
def test_every_case_is_whole_and_comes_once(
    tmp_path: Path, hash_: str, size: int | None, fetched: int
) -> None:
    with opened(tmp_path, _log(), RULES) as log:
        rows = SortedRows(log.reading, (), 2**40, None, hash_)
        connection = log._connection

        def read(least: int | None) -> Iterator[pa.RecordBatch]:
            table = connection.sql(rows.query(FAR, None, least)).to_arrow_table()
            yield from table.to_batches(max_chunksize=fetched)

        keys: list[str] = []
        for table, starts in whole_cases(read, size):
            assert starts[0] == 0
            assert starts[-1] == len(table)
            for first, end in pairwise(starts):
                (key,) = set(table["case_key"][first:end].to_pylist())
                times = table["time"][first:end].to_pylist()
                assert times == sorted(times)
                assert len(times) == LENGTHS[int(key.strip("x"))]
                keys.append(key)
    assert len(keys) == len(set(keys)) == len(LENGTHS)


def test_one_case_of_many_rows_is_not_cut(tmp_path: Path) -> None:
    lines = "".join(f"1,a,2026-01-01 00:00:{row % 60:02},r\n" for row in range(300_000))
    text = "case_id,activity,timestamp,region\n0,a,2026-01-01,r\n" + lines + "2,a,2026-01-01,r\n"
    with opened(tmp_path, text, RULES) as log:
        lengths = sorted(
            int(length)
            for batch in log.batches(FAR)
            for length in (batch.starts[1:] - batch.starts[:-1])
        )
        assert lengths == [1, 1, 300_000]
        assert log.summary.cases == 3


def test_fields_that_differ_are_counted_as_cases_pass_as_in_sql(tmp_path: Path) -> None:
    text = (
        "case_id,activity,timestamp,region\n"
        "1,a,2026-01-01,north\n1,a,2026-01-02,south\n1,a,2026-01-03,north\n"
        "2,a,2026-01-01,\n2,a,2026-01-02,south\n3,a,,east\n3,a,2026-01-01,west\n"
    )
    says = "`case.region` differs between the rows of 2 cases: the first given value counts"
    with opened(tmp_path, text, RULES) as log:
        at_once = log.summary
    with opened(tmp_path, text, RULES) as log:
        list(log.batches(FAR))
        assert log.summary == at_once
    assert at_once.warnings == (says,)
    with opened(tmp_path, text, RULES) as log:
        list(log.batches(1_767_225_600_000_000))
        assert log.summary == at_once

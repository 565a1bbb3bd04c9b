"""A column with a new text in every row takes no more memory the longer the log is."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.engines.duckdb import batches
from standards_engine.rules.types import Field, Text
from tests.engines.logs_in_hand import FAR, cases, opened, ruleset

RULES = ruleset({"a": (Field("who", Text()),)})
LOG = "case_id,activity,timestamp,who\n" + "".join(
    f"c{n},a,2026-03-02T09:00:00Z,p{n % 17}\n" for n in range(40)
)


def test_values_are_read_again_once_too_many_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST_KNOWN", 3)
    kept: list[int] = []
    make = batches.BatchMaker.make

    def watched(maker: batches.BatchMaker, *given: object) -> object:
        made = make(maker, *given)  # type: ignore[arg-type]
        kept.extend(map(len, maker._values.values()))
        return made

    monkeypatch.setattr(batches.BatchMaker, "make", watched)
    with opened(tmp_path, LOG, RULES) as log:
        found = cases(log, FAR, size=2)
    assert {key: case.events[0].values["who"] for key, case in found.items()} == {
        f"c{n}": f"p{n % 17}" for n in range(40)
    }
    assert len(kept) >= 20
    assert max(kept) <= 3 + 2

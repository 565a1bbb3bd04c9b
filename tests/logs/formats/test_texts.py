"""CSV and JSON Lines with what exports of several systems put together."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from standards_engine.rules.nodes import Ruleset
from tests.engines.logs_in_hand import HEADER, NO_INSTANT, opened, refused, ruleset, shown

ROME: Ruleset = ruleset({"a": (), "b": ()}, zone="Europe/Rome")
NINE = 1_772_355_600
"""2026-03-01 09:00 UTC."""


def written(name: str, rows: list[tuple[str, str, str]]) -> str:
    if name.endswith(".csv"):
        return HEADER + "".join(",".join(row) + "\n" for row in rows)
    keys = ("case_id", "activity", "timestamp")
    records = ({k: v for k, v in zip(keys, row, strict=True) if v} for row in rows)
    return "".join(json.dumps(each) + "\n" for each in records)


@pytest.mark.parametrize(
    ("byte", "changed", "reason"),
    [
        (6, 1, "the archive has a password"),
        (8, 97, "it is packed in a way that is not known"),
    ],
)
def test_an_archive_that_cannot_be_opened(
    tmp_path: Path, byte: int, changed: int, reason: str
) -> None:
    """The byte stands in the part's own head, and two bytes later in the archive's list."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("log.csv", HEADER)
    content = bytearray(target.getvalue())
    content[byte] = content[content.index(b"PK\x01\x02") + byte + 2] = changed
    assert f"cannot be read: {reason}" in refused(tmp_path, bytes(content), name="log.zip")


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl"])
def test_offsets_of_several_kinds_in_one_column(tmp_path: Path, name: str) -> None:
    """What has an offset is what it says; what has none is local. What is no offset is told."""
    rows = [
        ("1", "a", "2026-03-01 10:00:00"),
        ("2", "a", "2026-03-01T09:00:00Z"),
        ("3", "a", "2026-03-01 14:30+05:30"),
        ("4", "a", "2026-03-01 14:30:00+0530"),
        ("5", "a", "2026-03-01 02:00:00.000-07"),
        ("6", "a", "2026-03-01 09:00:00 GMT"),
    ]
    with opened(tmp_path, written(name, rows), ROME, name=name) as log:
        assert [time for _, _, time, _ in shown(log)] == [NINE] * 5 + [None]
        (fault,) = log.summary.quarantine
        assert (fault.reason, fault.sample) == (f"`timestamp` {NO_INSTANT}", rows[-1][2])


@pytest.mark.parametrize(("name", "first"), [("log.csv", 2), ("log.jsonl", 1)])
def test_half_of_the_rows_name_no_case(tmp_path: Path, name: str, first: int) -> None:
    rows = [(str(i) if i % 2 else "", "a", "2026-03-01") for i in range(1000)]
    with opened(tmp_path, written(name, rows), ROME, name=name) as log:
        summary = log.summary
        assert (summary.rows_read, summary.rows_used, summary.rows_quarantined) == (1000, 500, 500)
        assert [row for row, _, _ in log.quarantined_rows()] == list(range(first, first + 1000, 2))

"""A log that takes long, made once for all tests of long work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.long_logs import RULES, write_long_log

LONG = 1_200_000
SMALL = """\
case_id,activity,timestamp,text
1,asked,2026-03-02 09:00,a
1,answered,2026-03-02 09:30,b
2,asked,2026-03-02 10:00,c
2,answered,2026-03-02 11:30,d
"""


@pytest.fixture(scope="session")
def long_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Beside it lie its rules, `calls.std`."""
    return write_long_log(tmp_path_factory.mktemp("long") / "log.csv", LONG)


@pytest.fixture
def small_log(tmp_path: Path) -> Path:
    """By the same rules: one call answered in time, one too late."""
    (tmp_path / "calls.std").write_text(RULES, encoding="utf-8")
    path = tmp_path / "small.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path

"""The ten constraints of which other tools are measured mean the same in this one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.judging import agreement, generator
from benchmarks.judging.others import measuring

# What Declare4Py 2.2.0 counts, for ten.decl in its order: fulfilled, violated.
COUNTED = [
    [1735, 370],
    [1891, 214],
    [1966, 139],
    [1399, 107],
    [2771, 513],
    [1945, 173],
    [2538, 746],
    [2580, 704],
    [1991, 127],
    [3265, 19],
]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.parquet"
    generator.write_log(path, 20_000)
    return path


@pytest.mark.parametrize("count", [3, 10])
def test_the_audit_counts_what_declare4py_counts(count: int, log: Path, tmp_path: Path) -> None:
    assert measuring.audited(count, COUNTED[:count], log, tmp_path) > 0


def test_another_count_is_told(log: Path, tmp_path: Path) -> None:
    wrong = [[1736, 369], *COUNTED[1:3]]
    with pytest.raises(agreement.DiffersError, match=r"\[1735, 370\].*\[1736, 369\]"):
        measuring.audited(3, wrong, log, tmp_path)


def test_what_is_not_installed_is_left_out(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measuring.measured(log, sys.executable, tmp_path) == {}
    assert "Declare4Py is not installed" in capsys.readouterr().err

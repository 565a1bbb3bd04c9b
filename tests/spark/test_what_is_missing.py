"""Spark is asked for, and something that it needs is not there: which, and how to get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """\
ruleset care
  zone "UTC"
event a
event b
standard s
  for each a
  expect b within 2 days
"""
LOG = "case_id,activity,timestamp\n1,a,2026-01-01\n1,b,2026-01-02\n"


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    (tmp_path / "care.std").write_text(RULES)
    (tmp_path / "log.csv").write_text(LOG)
    return ["audit", "log.csv", "-r", "care.std", "--engine", "spark"]


def test_without_java(arguments: list[str], tmp_path: Path) -> None:
    ended = standards(*arguments, cwd=tmp_path, JAVA_HOME=str(tmp_path))
    assert ended.code == 2
    assert ended.err == (
        f"error: `--engine spark` needs Java 17 or later, and there is none in `{tmp_path}`, which "
        "JAVA_HOME names [java-not-found]\n  help: install a Java runtime and let JAVA_HOME name "
        "its folder, or leave `--engine` out\n"
    )


def test_without_the_package(arguments: list[str], tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['pyspark'] = None\n")
    ended = standards(*arguments, cwd=tmp_path, PYTHONPATH=str(hidden))
    assert ended.code == 2
    assert "[spark-not-installed]" in ended.err
    assert 'pip install "standards-engine[spark]"' in ended.err


def test_a_master_that_is_none(arguments: list[str], tmp_path: Path) -> None:
    ended = standards(*arguments, "--spark-master", "moon:7077", cwd=tmp_path)
    assert ended.code == 4
    assert "error: Spark did not start with master `moon:7077`: " in ended.err
    assert "[spark-did-not-start]" in ended.err
    assert "write `--spark-master local[4]`" in ended.err


def test_a_master_for_another_engine(arguments: list[str], tmp_path: Path) -> None:
    ended = standards(*arguments[:-2], "--spark-master", "local[2]", cwd=tmp_path)
    assert ended.code == 2
    assert "`--spark-master local[2]` is for `--engine spark`" in ended.err


def test_a_stream_is_no_file(arguments: list[str], tmp_path: Path) -> None:
    arguments[1] = "-"
    ended = standards(*arguments, cwd=tmp_path, stdin=LOG)
    assert ended.code == 2
    assert "reads files and folders, and `standard input` is neither" in ended.err
    assert "[no-file-for-spark]" in ended.err

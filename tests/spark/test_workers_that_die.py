"""Workers that end in the middle of their work: tried again, or said; never half of a report."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.engines import spark as engine
from standards_engine.logs.formats.raw import UnusableLogError
from tests.cli.command import standards
from tests.engines.logs_in_hand import AB, HEADER
from tests.spark.both_engines import FAR, Seen

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from standards_engine.logs.events import EventBatch

ROWS = "".join(f"c{row % 97},{'ab'[row % 2]},2026-01-{row % 28 + 1:02}\n" for row in range(1_000))
RULES = """\
ruleset care
  zone "UTC"
event a
event b
standard answer
  for each a
  expect b within 1 hour
  goal 95%
"""


class Dying(Seen):
    """A folding that ends its worker: always, or where nobody did so before."""

    def __init__(self, already: str | None) -> None:
        super().__init__()
        self.already = already

    def add(self, events: EventBatch) -> None:
        if self.already is None:
            os._exit(1)
        if not Path(self.already).exists():
            Path(self.already).touch()
            os._exit(1)
        super().add(events)


def _log(folder: Path) -> Path:
    path = folder / "log.csv"
    path.write_text(HEADER + ROWS)
    return path


def test_a_worker_that_dies_once_is_replaced(spark: SparkSession, tmp_path: Path) -> None:
    died = str(tmp_path / "died")
    with engine.open_log([_log(tmp_path)], None, AB, spark) as log:
        seen = log.folded(FAR, lambda: Dying(died))
    assert Path(died).exists()
    assert sorted(seen.rows) == list(range(2, 1_002))


def test_workers_that_always_die_end_the_work(spark: SparkSession, tmp_path: Path) -> None:
    with (
        engine.open_log([_log(tmp_path)], None, AB, spark) as log,
        pytest.raises(UnusableLogError) as failed,
    ):
        log.folded(FAR, lambda: Dying(None))
    (fault,) = failed.value.diagnostics
    assert fault.code() == "workers-died"
    assert fault.of_the_machine
    assert "worker processes died at the same work, 4 times" in render_all([fault])


def test_what_a_worker_raises_is_told_in_one_line(spark: SparkSession, tmp_path: Path) -> None:
    class Raising(Seen):
        def add(self, events: EventBatch) -> None:
            raise ValueError("thirteen events")

    with (
        engine.open_log([_log(tmp_path)], None, AB, spark) as log,
        pytest.raises(UnusableLogError) as failed,
    ):
        log.folded(FAR, Raising)
    (fault,) = failed.value.diagnostics
    assert fault.code() == "engine-failed"
    assert fault.message == "the engine `spark` gave up: thirteen events"


DEADLY = """\
import os, sys

class Deadly:
    def find_spec(self, name, path=None, target=None):
        if name == "standards_engine.engines.spark.packing" and "pyspark.daemon" in sys.orig_argv:
            os._exit(13)

sys.meta_path.insert(0, Deadly())
"""


def test_the_command_says_so_and_writes_nothing(tmp_path: Path) -> None:
    """Every worker process ends where it would sort events."""
    (tmp_path / "deadly").mkdir()
    (tmp_path / "deadly" / "sitecustomize.py").write_text(DEADLY)
    rules, report = tmp_path / "care.std", tmp_path / "report.json"
    rules.write_text(RULES)
    report.write_text("an earlier one")
    arguments = ["audit", _log(tmp_path), "-r", rules, "-o", report, "--engine", "spark"]
    ended = standards(
        *arguments,
        "--spark-master",
        "local[1]",
        PYTHONPATH=os.pathsep.join([str(tmp_path / "deadly"), os.environ.get("PYTHONPATH", "")]),
    )
    assert ended.code == 4, ended.said
    assert "worker processes died at the same work, 4 times" in ended.err
    assert "nothing was written" in ended.err
    assert report.read_text() == "an earlier one"
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "care.std",
        "deadly",
        "log.csv",
        "report.json",
    ]


def test_the_command_finds_what_the_embedded_engine_finds(tmp_path: Path) -> None:
    rules = tmp_path / "care.std"
    rules.write_text(RULES)
    arguments = ["audit", _log(tmp_path), "-r", rules, "-f", "json"]
    embedded = standards(*arguments)
    ended = standards(*arguments, "--engine", "spark", "--spark-master", "local[2]")
    assert (ended.code, ended.err) == (embedded.code, "")
    found, expected = json.loads(ended.out), json.loads(embedded.out)
    assert (found.pop("engine"), expected.pop("engine")) == ("spark", "duckdb")
    assert found == expected

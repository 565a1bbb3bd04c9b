"""Logs of a city, a bank, a municipality and a manufacturer: Spark finds what DuckDB finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from standards_engine.engines import duckdb
from standards_engine.engines import spark as engine
from standards_engine.findings.audit import AuditOptions
from standards_engine.language import parse
from standards_engine.logs.mapping.load import load_mapping
from standards_engine.rules.from_syntax import check
from standards_engine.source import Source
from tests.spark.both_engines import found_in

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

DATA = Path(__file__).parents[3] / "shared" / "data"
RULES = Path(__file__).parents[1] / "real_logs" / "rules"
LOGS = {
    "boston": "boston_311/311_service_requests_2011.zip",
    "calls": "call_centre/february_1999.tsv.gz",
    "receipt": "permit_receipt/receipt.csv.gz",
    "volvo": "volvo_incidents/incidents.csv.gz",
    "volvo_states": "volvo_incidents/incidents.csv.gz",
}
pytestmark = [
    pytest.mark.real_log,
    pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real logs is not here"),
]


@pytest.mark.parametrize("name", ["boston", "calls", "receipt", "volvo", "volvo_states"])
def test_findings_are_equal_in_every_field(spark: SparkSession, name: str) -> None:
    parsed = parse(_source(RULES / f"{name}.std"))
    ruleset = check([parsed.tree]).ruleset
    mapping, _ = load_mapping(_source(RULES / f"{name}.mapping.yaml"))
    assert ruleset is not None
    assert mapping is not None
    paths = [DATA / LOGS[name]]
    with duckdb.open_log(paths, mapping, ruleset) as log:
        expected = found_in(log, ruleset, None, AuditOptions(engine="duckdb"))
    with engine.open_log(paths, mapping, ruleset, spark) as log:
        found = found_in(log, ruleset, None, AuditOptions(engine="spark"))
    assert found == expected
    assert expected["log"]["cases"] > 1_000


def _source(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))

"""Every conformance page with a log, by Spark as by DuckDB: the findings agree in every field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from standards_engine.engines import spark as engine
from standards_engine.findings.audit import AuditOptions
from standards_engine.logs.mapping.load import load_mapping
from standards_engine.source import Source
from tests.conformance.auditing import instant, opened, rules_of, waivers_of
from tests.conformance.page import name_of, pages, read_page
from tests.spark.both_engines import found_in

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def _has_log(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "\n```log" in text and "\n```plan" not in text


PAGES = [path for path in pages() if _has_log(path)]


@pytest.mark.parametrize("path", PAGES, ids=map(name_of, PAGES))
def test_page(path: Path, tmp_path: Path, spark: SparkSession) -> None:
    page = read_page(path)
    ruleset = rules_of(page)
    mapping, _ = load_mapping(Source("page.mapping.yaml", page.mapping))
    chosen = {
        "first": instant(page, ruleset.zone, "from"),
        "last": instant(page, ruleset.zone, "to"),
        "waivers": waivers_of(page, ruleset),
    }
    as_of = instant(page, ruleset.zone, "as of")
    with opened(page, ruleset, tmp_path) as log:
        expected = found_in(log, ruleset, as_of, AuditOptions(engine="duckdb", **chosen))
    paths = [tmp_path / name for name, _ in page.logs]
    with engine.open_log(paths, mapping, ruleset, spark) as log:
        found = found_in(log, ruleset, as_of, AuditOptions(engine="spark", **chosen))
    assert found == expected


def test_all_pages_with_a_log_are_here() -> None:
    assert len(PAGES) >= 350

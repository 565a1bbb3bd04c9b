"""A log audited by DuckDB and by Spark, and what both find, compared field by field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standards_engine.diagnostics import render_all
from standards_engine.engines import duckdb, spark
from standards_engine.engines.base import Log
from standards_engine.findings.audit import AuditOptions, audit
from standards_engine.findings.judging import columnar_judge
from standards_engine.logs.events import EventBatch, cases_of
from standards_engine.logs.formats.raw import UnusableLogError
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.reports.to_json import render_audit
from standards_engine.rules.nodes import Ruleset

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FAR = 2**62
"""An as-of instant after everything."""


class Seen:
    """A folding: every row number, and how many batches and cases there were."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.cases: list[str] = []

    def add(self, events: EventBatch) -> None:
        self.rows += events.row.tolist()
        self.cases += events.cases.tolist()

    def merge(self, other: Seen) -> None:
        self.rows += other.rows
        self.cases += other.cases


def found_in(log: Log, ruleset: Ruleset, as_of: int | None, options: AuditOptions) -> Any:
    """The findings as JSON, without the engine's name."""
    instant = (log.default_as_of or 0) if as_of is None else as_of
    findings = audit(ruleset, log, instant, judge=columnar_judge, options=options)
    written = json.loads(render_audit(findings))
    assert written.pop("engine") == options.engine
    return written


def events_of(log: Log, ruleset: Ruleset) -> dict[str, list[tuple[Any, ...]]]:
    """Every case's events, in order; a number of a block says only what stands together."""
    names = tuple(event.name for event in ruleset.events)
    found = {}
    for batch in log.batches(FAR):
        for case in cases_of(batch, names):
            first = case.events[0].block
            found[case.key] = [
                (case.values, case.tied, case.unreadable),
                *(
                    (e.name, e.time, e.block - first, e.row, e.values, e.unreadable)
                    for e in case.events
                ),
            ]
    return found


def alike(
    session: SparkSession,
    paths: Sequence[Path],
    ruleset: Ruleset,
    mapping: LoadedMapping | None = None,
    memory_limit: str | None = None,
) -> None:
    """Both engines read the same: every event, every number of the summary, each row set aside."""
    with (
        duckdb.open_log(paths, mapping, ruleset) as expected,
        spark.open_log(paths, mapping, ruleset, session, memory_limit=memory_limit) as found,
    ):
        assert found.summary == expected.summary
        assert found.default_as_of == expected.default_as_of
        assert events_of(found, ruleset) == events_of(expected, ruleset)
        assert list(found.quarantined_rows()) == list(expected.quarantined_rows())
        seen, due = found.folded(FAR, Seen), expected.folded(FAR, Seen)
        assert sorted(seen.rows) == sorted(due.rows)
        assert sorted(seen.cases) == sorted(set(due.cases))


def refused_alike(
    session: SparkSession,
    paths: Sequence[Path],
    ruleset: Ruleset,
    mapping: LoadedMapping | None = None,
) -> str:
    """Both engines refuse the log with these words."""
    said = []
    for opened in (
        lambda: duckdb.open_log(paths, mapping, ruleset),
        lambda: spark.open_log(paths, mapping, ruleset, session),
    ):
        try:
            with opened():
                raise AssertionError("the log was opened")
        except UnusableLogError as error:
            said.append(render_all(error.diagnostics))
    assert said[0] == said[1]
    return said[0]

"""A bounded number of generated rule files and logs; `make fuzz` tries many more."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import DuckLog, open_log
from standards_engine.findings.audit import audit
from standards_engine.findings.judging import columnar_judge, reference_judge
from standards_engine.findings.listing import Shown
from standards_engine.findings.options import AuditOptions
from standards_engine.logs.events import Case, cases_of
from standards_engine.logs.mapping.load import LoadedMapping, load_mapping
from standards_engine.source import Source
from tests.differential import laws
from tests.differential.judging import Pair, accepted
from tests.differential.logs import until, written
from tests.differential.pairs import Generated, generated
from tests.differential.standards import TOPICS

_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_laws_hold(topic: str) -> None:
    @settings(max_examples=20, suppress_health_check=_CHECKS)
    @given(generated(topic))
    def hold(of: Generated) -> None:
        laws.check(Pair(of.file, accepted(of.file), of.log), of)

    hold()


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=_CHECKS)
@given(generated())
def test_a_log_read_from_a_file(of: Generated) -> None:
    """The engine makes the same events of it, and both judges the same findings."""
    pair = Pair(of.file, accepted(of.file), of.log)
    with TemporaryDirectory() as folder:
        path = Path(folder, "log.csv")
        path.write_text(written(of.log, of.file), encoding="utf-8")
        with open_log([path], _mapping(), pair.ruleset) as log:
            _same_events(log, pair)
            _same_findings(log, pair)


def _mapping() -> LoadedMapping:
    mapping, faults = load_mapping(Source("mapping", "case: case\ntime: time\nactivity: event\n"))
    assert mapping, render_all(faults)
    return mapping


def _same_events(log: DuckLog, pair: Pair) -> None:
    names = tuple(event.name for event in pair.ruleset.events)
    expected = pair.batch(until(pair.log, pair.log.as_of))
    found = log.batches(pair.log.as_of)
    cases = {case.key: _plainly(case) for batch in found for case in cases_of(batch, names)}
    assert cases == {case.key: _plainly(case) for case in cases_of(expected, names)}


def _plainly(case: Case) -> tuple[object, ...]:
    """Of blocks, where in the case each begins."""
    blocks = [event.block for event in case.events]
    events = [(e.name, e.time, e.row, dict(e.values), blocks.index(e.block)) for e in case.events]
    return (dict(case.values), case.tied, events)


def _same_findings(log: DuckLog, pair: Pair) -> None:
    """Goals, waivers and violations rest on the verdicts alone."""
    options = AuditOptions(engine="duckdb", show=frozenset(Shown))
    by_columns = audit(pair.ruleset, log, pair.log.as_of, judge=columnar_judge, options=options)
    by_reference = audit(pair.ruleset, log, pair.log.as_of, judge=reference_judge, options=options)
    assert by_columns == by_reference
    assert not by_columns.disagreements

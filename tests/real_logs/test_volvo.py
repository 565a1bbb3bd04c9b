"""A manufacturer's incidents, judged as of two days, and again in plain SQL (volvo.sql)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from standards_engine.engines.duckdb import open_log
from standards_engine.findings.audit import audit
from standards_engine.findings.judging import columnar_judge
from standards_engine.findings.options import AuditOptions
from standards_engine.logs.mapping.load import load_mapping
from standards_engine.plans import plan_vocabulary
from standards_engine.reports.to_parquet import VerdictFile
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source
from tests.cli.command import standards

HERE = Path(__file__).parent
RULES, MAPPING = HERE / "rules" / "volvo.std", HERE / "rules" / "volvo.mapping.yaml"
LOG = "volvo_incidents/incidents.csv.gz"
STANDARDS = (
    "hours",
    "days",
    "hours_of_ours",
    "days_of_ours",
    "working_hours",
    "working_hours_of_ours",
    "working_days",
    "hours_by_role",
)
VERDICTS = ("met", "missed", "pending", "excused", "waived", "undetermined")

pytestmark = pytest.mark.real_log


class Checked(NamedTuple):
    """A log and an instant, and what SQL finds in it as of then: the table `expected`."""

    log: Path
    as_of: str
    database: duckdb.DuckDBPyConnection


@pytest.fixture(scope="module", params=["2012-05-10T12:00:00+02:00", "2012-03-25T09:00:00+02:00"])
def checked(request: pytest.FixtureRequest, real_log: Callable[[str], Path]) -> Iterator[Checked]:
    log = real_log(LOG)
    with duckdb.connect() as database:
        database.sql(f"""
            CREATE TABLE log AS
            SELECT row_number() OVER () AS seq, * FROM read_csv('{log}', all_varchar = true)
        """)
        database.sql(f"SET VARIABLE as_of = epoch_us(TIMESTAMPTZ '{request.param}')")
        database.execute((HERE / "volvo.sql").read_text(encoding="utf-8"))
        yield Checked(log, request.param, database)


@pytest.fixture(scope="module")
def found(checked: Checked) -> dict[str, dict[str, object]]:
    ended = standards(
        *("audit", checked.log, "-r", RULES, "-m", MAPPING, "--as-of", checked.as_of),
        *("-f", "json", "--max-violations", "200"),
    )
    assert ended.code == 1
    findings = json.loads(ended.out)
    assert findings["log"]["rows_read"] == findings["log"]["rows_used"] == 65_533
    assert len(findings["violations"]) == 200
    assert all(each["confirmed"] for each in findings["violations"])
    return {each["name"]: each for each in findings["standards"]}


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_count_is_that_of_the_query(
    standard: str, found: dict[str, dict[str, object]], checked: Checked
) -> None:
    rows = checked.database.execute(
        "SELECT verdict, count(*) FROM expected WHERE standard = ? GROUP BY ALL", [standard]
    )
    counts = dict(rows.fetchall())
    assert min(counts["met"], counts["missed"], counts["pending"]) > 0
    assert {name: found[standard][name] for name in VERDICTS if found[standard][name]} == counts
    assert found[standard]["obligations"] == sum(counts.values())


def test_fields_that_are_missing_leave_some_undetermined_and_others_not(checked: Checked) -> None:
    """Both ways are judged; where they agree the field does not matter."""
    (unknown, undetermined) = checked.database.sql("""
        SELECT count(*), count(*) FILTER (verdict = 'undetermined') FROM expected WHERE ways > 1
    """).fetchall()[0]
    assert 0 < undetermined < unknown


def test_every_obligation_is_that_of_the_query_to_the_microsecond(
    checked: Checked, tmp_path: Path
) -> None:
    """Verdict, counted time, and where it is plain, the instant at which it was due."""
    _write_verdicts(checked, tmp_path / "verdicts.parquet")
    differing = checked.database.sql(f"""
        SELECT expected.standard, incident, expected.verdict, judged.verdict, amount, counted
        FROM expected FULL JOIN (SELECT * REPLACE (epoch_us(due) AS due)
                                 FROM '{tmp_path / "verdicts.parquet"}') AS judged
          ON judged.standard = expected.standard AND judged."case" = expected.incident
        WHERE judged.verdict IS DISTINCT FROM expected.verdict
           OR judged.counted <> expected.amount
           OR judged.counted IS NULL AND ways = 1 AND judged.verdict <> 'excused'
           OR judged.due <> expected.due
    """).fetchall()
    assert differing == []


def _write_verdicts(checked: Checked, path: Path) -> None:
    ruleset = load_rules((str(RULES),), settings={}, vocabulary=plan_vocabulary()).ruleset
    mapping, _ = load_mapping(Source(MAPPING.name, MAPPING.read_text(encoding="utf-8")))
    assert ruleset
    as_of = int(datetime.fromisoformat(checked.as_of).timestamp()) * 1_000_000
    options = AuditOptions(engine="duckdb", max_violations=0)
    with open_log([checked.log], mapping, ruleset) as log, VerdictFile(path, ruleset) as file:
        audit(ruleset, log, as_of, judge=columnar_judge, options=options, sink=file)


def test_the_groups_of_a_goal_are_those_of_the_query(
    found: dict[str, dict[str, object]], checked: Checked
) -> None:
    """By month and country; the goal of 85% is compared in whole numbers."""
    rows = checked.database.sql("""
        SELECT strftime(local_date(began), '%Y-%m'), nullif(country, '0') AS land,
               count(*) FILTER (verdict = 'met') AS met,
               count(*) FILTER (verdict = 'missed') AS missed,
               count(*) FILTER (verdict = 'pending') AS pending,
               CASE WHEN met + missed = 0 THEN 'nothing'
                    WHEN 100 * met >= 85 * (met + missed) THEN 'kept'
                    WHEN (pending > 0 OR strftime(local_date(min(began)), '%Y-%m')
                              = strftime(local_date(getvariable('as_of')), '%Y-%m'))
                         AND 100 * (met + pending) >= 85 * (met + missed + pending) THEN 'open'
                    ELSE 'violated' END
        FROM expected JOIN obligations USING (incident)
        WHERE standard = 'hours' GROUP BY 1, 2
    """).fetchall()
    groups = [
        (
            group["period"],
            group["by"]["accepted.country"],
            *(group[name] for name in ("met", "missed", "pending", "status")),
        )
        for group in found["hours"]["groups"]
    ]
    assert len(rows) > 50
    assert sorted(groups, key=str) == sorted(rows, key=str)


def test_no_verdict_hangs_on_the_order_of_equal_times(
    found: dict[str, dict[str, object]], checked: Checked
) -> None:
    (same,) = checked.database.sql("""
        SELECT count(*) FROM (FROM events SELECT incident, instant GROUP BY ALL HAVING count(*) > 1)
    """).fetchall()[0]
    assert same == 0
    assert all(standard["tie_decided"] == 0 for standard in found.values())


def test_waiting_told_by_events_is_waiting_told_by_states(
    found: dict[str, dict[str, object]], checked: Checked
) -> None:
    """`pause A until B` where every state is an event, beside `pause while event.state = …`."""
    rules = HERE / "rules" / "volvo_states.std"
    mapping = HERE / "rules" / "volvo_states.mapping.yaml"
    ended = standards(
        *("audit", checked.log, "-r", rules, "-m", mapping, "--as-of", checked.as_of),
        *("-f", "json", "--max-violations", "0"),
    )
    for standard in json.loads(ended.out)["standards"]:
        by_state = found[standard["name"]]
        assert [standard[name] for name in VERDICTS] == [by_state[name] for name in VERDICTS]

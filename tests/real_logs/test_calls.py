"""A bank's call centre: shares, percentiles, medians and averages by day and week, in plain SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.command import standards

RULES = Path(__file__).parent / "rules"
LOG = "call_centre/february_1999.tsv.gz"
REAL = "outcome <> 'PHANTOM'"
IN_TIME = "outcome = 'AGENT' AND wait <= 20"
WAITS = "list_sort(list(wait))"

pytestmark = pytest.mark.real_log


@pytest.fixture(scope="module")
def found(real_log: Callable[[str], Path]) -> dict[str, dict[str, Any]]:
    """By standard; what it holds and its violations. As of the end of the month."""
    ended = standards(
        *("audit", real_log(LOG), "-r", RULES / "calls.std", "-m", RULES / "calls.mapping.yaml"),
        *("--as-of", "1999-02-28", "-f", "json", "--max-violations", "1000"),
    )
    assert ended.code == 1
    findings = json.loads(ended.out)
    assert findings["log"]["rows_read"] == findings["log"]["cases"] == 33_344
    assert all(each["confirmed"] for each in findings["violations"])
    by_name: dict[str, dict[str, Any]] = {s["name"]: s for s in findings["standards"]}
    for name, standard in by_name.items():
        standard["blamed"] = [v for v in findings["violations"] if v["standard"] == name]
    return by_name


@pytest.fixture(scope="module")
def calls(real_log: Callable[[str], Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.sql(f"""
            CREATE TABLE calls AS
            SELECT outcome, type, priority, q_time::INT AS wait,
                   strptime(date, '%y%m%d')::DATE AS day, strftime(day, '%G-W%V') AS week
            FROM read_csv('{real_log(LOG)}', all_varchar = true, delim = '\t')
        """)
        yield connection


def test_49_percent_are_answered_within_20_seconds(found: dict[str, dict[str, Any]]) -> None:
    """Known beforehand: 49.0% answered so soon, 17.9% hung up, 278 phantoms."""
    answered = found["answered"]
    assert answered["obligations"] == 33_344 - 278
    assert (answered["met"], answered["status"]) == (16_209, "kept")
    assert answered["attainment"] == 0.4902
    (month,) = found["hung_up"]["groups"]
    assert (month["period"], month["status"]) == ("1999-02", "kept")


def test_services_by_week_are_those_of_a_query(
    found: dict[str, dict[str, Any]], calls: duckdb.DuckDBPyConnection
) -> None:
    """A share is compared in whole numbers; a group of fewer than ten is not judged."""
    rows = calls.sql(f"""
        SELECT week, type, count(*) FILTER ({IN_TIME}) AS met, count(*) AS judged,
               CASE WHEN judged < 10 THEN 'nothing' WHEN 100 * met >= 49 * judged THEN 'kept'
                    ELSE 'violated' END
        FROM calls WHERE {REAL} GROUP BY ALL
    """).fetchall()
    groups = [
        (g["period"], g["by"]["called.type"], g["met"], g["met"] + g["missed"], g["status"])
        for g in found["answered_by_type"]["groups"]
    ]
    assert len(rows) > 20
    assert sorted(groups) == sorted(rows)


@pytest.mark.parametrize(
    ("standard", "groups", "kept", "enough"),
    [
        (
            "each_day",
            "day::TEXT",
            f"2 * count(*) FILTER ({REAL} AND {IN_TIME}) >= count(*) FILTER ({REAL})",
            f"count(*) FILTER ({REAL}) >= 500",
        ),
        (
            "waits",
            "week, type, priority",
            f"{WAITS}[(80 * count(*) + 99) // 100] <= 90",
            "true",
        ),
        (
            "waits_in_the_middle",
            "day::TEXT, type",
            f"{WAITS}[(count(*) + 1) // 2] + {WAITS}[count(*) // 2 + 1] <= 20",
            "true",
        ),
        ("waits_on_average", "day::TEXT, type", "sum(wait) <= 90 * count(*)", "true"),
    ],
)
def test_periods_are_those_of_a_query(
    standard: str,
    groups: str,
    kept: str,
    enough: str,
    found: dict[str, dict[str, Any]],
    calls: duckdb.DuckDBPyConnection,
) -> None:
    """Every group in which there was a call; the others are unknown, and blame nobody."""
    rows = calls.sql(f"""
        SELECT {groups}, CASE WHEN NOT {enough} THEN 'excused' WHEN {kept} THEN 'met'
                              ELSE 'missed' END
        FROM calls GROUP BY ALL
    """).fetchall()
    judged = [
        (group["period"], *group["by"].values(), verdict)
        for group in found[standard]["groups"]
        for verdict in ("met", "missed", "excused")
        if group[verdict]
    ]
    assert {verdict for *_, verdict in rows} >= {"met", "missed"}
    assert sorted(judged) == sorted(rows)
    assert found[standard]["pending"] == 0


def test_what_was_observed_is_that_of_a_query(
    found: dict[str, dict[str, Any]], calls: duckdb.DuckDBPyConnection
) -> None:
    """The percentile is a wait that some customer had."""
    rows = calls.sql(f"""
        SELECT week, type, priority, {WAITS}[(80 * count(*) + 99) // 100] AS wait
        FROM calls GROUP BY ALL HAVING wait > 90
    """).fetchall()
    blamed = [
        (v["period"], *v["by"].values(), int(v["observed"].removesuffix(" seconds")))
        for v in found["waits"]["blamed"]
    ]
    assert sorted(blamed) == sorted(rows)

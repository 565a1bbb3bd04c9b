"""A city's service requests, judged by the installed command; the figures are known beforehand."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.cli.command import standards

RULES = Path(__file__).parent / "rules"
LOG = "boston_311/311_service_requests_2011.zip"
IN_ZONE = "({} || ' America/New_York')::TIMESTAMPTZ"
LAST_INSTANT = "2019-10-31T15:25:56-04:00"

pytestmark = pytest.mark.real_log


@pytest.fixture
def found(real_log: Callable[[str], Path]) -> dict[str, dict[str, object]]:
    mapping = RULES / "boston.mapping.yaml"
    arguments = ["audit", real_log(LOG), "-r", RULES / "boston.std", "-m", mapping, "-f", "json"]
    ended = standards(*arguments)
    assert ended.code == 1
    findings = json.loads(ended.out)
    assert findings["as_of"] == LAST_INSTANT
    assert findings["log"]["rows_read"] == findings["log"]["rows_used"] == 58_251
    assert all(each["confirmed"] for each in findings["violations"])
    return {each["name"]: each for each in findings["standards"]}


@pytest.fixture
def requests(real_log: Callable[[str], Path], tmp_path: Path) -> duckdb.DuckDBPyConnection:
    with zipfile.ZipFile(real_log(LOG)) as archive:
        csv = archive.extract(archive.namelist()[0], tmp_path)
    connection = duckdb.connect()
    connection.sql(f"CREATE TABLE requests AS SELECT * FROM read_csv('{csv}', all_varchar = true)")
    return connection


def test_closed_by_the_requests_own_target(found: dict[str, dict[str, object]]) -> None:
    standard = found["on_target"]
    assert {name: standard[name] for name in ("obligations", "met", "missed")} == {
        "obligations": 58_251,
        "met": 35_591,
        "missed": 11_679,
    }
    assert (standard["pending"], standard["undetermined"]) == (0, 10_981)


def test_the_groups_are_those_of_a_query(
    found: dict[str, dict[str, object]], requests: duckdb.DuckDBPyConnection
) -> None:
    rows = requests.sql("""
        SELECT open_dt[:7], nullif(trim(neighborhood), ''),
               count(*) FILTER (closed_dt <= target_dt AND case_status = 'Closed'),
               count(*) FILTER (target_dt <> '' AND NOT coalesce(
                   closed_dt <= target_dt AND case_status = 'Closed', false))
        FROM (SELECT * REPLACE (coalesce(target_dt, '') AS target_dt,
                                nullif(closed_dt, '') AS closed_dt) FROM requests)
        GROUP BY ALL
    """).fetchall()
    expected = {(month, place): (met, missed) for month, place, met, missed in rows}
    groups = {
        (group["period"], group["by"]["opened.neighborhood"]): (group["met"], group["missed"])
        for group in found["on_target"]["groups"]
    }
    assert groups == expected


@pytest.mark.parametrize(
    ("standard", "type_", "in_time"),
    [
        ("tree", "Tree Emergencies", "closed_dt[:10]::DATE - open_dt[:10]::DATE <= 3"),
        (
            "street_light",
            "Street Light Outages",
            "closed_dt[:10]::DATE - open_dt[:10]::DATE <= 10",
        ),
        (
            "bulk_item",
            "Schedule a Bulk Item Pickup",
            f"({IN_ZONE.format('closed_dt')} - {IN_ZONE.format('open_dt')}) <= INTERVAL 72 HOURS",
        ),
    ],
)
def test_limits_by_request_type(
    found: dict[str, dict[str, object]],
    requests: duckdb.DuckDBPyConnection,
    standard: str,
    type_: str,
    in_time: str,
) -> None:
    """Nothing closed in time is pending: the last instant is years after the last request."""
    query = f"""
        SELECT count(*) FILTER (case_status = 'Closed' AND {in_time}), count(*)
        FROM (SELECT * REPLACE (nullif(closed_dt, '') AS closed_dt) FROM requests)
        WHERE type = '{type_}'
    """
    met, all_of_them = requests.sql(query).fetchall()[0]
    judged = found[standard]
    assert all_of_them > 1_000
    assert (judged["met"], judged["missed"]) == (met, all_of_them - met)

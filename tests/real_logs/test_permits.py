"""A municipality's permits: a deadline in a field of the case, and cases without an end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.cli.command import standards

RULES = Path(__file__).parent / "rules"
LOG = "permit_receipt/receipt.csv.gz"

pytestmark = pytest.mark.real_log


def test_ended_by_the_deadline(real_log: Callable[[str], Path]) -> None:
    log = real_log(LOG)
    mapping = RULES / "receipt.mapping.yaml"
    ended = standards("audit", log, "-r", RULES / "receipt.std", "-m", mapping, "-f", "json")
    found = json.loads(ended.out)
    (standard,) = found["standards"]
    counts = tuple(standard[name] for name in ("obligations", "met", "missed", "pending"))
    assert counts == _by_query(log)
    assert found["log"]["rows_read"] == 8_577


def _by_query(log: Path) -> tuple[int, ...]:
    """As of the last end of a case; two cases end before they start, which is no answer."""
    cases = duckdb.sql(f"""
        SELECT min("case:startdate"::TIMESTAMPTZ) AS began,
               min("case:enddate"::TIMESTAMPTZ) AS ended,
               min("case:deadline"::TIMESTAMPTZ) AS due,
               greatest(max(began) OVER (), max(ended) OVER ()) AS as_of,
               ended >= began AS answered
        FROM read_csv('{log}', all_varchar = true) GROUP BY "case:concept:name"
    """)
    (row,) = cases.aggregate("""
        count(*),
        count(*) FILTER (answered AND ended <= due),
        count(*) FILTER (answered AND ended > due OR answered IS NOT TRUE AND due < as_of),
        count(*) FILTER (answered IS NOT TRUE AND due >= as_of)
    """).fetchall()
    return tuple(row)


def test_377_cases_end_after_their_deadline(real_log: Callable[[str], Path]) -> None:
    """Known beforehand; those that ended before they began are judged by their deadline alone."""
    log = real_log(LOG)
    mapping = RULES / "receipt.mapping.yaml"
    rules = RULES / "receipt.std"
    ended = standards(
        "audit", log, "-r", rules, "-m", mapping, "-f", "json", "--max-violations", "2000"
    )
    reasons = [each["reason"] for each in json.loads(ended.out)["violations"]]
    assert reasons.count("answered-late") == 377

"""verdicts.parquet holds every obligation, with its nulls, and adds up to the findings."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from standards_engine.reports.to_parquet import VerdictFile
from standards_engine.verdicts import Group, Obligation, Reason, Verdict
from tests.findings.building import (
    DAY,
    HOUR,
    at,
    columns,
    home_visit,
    missed,
    monthly_goal,
    settled,
)
from tests.findings.small_log import ruleset

BEGAN = at("2026-03-01 09:00")
NORTH, MISSING = Group("2026-03", ("north",)), Group("2026-03", (None,))


def test_an_obligation_is_written_as_it_was_judged(tmp_path: Path) -> None:
    standard = home_visit(goal=monthly_goal())
    period = Obligation(
        case=None,
        ordinal=1,
        began=BEGAN,
        verdict=Verdict.MISSED,
        reason=Reason.FAILS,
        partial=True,
        group=NORTH,
    )
    with VerdictFile(tmp_path / "verdicts.parquet", ruleset(standard)) as file:
        file.batch(
            columns(
                [
                    missed("1", BEGAN, HOUR, NORTH),
                    settled("2", BEGAN, Verdict.PENDING, MISSING, rows=(7,), at_risk=True),
                ]
            )
        )
        file.batch(columns([]))
        file.periods(0, [period])
    first, second, third = pq.read_table(tmp_path / "verdicts.parquet").to_pylist()
    assert (first["case"], first["verdict"], first["reason"]) == ("1", "missed", "answered-late")
    assert (first["limit"], first["counted"], first["unit"]) == (DAY, DAY + HOUR, "microseconds")
    assert first["due"].isoformat() == "2026-03-02T01:00:00+00:00"
    assert first["rows"] == [2, 3]
    assert (first["period"], first["by"]) == ("2026-03", [("case.region", "north")])
    assert (second["due"], second["limit"], second["clause"]) == (None, None, None)
    assert (second["rows"], second["by"]) == ([7], [("case.region", None)])
    assert second["at_risk"] is True
    assert (third["case"], third["partial"], third["rows"]) == (None, True, [])

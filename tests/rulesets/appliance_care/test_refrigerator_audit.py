"""`standards audit` of the shipped log finds what was counted independently."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from standards_engine.cli import run
from tests.rulesets.appliance_care.export import FOLDER, LOG, cases
from tests.rulesets.appliance_care.known_answers import as_of, counts, visits_by_month_and_region

MAPPING = FOLDER / "refrigerator_log.mapping.yaml"
VERDICTS = ("met", "missed", "pending", "excused", "waived", "undetermined")


def audited(folder: Path, mapping: Path = MAPPING) -> tuple[int, dict[str, Any]]:
    """The exit code and the findings."""
    file = folder / "findings.json"
    rules = FOLDER / "refrigerator.std"
    arguments = ["audit", LOG, "-r", rules, "-m", mapping, "-f", "json", "-o", file]
    exit_code = run([str(argument) for argument in arguments])
    return exit_code, json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Any:
    exit_code, found = audited(tmp_path_factory.mktemp("audit"))
    assert exit_code == 1
    return found


def test_every_standard_has_the_known_counts(findings: dict[str, Any]) -> None:
    found = {each["name"]: _counter(each) for each in findings["standards"]}
    assert found == counts(cases())


def test_every_month_and_region_has_the_known_visits(findings: dict[str, Any]) -> None:
    groups = _standard(findings, "home_visit")["groups"]
    found = {(each["period"], each["by"]["case.region"]): _counter(each) for each in groups}
    assert found == visits_by_month_and_region(cases())


def test_the_goals_are_missed_where_the_readme_says(findings: dict[str, Any]) -> None:
    groups = _standard(findings, "home_visit")["groups"]
    violated = {(g["period"], g["by"]["case.region"]) for g in groups if g["status"] == "violated"}
    february = {("2026-02", region) for region in ("north", "east", "south", "west")}
    assert violated == february | {("2026-01", "west"), ("2026-03", "west")}


def test_every_row_is_accounted_for(findings: dict[str, Any]) -> None:
    log = findings["log"]
    assert log["rows_read"] == 21_530
    assert log["rows_quarantined"] == 52
    assert log["rows_used"] + log["rows_partly_used"] + log["rows_quarantined"] == 21_530
    assert {"name": "visted", "count": 10, "nearest": "visited"} in log["unknown_activities"]
    assert findings["as_of"].startswith(as_of(cases()).isoformat())


def test_mapping_the_misspelt_visits_puts_them_right(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    text = MAPPING.read_text(encoding="utf-8")
    assert text.count("names:\n") == 1
    mapping.write_text(text.replace("names:\n", "names:\n  visted: visited\n"), encoding="utf-8")
    _, found = audited(tmp_path, mapping)
    assert _standard(found, "home_visit")["missed"] < counts(cases())["home_visit"]["missed"]
    assert "visted" not in {each["name"] for each in found["log"]["unknown_activities"]}


def _standard(findings: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in findings["standards"] if s["name"] == name)
    return found


def _counter(found: dict[str, Any]) -> Counter[str]:
    return Counter({verdict: found[verdict] for verdict in VERDICTS})

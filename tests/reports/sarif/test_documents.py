"""SARIF of findings made by hand: valid by the standard's schema, and no user's word acts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import ConstraintVerdict, Waived
from standards_engine.findings.status import Status
from standards_engine.reports.options import Options
from standards_engine.reports.to_sarif import render_audit, render_check
from standards_engine.wording import speaking
from tests.reports.samples import (
    AUDIT,
    CASE_VIOLATION,
    CHECK,
    GROUP_VIOLATION,
    HOME_VISIT,
    HOSTILE_VIOLATION,
    group,
)
from tests.reports.sarif.schema import run_of, validator

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]")
WAIVED = Waived(violation=CASE_VIOLATION, because="floods", approved_by="chief", until="2026-03-15")


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not validator().is_valid({"version": "2.1.0"})
    assert not validator().is_valid({"version": "2.0.0", "runs": []})
    broken = json.loads(render_check(CHECK))
    broken["runs"][0]["results"][0]["level"] = "critical"
    assert not validator().is_valid(broken)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_audits_and_checks_keep_the_schema(language: str) -> None:
    with speaking(language):
        audit, check = run_of(render_audit(AUDIT)), run_of(render_check(CHECK))
    assert [r["ruleId"] for r in audit["results"]] == [
        "loaner_delivered",
        "loaner_delivered",
        "home_visit",
    ]
    assert [r["ruleId"] for r in check["results"]] == ["researched", "enough_staff"]
    assert audit["language"] == {"en": "en", "zh": "zh-CN"}[language]


def test_a_rule_has_names_help_and_a_level() -> None:
    rules = {r["id"]: r for r in run_of(render_audit(AUDIT))["tool"]["driver"]["rules"]}
    assert list(rules) == ["home_visit", "loaner_delivered", "badge", "season_letter"]
    assert rules["home_visit"] == {
        "id": "home_visit",
        "name": "home_visit",
        "shortDescription": {"text": "An engineer arrives within 24 hours"},
        "fullDescription": {"text": "We come to your home within 24 hours of your call."},
        "help": {
            "text": "An engineer arrives within 24 hours\n"
            "We come to your home within 24 hours of your call.\n"
            "Because: In principle no longer than 24 hours.\n"
            "Owner: service centre",
            "markdown": rules["home_visit"]["help"]["markdown"],
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "severity": "major",
            "version": "2026.1",
            "status": "violated",
            "goal": 0.95,
        },
    }
    assert rules["season_letter"]["defaultConfiguration"] == {"level": "warning"}
    assert rules["season_letter"]["shortDescription"] == {"text": "season_letter"}


def test_results_say_case_group_and_id() -> None:
    first, _, third = run_of(render_audit(AUDIT))["results"]
    assert first["partialFingerprints"] == {"standardsEngineId/v1": CASE_VIOLATION.id}
    (place,) = first["locations"]
    assert place["logicalLocations"] == [{"name": "C-0412", "kind": "case"}]
    assert place["message"] == {"text": "row 118 of the log"}
    assert first["relatedLocations"][0]["message"] == {"text": "row 131 of the log"}
    assert third["locations"][0]["logicalLocations"] == [{"name": "2026-02 north", "kind": "group"}]
    assert third["properties"]["missedCases"] == ["C-1044", "C-2210", "C-0871"]


def test_the_run_says_as_of_parameters_hashes_and_warnings() -> None:
    run = run_of(render_audit(AUDIT))
    assert run["properties"]["asOf"] == "2026-03-31T23:59:00+08:00"
    assert run["properties"]["parameters"] == {"visit_limit": "24 hours", "smallest_sample": "100"}
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "exitCode": 1,
            "toolExecutionNotifications": [
                {
                    "level": "warning",
                    "message": {
                        "text": "`season_letter` matched nothing in the log: it says nothing about"
                        " the service"
                    },
                }
            ],
        }
    ]
    assert {"sha-256": "ab" * 32} in [a.get("hashes") for a in run["artifacts"]]


def test_violations_that_are_not_shown_are_told() -> None:
    run = run_of(render_audit(replace(AUDIT, violations=(CASE_VIOLATION,))))
    first = run["invocations"][0]["toolExecutionNotifications"][0]
    assert first["message"]["text"] == "Violations (1 of 3 shown): `--max-violations` shows more"


@pytest.mark.parametrize(("code", "successful"), [(0, True), (1, True), (3, True), (4, False)])
def test_only_a_fault_of_the_run_is_no_success(code: int, successful: bool) -> None:
    (invocation,) = run_of(render_audit(replace(AUDIT, exit_code=code)))["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, successful)


def test_waived_findings_are_suppressed_or_left_out() -> None:
    findings = replace(AUDIT, violations=(GROUP_VIOLATION,), waived=(WAIVED,))
    kept, waived = run_of(render_audit(findings))["results"]
    assert kept["suppressions"] == []
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "waived: floods (approved by chief)",
        }
    ]
    without = run_of(render_audit(findings, Options(waived=False)))["results"]
    assert [r["ruleId"] for r in without] == ["home_visit"]


def test_waived_findings_of_plans_are_suppressed_or_left_out() -> None:
    first, second = CHECK.violations
    waived = replace(
        second, verdict=ConstraintVerdict.WAIVED, help="waived: floods (approved by chief)"
    )
    findings = replace(CHECK, violations=(first,), waived=(waived,))
    told = run_of(render_check(findings))["results"]
    assert [len(r["suppressions"]) for r in told] == [0, 1]
    assert told[1]["suppressions"][0]["justification"] == "waived: floods (approved by chief)"
    assert len(run_of(render_check(findings, Options(waived=False)))["results"]) == 1


HOSTILE_WORDS = [
    "[click](http://evil.example) {0} {hidden}",
    "=HYPERLINK(1)",
    '<img src=x onerror="alert(1)">',
    "😀 \u202eabc\u202c שלום",
    "a\nb\tc\x00\x1b[31m",
    "长" * 10_000,
]


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_no_users_word_acts(words: str) -> None:
    blamed = replace(HOSTILE_VIOLATION, message=words, case=words, title=words)
    standard = replace(HOME_VISIT, title=words, promise=words, owner=words)
    findings = replace(AUDIT, violations=(blamed,), standards=(standard, *AUDIT.standards[1:]))
    written = render_audit(findings)
    assert not CONTROL.search(written)
    (result,) = run_of(written)["results"]
    told: str = result["message"]["text"]
    assert not re.search(r"(?<!\\)[\[\]]", told)
    assert not re.search(r"[{}]", told.replace("{{", "").replace("}}", ""))


def test_links_and_placeholders_are_written_as_text() -> None:
    blamed = replace(CASE_VIOLATION, message="[click](x) {0}")
    (result,) = run_of(render_audit(replace(AUDIT, violations=(blamed,))))["results"]
    assert result["message"] == {"text": r"\[click\](x) {{0}}"}


def test_no_violations_and_a_hundred_groups() -> None:
    groups = tuple(group("2026-01", f"r{n}", Counts(met=1), Status.KEPT) for n in range(100))
    calm = replace(HOME_VISIT, groups=groups, violations=0)
    run = run_of(render_audit(replace(AUDIT, standards=(calm,), violations=(), exit_code=0)))
    assert run["results"] == []
    many = tuple(
        replace(GROUP_VIOLATION, id=f"{n:016x}", by=(("case.region", f"r{n}"),)) for n in range(100)
    )
    results: list[dict[str, Any]] = run_of(render_audit(replace(AUDIT, violations=many)))["results"]
    ids = {r["partialFingerprints"]["standardsEngineId/v1"] for r in results}
    assert len(ids) == 100


def test_the_same_findings_are_the_same_bytes() -> None:
    assert render_audit(AUDIT) == render_audit(AUDIT)
    assert render_check(CHECK) == render_check(CHECK)

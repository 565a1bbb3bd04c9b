"""SARIF as a user gets it: places in plans, rules and logs, and ids that outlast edits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import standards
from tests.reports.sarif.schema import run_of

RULES = """ruleset repairs "Repairs at home"
  zone "UTC"

event reported "A customer reports a fault"
event visited "An engineer arrives"

standard home_visit "An engineer comes within 24 hours"
  for each reported
  expect   visited within 24 hours
  severity minor

constraint has_owner "Every service has an owner"
  for each service
  require service.owner is given
  message "{service.name} has no owner"
"""
LOG = """case_id,timestamp,activity
1,2026-03-02 09:00,reported
1,2026-03-02 17:30,visited
2,2026-03-04 16:20,reported
2,2026-03-06 08:05,visited
"""
PLAN = """name: care
services:
  - name: visit
    owner: Ada
  - name: hotline
"""
WAIVERS = """waivers:
  - rule: home_visit
    case: "2"
    from: 2026-03-01
    until: 2026-03-15
    because: the road was flooded
    approved_by: chief
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "repairs.std": RULES,
        "the log.csv": LOG,
        "plan.yaml": PLAN,
        "waivers.yaml": WAIVERS,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def audited(folder: Path, *options: str, log: str = "the log.csv") -> dict[str, Any]:
    ended = standards("audit", log, "-r", "repairs.std", "-f", "sarif", *options, cwd=folder)
    assert ended.err == ""
    return run_of(ended.out)


def checked(folder: Path, *options: str) -> dict[str, Any]:
    ended = standards(
        "check", "plan.yaml", "-r", "repairs.std", "-f", "sarif", *options, cwd=folder
    )
    assert ended.err == ""
    return run_of(ended.out)


def test_a_miss_stands_at_its_row_and_names_its_rule(folder: Path) -> None:
    (result,) = audited(folder)["results"]
    assert result["level"] == "warning"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "the%20log.csv", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 4},
    }
    second, rule = result["relatedLocations"]
    assert second["physicalLocation"]["region"] == {"startLine": 5}
    assert rule["physicalLocation"] == {
        "artifactLocation": {"uri": "repairs.std", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 7, "startColumn": 10},
    }


def test_no_line_is_claimed_where_a_cell_holds_a_line_end(folder: Path) -> None:
    (folder / "the log.csv").write_text(
        "case_id,timestamp,activity,note\n"
        '1,2026-03-02 09:00,reported,"two\nlines"\n'
        "1,2026-03-04 17:30,visited,\n"
    )
    (result,) = audited(folder)["results"]
    place = result["locations"][0]
    assert "region" not in place["physicalLocation"]
    assert place["message"] == {"text": "row 2 of the log"}


def test_rows_of_several_files_stand_in_their_file(folder: Path) -> None:
    (folder / "logs").mkdir()
    first, second = LOG.split("2,2026-03-04", 1)
    (folder / "logs" / "a.csv").write_text(first)
    (folder / "logs" / "b.csv").write_text("case_id,timestamp,activity\n2,2026-03-04" + second)
    (result,) = audited(folder, log="logs")["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "logs/b.csv", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 2},
    }


def test_standard_input_has_no_address(folder: Path) -> None:
    ended = standards("audit", "-", "-r", "repairs.std", "-f", "sarif", cwd=folder, stdin=LOG)
    (result,) = run_of(ended.out)["results"]
    assert "physicalLocation" not in result["locations"][0]
    assert result["locations"][0]["logicalLocations"] == [{"name": "2", "kind": "case"}]


def test_a_file_elsewhere_is_told_by_its_whole_address(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    ended = standards("audit", "../the log.csv", "-r", "../repairs.std", "-f", "sarif", cwd=inner)
    (result,) = run_of(ended.out)["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": (folder / "the log.csv").as_uri()}


def test_a_finding_of_a_plan_has_its_region_and_excerpt(folder: Path) -> None:
    (result,) = checked(folder)["results"]
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "plan.yaml"
    region = place["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (5, 5)
    assert region["snippet"]["text"].startswith("name: hotline")
    assert result["message"]["text"].startswith("hotline has no owner")


def test_fingerprints_stay_where_lines_move(folder: Path) -> None:
    before = [r["partialFingerprints"] for f in (audited, checked) for r in f(folder)["results"]]
    for name in ("plan.yaml", "repairs.std"):
        path = folder / name
        path.write_text("# a line\n\n# another\n" + path.read_text())
    rows = LOG.splitlines()
    moved = [rows[0], "7,2026-03-01 09:00,reported", "7,2026-03-01 10:00,visited", *rows[1:]]
    (folder / "the log.csv").write_text("\n".join(moved) + "\n")
    runs = [audited(folder), checked(folder)]
    after = [r["partialFingerprints"] for run in runs for r in run["results"]]
    assert len(before) == 2
    assert after == before
    lines = [
        r["locations"][0]["physicalLocation"]["region"]["startLine"]
        for run in runs
        for r in run["results"]
    ]
    assert lines == [6, 8]


def test_waived_misses_are_suppressed_with_their_reason(folder: Path) -> None:
    (result,) = audited(folder, "--waivers", "waivers.yaml")["results"]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "waived: the road was flooded (approved by chief)",
        }
    ]
    assert audited(folder, "--waivers", "waivers.yaml", "--without-waived")["results"] == []


def test_leaving_waived_out_is_refused_for_other_formats(folder: Path) -> None:
    ended = standards("audit", "the log.csv", "-r", "repairs.std", "--without-waived", cwd=folder)
    assert ended.code == 2
    assert "`--without-waived` is for `-f sarif`" in ended.err


def test_the_ending_of_the_file_chooses_the_format(folder: Path) -> None:
    for command in (("audit", "the log.csv"), ("check", "plan.yaml")):
        ended = standards(*command, "-r", "repairs.std", "-o", "found.sarif", cwd=folder)
        assert (ended.code, ended.out) == (1, "")
        assert len(run_of((folder / "found.sarif").read_text("utf-8"))["results"]) == 1


def test_chinese_is_spoken_and_names_stay(folder: Path) -> None:
    run = audited(folder, "--lang", "zh")
    (result,) = run["results"]
    assert run["language"] == "zh-CN"
    assert result["ruleId"] == "home_visit"
    assert result["locations"][0]["message"] == {"text": "日志第4行"}


def test_lint_tells_faults_with_help_and_stable_fingerprints(folder: Path) -> None:
    path = folder / "repairs.std"
    path.write_text(RULES.replace("hours\n", "hors\n"))
    first = standards("lint", "repairs.std", "-f", "sarif", cwd=folder)
    path.write_text("# a line\n\n" + path.read_text())
    second = standards("lint", "repairs.std", "-f", "sarif", cwd=folder)
    runs = run_of(first.out), run_of(second.out)
    before, after = ([r for r in run["results"] if r["level"] == "error"] for run in runs)
    assert (first.code, second.code) == (2, 2)
    assert [r["ruleId"] for r in before] == ["unexpected-word"]
    assert before[0]["message"]["text"] == "`hors` cannot stand here; did you mean `hours`?"
    assert before[0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 9,
        "startColumn": 30,
        "endLine": 9,
        "endColumn": 34,
        "snippet": {"text": "hors"},
    }
    assert before[0]["partialFingerprints"] == after[0]["partialFingerprints"]
    rules = runs[0]["tool"]["driver"]["rules"]
    assert "unexpected-word" in [rule["id"] for rule in rules]
    assert all(rule["help"]["text"] for rule in rules)


def test_lint_of_sound_rules_has_no_results(folder: Path) -> None:
    ended = standards("lint", "planning/seven_constraints", "-f", "sarif", cwd=folder)
    assert ended.code == 0
    assert run_of(ended.out)["results"] == []

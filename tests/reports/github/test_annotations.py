"""Annotations of GitHub: on the right line, ten of a level, and no user's word is a command."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from standards_engine.reports.to_github import render_audit, render_check
from standards_engine.reports.to_markdown import summary_of_audit, summary_of_check
from standards_engine.rules.nodes import Severity
from tests.cli.command import standards
from tests.reports.github.reading import Command, commands
from tests.reports.samples import AUDIT, CASE_VIOLATION, CHECK, HOME_VISIT

RULES = """ruleset care "Care"
constraint has_owner "Every service has an owner"
  for each service
  require service.owner is given
"""
PLAN = """name: care
services:
  - name: visit
    owner: Ada
  - name: hotline
"""
HOSTILE_WORDS = [
    "a\n::error::injected",
    "a\r\n::set-output name=x::y",
    "100% of, these: words",
    "##[error]old",
    '=1+1 <b>"quoted"</b> 😀 \u202e',
    "长" * 10_000,
]


def test_a_finding_of_a_plan_stands_at_its_value() -> None:
    first, second = commands(render_check(CHECK))
    assert first == Command(
        "error",
        {"file": "plan.yaml", "line": "12", "col": "5", "title": "researched"},
        "home visit rests on no study of 100 customers or more",
    )
    assert second.message.endswith("\nwrite `resources[0].capacity`")


def test_columns_are_told_only_within_one_line() -> None:
    (one, _) = CHECK.violations
    within = replace(one, end_line=12, end_column=9)
    beyond = replace(one, end_line=14, end_column=9)
    first, second = commands(render_check(replace(CHECK, violations=(within, beyond))))
    assert (first.properties["col"], first.properties["endColumn"]) == ("5", "9")
    assert second.properties["endLine"] == "14"
    assert "col" not in second.properties
    assert "endColumn" not in second.properties


def test_a_miss_of_a_log_stands_at_its_standard_and_minor_ones_only_warn() -> None:
    minor = replace(CASE_VIOLATION, severity=Severity.MINOR)
    found = commands(render_audit(replace(AUDIT, violations=(minor,))))
    assert (found[0].name, found[0].message) == ("warning", CASE_VIOLATION.message)
    assert found[0].properties == {
        "file": "care.std",
        "line": "30",
        "col": "1",
        "title": "loaner_delivered, case C-0412",
    }
    assert [each.message for each in found[1:]] == [
        "Violations (1 of 3 shown): `--max-violations` shows more",
        *AUDIT.warnings,
    ]


@pytest.mark.parametrize("words", HOSTILE_WORDS)
def test_no_users_word_is_a_command(words: str) -> None:
    blamed = replace(CHECK.violations[0], message=words, constraint=words, path=words)
    written = render_check(replace(CHECK, violations=(blamed,) * 12))
    found = commands(written)
    counted = Counter(each.name for each in found)
    assert counted == {"error": 10, "notice": 1, "group": 1, "endgroup": 1}
    shown = words.replace("\r", "\ufffd").replace("\u202e", "\ufffd")
    assert found[0].properties["file"] == found[0].message.partition("\nwrite")[0] == shown
    folded = written.split("::group::", 1)[1].splitlines()[1:-1]
    assert len(folded) == 2
    assert all(line.startswith("error: ") and "##[" not in line for line in folded)


def test_ten_of_each_level_are_shown_and_the_rest_is_counted() -> None:
    many = tuple(replace(CASE_VIOLATION, id=f"{n:016x}") for n in range(100))
    small = tuple(replace(each, severity=Severity.MINOR) for each in many[:15])
    standard = replace(HOME_VISIT, violations=115)
    findings = replace(AUDIT, standards=(standard,), violations=(*many, *small), warnings=())
    written = render_audit(findings)
    found = commands(written)
    assert Counter(each.name for each in found)["error"] == 10
    assert Counter(each.name for each in found)["warning"] == 10
    (notice,) = [each for each in found if each.name == "notice"]
    assert notice.properties == {"title": "95 more"}
    assert len(written.splitlines()) == 20 + 1 + 1 + 95 + 1


def test_no_violations_are_no_annotations() -> None:
    assert render_check(replace(CHECK, violations=(), exit_code=0)) == ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "care.std").write_text(RULES)
    (tmp_path / "plan.yaml").write_text(PLAN)
    return tmp_path


def test_the_command_annotates_the_line_and_adds_to_the_summary(folder: Path) -> None:
    page = folder / "page.md"
    page.write_text("# Before\n")
    ended = standards(
        *("check", "plan.yaml", "-r", "care.std", "-f", "github", "--summary", "page.md"),
        cwd=folder,
    )
    (found,) = commands(ended.out)
    assert ended.code == 1
    assert (found.name, found.properties["file"], found.properties["line"]) == (
        "error",
        "plan.yaml",
        "5",
    )
    text = page.read_text("utf-8")
    assert text.startswith("# Before\n### 1 violation; 0 of 7 kinds of constraint judged\n")
    assert "<details><summary>Violations (the only one)</summary>" in text


def test_a_summary_never_overwrites_what_is_read(folder: Path) -> None:
    ended = standards("check", "plan.yaml", "-r", "care.std", "--summary", "plan.yaml", cwd=folder)
    assert ended.code == 2
    assert (folder / "plan.yaml").read_text() == PLAN


def test_a_summary_that_cannot_be_written_is_told_before(folder: Path) -> None:
    ended = standards("check", "plan.yaml", "-r", "care.std", "--summary", "no/p.md", cwd=folder)
    assert (ended.code, ended.out) == (2, "")
    assert "no/p.md" in ended.err


def test_summaries_fit_and_say_what_they_show() -> None:
    long = replace(CASE_VIOLATION, message="长" * 10_000)
    standard = replace(HOME_VISIT, violations=100)
    many = replace(AUDIT, standards=(standard,) * 100, violations=(long,) * 100)
    text = summary_of_audit(many)
    assert len(text) < 65_536
    assert "Violations (5 of 10,000 shown)" in text
    assert text.count("<details>") == text.count("</details>") == 1


def test_a_summary_lets_no_users_word_be_markup() -> None:
    for text in (summary_of_audit(AUDIT), summary_of_check(CHECK)):
        assert "<script>" not in text
        assert "\x1b" not in text


def test_a_table_too_long_is_cut_and_said() -> None:
    named = replace(HOME_VISIT, name="n" * 10_000)
    text = summary_of_audit(replace(AUDIT, standards=(named,) * 20))
    assert len(text) < 65_536
    assert "More standards than fit here: the report has all." in text

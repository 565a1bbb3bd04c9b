"""Input that cannot be used is answered with a name, a place and a help, not a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.cli import run

RULES = """\
ruleset care
  zone "UTC"
event reported
event visited
standard visit "Visit"
  for each reported
  expect visited within 24 hours
constraint served "Every standard serves"
  ensures aligned
  for each service
  require service.standard is given
"""
LOG = "case_id,activity,timestamp\n1,reported,2026-03-01 09:00\n1,visited,2026-03-01 10:00\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("care.std").write_text(RULES)
    Path("log.csv").write_text(LOG)


def refused(arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(arguments.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err


def test_rules_that_are_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    text = refused("audit log.csv -r missing.std", capsys)
    assert "`missing.std` cannot be read" in text
    assert "[unreadable-file]" in text


def test_rules_without_a_standard(capsys: pytest.CaptureFixture[str]) -> None:
    text = refused("audit log.csv -r planning/seven_constraints", capsys)
    assert "[no-standards]" in text
    assert "help: constraints are judged on plans, by `standards check`" in text


def test_a_standard_that_the_rules_do_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plan.yaml").write_text("name: Care\nservices:\n  - name: visit\n    standard: visti\n")
    text = refused("check plan.yaml -r care.std", capsys)
    assert (
        "plan.yaml:4:15: error: the rules have no standard `visti` [unknown-plan-standard]" in text
    )
    assert "help: did you mean `visit`?" in text


def test_a_standard_named_where_the_rules_are_constraints_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Then nothing can be asked about it, and that is said."""
    Path("plan.yaml").write_text("name: Care\nservices:\n  - name: visit\n    standard: visit\n")
    assert run(["check", "plan.yaml", "-r", "planning/promises"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    warning = "plan.yaml:4:15: the rules have no standards, so nothing is asked about `visit`"
    assert warning in told  # no-standards-in-rules


def test_an_output_with_an_ending_of_no_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "log.csv", "-r", "care.std", "-o", "report.pdf"]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert (
        "no report ends in `.pdf`: name it `.txt`, `.html`, `.htm`, `.json`, `.md`, `.csv`" in told
    )
    assert not Path("report.pdf").exists()


def test_a_clause_that_is_not_judged_yet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("standards_engine.analysis.refused.unsupported", lambda _: "such a clause")
    text = refused("audit log.csv -r care.std", capsys)
    assert "care.std:5:10: error: `visit` uses `such a clause`" in text
    assert "[not-judged-yet]" in text


def test_files_that_use_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.std").write_text("ruleset a\nuse b\n")
    Path("b.std").write_text("ruleset b\nuse a\n")
    assert run(["lint", "a.std"]) == 2
    text = capsys.readouterr().out
    assert "[circular-use]" in text
    assert "help: move what both need into a third file" in text

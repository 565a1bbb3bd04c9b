"""What options do besides judging."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.resources import resource
from tests.cli.command import standards
from tests.cli.test_auditing_a_small_log import LOG, RULES

PLAN = resource("rulesets", "planning", "plans", "good.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")
    (tmp_path / "repairs.csv").write_text(LOG, encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("r.html", "<!doctype html>"), ("r.json", "{"), ("r.md", "#"), ("r.txt", "The standard")],
)
def test_the_ending_of_the_output_decides_the_format(
    folder: Path, name: str, beginning: str
) -> None:
    standards("audit", "repairs.csv", "-r", "repairs.std", "-o", name, cwd=folder)
    assert (folder / name).read_text(encoding="utf-8").startswith(beginning)


def test_a_format_that_is_given_goes_before_the_ending(folder: Path) -> None:
    standards("check", "plan.yaml", "-f", "json", "-o", "r.html", cwd=folder)
    assert (folder / "r.html").read_text(encoding="utf-8").startswith("{")


def test_an_output_that_cannot_be_written_says_so(folder: Path) -> None:
    ended = standards("check", "plan.yaml", "-o", "nothere/r.html", cwd=folder)
    assert ended.code == 2
    assert "`nothere/r.html` cannot be written: no such file or directory" in ended.err
    assert "[unwritable-file]" in ended.err


@pytest.mark.parametrize("log", ["repairs.csv", "logs", "logs/*.csv", "./logs"])
@pytest.mark.parametrize("output", ["repairs.csv", "logs/part.csv", "repairs.std"])
def test_a_report_never_takes_the_place_of_what_is_read(
    folder: Path, log: str, output: str
) -> None:
    (folder / "logs").mkdir()
    (folder / "logs" / "part.csv").write_text(LOG, encoding="utf-8")
    is_read = output == "repairs.std" or (log == "repairs.csv") == (output == "repairs.csv")
    before = (folder / output).read_text(encoding="utf-8")
    arguments = ("audit", log, "-r", "repairs.std", "-f", "csv", "-o", output)
    ended = standards(*arguments, cwd=folder)
    assert ("[output-is-input]" in ended.err) == is_read
    assert ((folder / output).read_text(encoding="utf-8") == before) == is_read


def test_a_period_that_ends_before_it_begins_is_refused(folder: Path) -> None:
    options = ("--from", "2026-05-01", "--to", "2026-04-01")
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", *options, cwd=folder)
    assert ended.code == 2
    assert "`2026-04-01` comes before `--from 2026-05-01`" in ended.err


def test_a_limit_that_decides_the_exit_code_is_named(folder: Path) -> None:
    (folder / "repairs.csv").write_text(LOG + ",2026-03-09 10:00,visited,,\n", encoding="utf-8")
    ended = standards(
        "audit", "repairs.csv", "-r", "repairs.std", "--max-quarantined", "1%", cwd=folder
    )
    assert ended.code == 2
    assert "more rows could not be read than the 1% that --max-quarantined allows" in ended.out


def test_a_broken_plan_with_rules_of_its_own_says_where_it_is_broken(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN.replace("owner:", "owner: a: b", 1), encoding="utf-8")
    ended = standards("check", "plan.yaml", cwd=folder)
    assert ended.code == 2
    assert "plan.yaml:6:" in ended.err


def test_lint_refuses_what_audit_refuses(folder: Path) -> None:
    rules = RULES.replace(
        "expect   visited within", "reopened by reported resume\n  expect its own visited within"
    )
    (folder / "repairs.std").write_text(rules, encoding="utf-8")
    ended = standards("lint", "repairs.std", cwd=folder)
    assert ended.code == 2
    assert "not-judged-yet" in ended.out


@pytest.mark.parametrize("evidence", ["date: 2025-10-20", "date: 2025-12-10"])
def test_evidence_from_the_future_proves_nothing(folder: Path, evidence: str) -> None:
    plan = PLAN.replace(evidence, "date: 2031-01-01")
    assert plan != PLAN
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    assert standards("check", "plan.yaml", "--as-of", "2026-06-30", cwd=folder).code == 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("audt", "there is no command `audt` [unknown-command]\n  help: did you mean `audit`?"),
        ("chekc", "there is no command `chekc` [unknown-command]\n  help: did you mean `check`?"),
        ("xyz", "there is no command `xyz` [unknown-command]\n  help: the commands are `demo`, "),
    ],
)
def test_a_mistyped_command_is_told_which_one_was_meant(written: str, told: str) -> None:
    ended = standards(written)
    assert ended.code == 2
    assert told in ended.err


def test_quiet_keeps_the_findings_and_says_nothing_else(small_log: Path) -> None:
    rules = small_log.with_name("calls.std")
    asked = ("audit", small_log, "-r", rules)
    plain, quiet = standards(*asked), standards(*asked, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (plain.code, plain.out, "")
    assert "Violations (the only one)" in quiet.out

"""`standards check PLAN --log LOG`: what a log shows of the standards that services name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset care "Care"
  zone "Asia/Shanghai"

a case ends at closed

event reported
event visited
event closed

standard home_visit "An engineer arrives within 24 hours"
  for each reported
  expect visited within 24 hours

constraint kept "What is promised was kept before"
  ensures feasible
  for each service
  where service.standard is given
  require kept_within(service.standard, service.promise.level) >= 60%
  message "{kept_within(service.standard, service.promise.level) * 100}% in {service.promise.level}"

constraint attained "The standard is kept"
  for each service
  where service.standard is given and service.standard.attainment is given
  require service.standard.attainment >= 60%
"""
PLAN = """name: Visits
services:
  - name: visit
    promise:
      level: {level}
    standard: home_visit
"""
# Answered after 2 hours, after 23 hours, after 2 days and 2 hours, and not yet.
LOG = """case,time,activity
1,2026-03-01 09:00,reported
1,2026-03-01 11:00,visited
2,2026-03-01 09:00,reported
2,2026-03-02 08:00,visited
3,2026-03-01 09:00,reported
3,2026-03-03 11:00,visited
4,2026-03-31 09:00,reported
"""
MAPPING = "case: case\ntime: time\nactivity: activity\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("care.std", RULES), ("log.csv", LOG), ("log.yaml", MAPPING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def check(folder: Path, level: str, *options: str) -> tuple[int, dict[str, object]]:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(level=level), encoding="utf-8")
    log = ["--log", str(folder / "log.csv"), "-m", str(folder / "log.yaml")]
    rules = ["-r", str(folder / "care.std"), "-f", "json"]
    done = standards("check", str(plan), *rules, *(options or log))
    return done.code, json.loads(done.out)


def told(document: dict[str, object]) -> list[tuple[str, str, str]]:
    found: list[dict[str, str]] = document["violations"]  # type: ignore[assignment]
    return [(each["constraint"], each["verdict"], each["message"]) for each in found]


@pytest.mark.parametrize(
    ("level", "share"),
    [("2 hours", "about 33.33%"), ("1 hour", "0%"), ("22 hours", "about 33.33%")],
)
def test_a_promise_that_would_have_been_kept_too_seldom(
    folder: Path, level: str, share: str
) -> None:
    code, document = check(folder, level)
    assert code == 1
    assert told(document) == [("kept", "violated", f"{share} in {level}")]


@pytest.mark.parametrize("level", ["23 hours", "1 day", "3 days", "1 month"])
def test_a_promise_that_would_have_been_kept(folder: Path, level: str) -> None:
    code, document = check(folder, level)
    assert (code, told(document)) == (0, [])


def test_a_level_that_is_no_time_cannot_be_held_against_a_time(folder: Path) -> None:
    _, document = check(folder, "95%")
    ((_, verdict, message),) = told(document)
    assert verdict == "unproven"
    assert "a level that can be a limit of `home_visit`, which 95% cannot" in message


def test_without_a_log_it_is_said_that_one_is_needed(folder: Path) -> None:
    _, document = check(folder, "24 hours", "--as-of", "2026-04-01")
    assert document["log"] is None
    ((name, verdict, message),) = told(document)
    assert (name, verdict) == ("kept", "unproven")
    assert "a log that shows how often `home_visit` was kept within 24 hours (`--log`)" in message


def test_the_report_says_what_the_plan_was_held_against(folder: Path) -> None:
    _, document = check(folder, "24 hours")
    log: dict[str, object] = document["log"]  # type: ignore[assignment]
    assert (log["rows_read"], log["as_of"]) == (7, "2026-03-31T09:00:00+08:00")


def test_a_log_of_which_nothing_was_decided_proves_nothing(folder: Path) -> None:
    (folder / "log.csv").write_text(LOG.splitlines()[0] + "\n" + LOG.splitlines()[-1] + "\n")
    _, document = check(folder, "24 hours")
    ((_, verdict, message),) = told(document)
    assert verdict == "unproven"
    assert "obligations of `home_visit` in the log that were met or missed" in message


def test_a_log_that_is_not_there(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(level="1 day"), encoding="utf-8")
    rules = ["-r", str(folder / "care.std")]
    done = standards("check", str(plan), *rules, "--log", str(folder / "none.csv"))
    assert done.code == 2


def test_the_zone_of_constraints_says_nothing_about_a_log(folder: Path) -> None:
    """The shipped constraints are written for Shanghai; the standards, and so the log, for Rome."""
    text = RULES.replace("Asia/Shanghai", "Europe/Rome")
    (folder / "care.std").write_text(text, encoding="utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(level="24 hours"), encoding="utf-8")
    log = ("--log", str(folder / "log.csv"), "-m", str(folder / "log.yaml"))
    rules = ("-r", "planning/promises", "-r", str(folder / "care.std"))
    done = standards("check", str(plan), *rules, *log, "-f", "json")
    assert json.loads(done.out)["log"]["as_of"] == "2026-03-31T09:00:00+02:00"

"""`standards explain RULES NAME`: in words, and as it is written."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import standards

RULES = "appliance_care/refrigerator"


def test_a_standard_in_words_and_as_it_is_written() -> None:
    ended = standards("explain", RULES, "loaner_first")
    assert ended.code == 0
    lines = [line.strip() for line in ended.out.splitlines()]
    assert lines[0] == "loaner_first: Nobody is left without a refrigerator"
    words = lines[lines.index("In words") + 1 :]
    assert words[0].startswith(
        "Each time `collected` (The faulty refrigerator is taken to the workshop) happens,"
    )
    assert "Goal: 90% in each month, for each value of the case's `region`." in ended.out
    written = lines[lines.index("As it is written") + 1 :]
    assert written[1].startswith("standard loaner_first")
    assert "expect   loaner_delivered before" in written


def test_in_chinese() -> None:
    ended = standards("explain", RULES, "home_visit", "--lang", "zh")
    assert ended.out.startswith("home_visit: 24小时内上门服务\n")
    assert "用通俗的话说\n" in ended.out
    said = "必须在24小时（`visit_limit`）内发生`visited`（上门服务）。"
    assert f"每次发生`reported`（用户报修）时，{said}" in ended.out


def test_what_a_rule_goes_by_is_told_with_it() -> None:
    calendar = standards("explain", RULES, "return").out
    assert "Calendar `deliveries`: Refrigerators are brought and collected\n" in calendar
    assert "Open Monday to Saturday 08:00 to 18:00." in calendar
    table = standards("explain", "complaints/handling", "first_contact").out
    assert "Table `contact_limit`\n" in table
    assert '– `gravity` "ordinary", `channel` "counter": 10 minutes;' in table


def test_everything_that_has_a_name() -> None:
    told = {
        "researched": "For each `service` of `plan.services`, it must hold that the sum of",
        "deliveries": "Closed on 2026-01-01 (New Year's Day).",
        "weight": '– `method` "complaint_analysis": 0.5;',
        "visit_limit": "`visit_limit`: Longest wait for a home visit. It is 24 hours now.",
        "reported": '`fault`: What is wrong. It holds "cooling", "noise" or "door".',
    }
    for name, sentence in told.items():
        assert sentence in standards("explain", RULES, name).out


def test_a_setting_is_told() -> None:
    ended = standards("explain", RULES, "home_visit", "--set", "visit_limit=8 hours")
    assert "within 8 hours (`visit_limit`)" in " ".join(ended.out.split())


def test_every_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "visits.std").write_text(_VERSIONS, encoding="utf-8")
    ended = standards("explain", "visits.std", "visit", cwd=tmp_path)
    assert "within 48 hours" in ended.out
    assert "It holds for what begins until 2026-06-30." in ended.out
    assert "within 24 hours" in ended.out
    assert "It holds for what begins from 2026-07-01 on." in ended.out


_VERSIONS = """ruleset visits "Visits"
  zone "Europe/Rome"
event reported
event visited
standard visit "A visit"
  for each reported
  expect visited within 48 hours
  effective until 2026-06-30
standard visit "A visit"
  for each reported
  expect visited within 24 hours
  effective from 2026-07-01
"""


def test_rules_without_a_standard_can_be_explained() -> None:
    ended = standards("explain", "planning/promises", "published", "-f", "markdown")
    assert ended.code == 0
    assert ended.out.startswith("# The promise is told where its customers are\n")
    assert "## In words" in ended.out


def test_a_document_for_scripts() -> None:
    (found,) = json.loads(standards("explain", RULES, "return", "-f", "json").out)
    assert found["kind"] == "standard"
    assert found["about"]["owner"] == "workshop"
    assert found["words"][0].startswith("Each time `repaired`")
    assert found["uses"][0]["heading"].startswith("Calendar `deliveries`")
    assert found["text"].startswith("standard return")
    assert found["place"].startswith("appliance_care/refrigerator:")


def test_a_name_that_nothing_has() -> None:
    ended = standards("explain", RULES, "visit_limi")
    assert ended.code == 2
    assert "the rules declare nothing called `visit_limi` [unknown-declaration]" in ended.err
    assert "help: did you mean `visit_limit`?" in ended.err

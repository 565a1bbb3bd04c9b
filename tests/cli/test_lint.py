"""`standards lint` as a user runs it: what it prints, mends and leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import standards

RULES = """ruleset repairs "Repairs at home"
  zone  "Europe/Rome"
  owner "service centre"

# lint: allow no-example in this file because it is about something else

event reported "A customer reports a fault"
  region one of "north", "south"
event visited "An engineer arrives"

calendar office
  open monday..friday 09:00..17:00   # twice
  open monday..friday 09:00..17:00
  closed 2026-01-01

table limits(region)
  "north" gives 12 hours
  "north" gives 12 hours
  any     gives 24 hours

# lint: allow no-goal because it is mended now
standard home_visit "An engineer arrives in time"
  promise "We come in time."
  for each reported
  expect visited within limits(reported.region)
  clock runs during office
  goal 95% each month
"""
MENDED = (
    RULES.replace("  open monday..friday 09:00..17:00   # twice\n", "")
    .replace('  "north" gives 12 hours\n', "", 1)
    .replace("# lint: allow no-goal because it is mended now\n", "")
)
LATE = RULES.replace("arrives in time", "arrives within 6 hours")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "repairs.std"
    path.write_text(RULES, encoding="utf-8")
    return path


def test_doubts_do_not_fail_unless_strict(rules: Path) -> None:
    assert standards("lint", rules).code == 0
    assert standards("lint", rules, "--strict").code == 2


def test_fix_takes_out_what_says_nothing(rules: Path) -> None:
    done = standards("lint", "--fix", "repairs.std", cwd=rules.parent)
    assert rules.read_text(encoding="utf-8") == MENDED
    assert done.code == 0
    assert done.out.splitlines() == [
        "repairs.std:12:3: mended: without this line `office` would be the same [idle-line]",
        (
            "repairs.std:18:3: mended: this row is never reached: what stands before it covers "
            "its values [unreachable]"
        ),
        (
            "repairs.std:21:15: mended: `no-goal` is not in doubt here, so this silences nothing"
            " [idle-silence]"
        ),
        "no faults found",
    ]


def test_what_was_mended_means_the_same(rules: Path) -> None:
    log = rules.with_name("log.csv")
    log.write_text(
        "case_id,activity,timestamp,region\n"
        "1,reported,2026-01-01 10:00,north\n1,visited,2026-01-02 12:00,\n"
        "2,reported,2026-01-05 10:00,south\n2,visited,2026-01-09 18:00,\n",
        encoding="utf-8",
    )
    before = standards("audit", log, "-r", rules)
    standards("lint", "--fix", rules)
    after = standards("audit", log, "-r", rules)
    assert (after.code, after.out) == (before.code, before.out)
    assert "home_visit" in before.out


def test_a_second_run_finds_nothing_to_mend(rules: Path) -> None:
    standards("lint", "--fix", rules)
    assert standards("lint", "--fix", rules).out == "no faults found\n"
    assert rules.read_text(encoding="utf-8") == MENDED


def test_fix_leaves_what_could_be_meant_otherwise(rules: Path) -> None:
    text = MENDED.replace("in time.", "within 6 hours.").replace(
        "closed 2026-01-01", "closed 2026-01-01\n  closed saturday 09:00..10:00\n  open saturday"
    )
    rules.write_text(text, encoding="utf-8")
    done = standards("lint", "--fix", rules)
    assert rules.read_text(encoding="utf-8") == text
    assert "[promise-differs]" in done.out
    assert "[idle-line]" in done.out


def test_fix_leaves_a_file_with_faults_alone(rules: Path) -> None:
    text = RULES.replace("zone ", "zonne ").replace("gives 24 hours", "gives 24")
    rules.write_text(text, encoding="utf-8")
    done = standards("lint", "--fix", rules)
    assert done.code == 2
    assert rules.read_text(encoding="utf-8") == text


def test_fix_leaves_what_is_only_used_alone(rules: Path) -> None:
    user = rules.with_name("user.std")
    user.write_text('ruleset user "User"\nuse repairs\n', encoding="utf-8")
    done = standards("lint", "--fix", user)
    assert done.out == "no faults found\n"
    assert rules.read_text(encoding="utf-8") == RULES


def test_fix_mends_every_file_of_a_folder(rules: Path) -> None:
    other = rules.with_name("other.std")
    other.write_text(RULES.replace("ruleset repairs", "ruleset other"), encoding="utf-8")
    standards("lint", "--fix", rules.parent)
    assert rules.read_text(encoding="utf-8") == MENDED
    assert other.read_text(encoding="utf-8") == MENDED.replace("ruleset repairs", "ruleset other")


def test_fix_keeps_the_line_ends_and_the_mark_of_a_windows_editor(rules: Path) -> None:
    rules.write_bytes(b"\xef\xbb\xbf" + RULES.replace("\n", "\r\n").encode())
    standards("lint", "--fix", rules)
    assert rules.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_json_says_where_and_what_to_write(rules: Path) -> None:
    rules.write_text(LATE, encoding="utf-8")
    done = standards("lint", "-f", "json", "repairs.std", cwd=rules.parent)
    found = {each["code"]: each for each in json.loads(done.out)}
    assert set(found) == {"idle-line", "unreachable", "idle-silence", "promise-differs"}
    assert found["promise-differs"] == {
        "code": "promise-differs",
        "level": "warning",
        "message": "the title says `6 hours`, and the rule `12 hours` or `24 hours`",
        "help": "customers are held to what they read: change the text, or the rule",
        "path": "repairs.std",
        "line": 22,
        "column": 49,
        "end": {"line": 22, "column": 56},
        "edit": None,
    }
    assert found["idle-silence"]["edit"] == {
        "path": "repairs.std",
        "line": 21,
        "column": 1,
        "end": {"line": 22, "column": 1},
        "text": "",
        "safe": True,
    }


def test_json_of_nothing_is_an_empty_list(rules: Path) -> None:
    rules.write_text(MENDED, encoding="utf-8")
    assert json.loads(standards("lint", "-f", "json", rules).out) == []


def test_json_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = standards("lint", "-f", "json", tmp_path / "no.std")
    (found,) = json.loads(done.out)
    assert done.code == 2
    assert (found["level"], found["path"], found["line"]) == ("error", None, None)


def test_github_shows_doubts_beside_the_lines(rules: Path) -> None:
    rules.write_text(LATE, encoding="utf-8")
    done = standards("lint", "-f", "github", "repairs.std", cwd=rules.parent)
    assert (
        "::warning file=repairs.std,line=22,endLine=22,col=49,endColumn=56,title=promise-differs::"
        "the title says `6 hours`, and the rule `12 hours` or `24 hours`%0A"
        "customers are held to what they read: change the text, or the rule"
    ) in done.out.splitlines()


def test_doubts_in_chinese(rules: Path) -> None:
    rules.write_text(LATE, encoding="utf-8")
    done = standards("lint", "--lang", "zh", rules)
    assert "标题写的是`6 hours`，规则写的是`12 hours`或`24 hours` [promise-differs]" in done.out
    assert done.out.endswith("0个错误，5个警告\n")


def test_what_a_comment_allows_other_commands_do_not_tell_either(rules: Path) -> None:
    unused = "event lost\n"
    allowed = f"# lint: allow unused because another system reads it\n{unused}"
    log = rules.with_name("log.csv")
    log.write_text(
        "case_id,activity,timestamp,region\n1,reported,2026-01-05 10:00,north\n", encoding="utf-8"
    )
    rules.write_text(MENDED + unused, encoding="utf-8")
    assert "[unused]" in standards("audit", log, "-r", rules).err
    assert standards("audit", log, "-r", rules, "--strict").code == 2
    rules.write_text(MENDED + allowed, encoding="utf-8")
    assert "[unused]" not in standards("audit", log, "-r", rules).err
    assert "[unused]" not in standards("audit", log, "-r", rules, "--strict").err
    assert standards("lint", rules).out == "no faults found\n"

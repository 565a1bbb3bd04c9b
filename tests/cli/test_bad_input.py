"""Broken input: a clear message or a counted quarantine, never a silent pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from standards_engine.resources import resource
from tests.cli.command import standards
from tests.cli.test_auditing_a_small_log import LOG, RULES

GOOD_PLAN = resource("rulesets", "planning", "plans", "good.yaml").read_text(encoding="utf-8")
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: *c\n"
FIVE_MISTAKES = """\
ruleset care "Care"
  zone "Asia/Shangai"

event reported
  fault one off "noise", "door"
event visited

standard home_visit
  for each reportd
  expect visited withn 24 hours
  goal 195% each month
"""


def _check(tmp_path: Path, plan: bytes) -> tuple[int, str]:
    (tmp_path / "plan.yaml").write_bytes(plan)
    ended = standards("check", "plan.yaml", "-r", "planning/seven_constraints", cwd=tmp_path)
    return ended.code, ended.said


def test_five_mistakes_in_a_rule_file_are_five_faults(tmp_path: Path) -> None:
    (tmp_path / "care.std").write_text(FIVE_MISTAKES, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    ended = standards("audit", "log.csv", "-r", "care.std", cwd=tmp_path)
    assert ended.code == 2
    assert [line for line in ended.err.splitlines() if ": error: " in line] == [
        "care.std:2:8: error: no time zone is called `Asia/Shangai` [unknown-zone]",
        "care.std:5:9: error: `one off` cannot stand here [unexpected-word]",
        "care.std:9:12: error: no event is called `reportd` [unknown-event]",
        "care.std:10:18: error: `withn` cannot stand here [unexpected-word]",
        "care.std:11:8: error: a goal is out of range [out-of-range]",
    ]
    assert ended.err.count("help: did you mean") == 4


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (GOOD_PLAN.replace("    kind: loyalty", "\t kind: loyalty", 1), "indented with a tab"),
        (
            GOOD_PLAN.replace("owner: marketing", "owner: marketing\n    owner: sales", 1),
            "`owner` is written twice",
        ),
        (GOOD_PLAN.replace("kind: loyalty", "kynd: loyalty", 1), "did you mean `kind`?"),
        (GOOD_PLAN.replace("24 hours", "24 hors", 1), "did you mean `24 hours`?"),
        (GOOD_PLAN.replace("cost: CNY", "cost: USD", 1), "USD"),
        (BOMB, "`*a` stands for another part of the file"),
        ("- a list\n", "does not begin with a name and a colon"),
        ("", "the file is empty"),
        ("name: [", "help:"),
        ("x" * 100_000, "help:"),
        ("name: " + "[" * 5000, "help:"),
    ],
    ids=["tab", "twice", "field", "unit", "money", "bomb", "list", "empty", "open", "long", "deep"],
)
def test_a_broken_plan_is_refused_with_its_reason(tmp_path: Path, plan: str, message: str) -> None:
    code, said = _check(tmp_path, plan.encode())
    assert code == 2
    assert message in said
    assert said.count("error:") <= 3


@pytest.mark.parametrize("plan", [b"\x7fELF\x02\x01\x00\x00\xff", b"name: \xff\xfe", b"\x00" * 50])
def test_a_plan_that_is_no_text_is_refused(tmp_path: Path, plan: bytes) -> None:
    code, said = _check(tmp_path, plan)
    assert code == 2
    assert "plan.yaml" in said


def test_one_unreadable_plan_hides_nothing_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: [", encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD_PLAN, encoding="utf-8")
    (tmp_path / "poor.yaml").write_text(GOOD_PLAN.replace("24 hours", "90 hours"), encoding="utf-8")
    ended = standards("check", ".", "-r", "planning/seven_constraints", cwd=tmp_path)
    assert ended.code == 2
    assert "bad.yaml:1:" in ended.err
    assert "good.yaml (" in ended.out
    assert "poor.yaml:" in ended.out


@pytest.fixture
def audit_of(tmp_path: Path):  # type: ignore[no-untyped-def]
    (tmp_path / "repairs.std").write_text(RULES, encoding="utf-8")

    def run(name: str, data: bytes, *options: str) -> tuple[int, str]:
        (tmp_path / name).write_bytes(data)
        ended = standards("audit", name, "-r", "repairs.std", *options, cwd=tmp_path)
        return ended.code, ended.said

    return run


def test_broken_rows_are_counted_and_the_rest_is_judged(audit_of) -> None:  # type: ignore[no-untyped-def]
    broken = (
        LOG + '5,2026-03-02 10:00,reported\n6,never,visited,,\n,2026-03-02 10:00,visited,,\n7,"x'
    )
    code, said = audit_of("log.csv", broken.encode())
    assert code == 1
    assert "11 rows read, 7 used, 1 partly used, 3 quarantined" in said
    assert "the row has too few cells: once, in row 9" in said
    assert "`timestamp` is not an instant; `format:` in the mapping says how" in said
    assert 'once, in row 10: "never"' in said
    assert "`case_id`, which names the case, is missing: once, in row 11" in said


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("log.csv", b"", 2, "`log.csv` is empty"),
        ("log.csv", LOG.splitlines()[0].encode() + b"\n", 3, "the log has a header and no rows"),
        ("log.csv", b"\x7fELF\x02\x01\x01\x00" * 50, 2, "is not a text file"),
        ("log.csv", b"id,when,what\n1,2026-03-02 09:00,reported\n", 2, "has no columns `case_id`,"),
        ("log.parquet", b"PAR1 no parquet at all", 2, "log.parquet"),
        ("log.jsonl", b"{broken", 2, "log.jsonl"),
        ("log.xyz", b"a,b\n", 2, "log.xyz"),
    ],
)
def test_a_log_that_cannot_be_used_says_why(  # type: ignore[no-untyped-def]
    audit_of, name: str, data: bytes, code: int, message: str
) -> None:
    ended, said = audit_of(name, data)
    assert ended == code
    assert message in said


def test_a_missing_log_and_a_missing_mapping_are_named(audit_of) -> None:  # type: ignore[no-untyped-def]
    code, said = audit_of("log.csv", LOG.encode(), "-m", "nothere.yaml")
    assert code == 2
    assert "`nothere.yaml` cannot be read" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit",),
        ("nonsense",),
        ("audit", "log.csv"),
        ("check", "plan.yaml", "--as-of", "soon"),
        ("audit", "log.csv", "-r", "x", "--max-undetermined", "lots"),
        ("audit", "log.csv", "-r", "x", "--set", "limit"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert standards(*arguments, cwd=tmp_path).code == 2

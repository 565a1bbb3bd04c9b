"""`standards new`: everything in a starter works at once, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.command import Ended, standards


class Starter(NamedTuple):
    language: str
    name: str
    log: str
    mapping: str
    plan: str
    readme: str
    parameter: str
    declared: str
    """What the commented clauses need."""
    opening: str
    """Of the standard, before which it is declared."""


ENGLISH = Starter(
    "en",
    "repairs",
    "log.csv",
    "mapping.yaml",
    "plan.yaml",
    "README.md",
    "longest=4 hours",
    "event withdrawn\nevent moved\n  new_time instant\nevent reopened\n\n",
    "standard solved_in_time",
)
CHINESE = Starter(
    "zh",
    "上门维修",
    "日志.csv",
    "映射.yaml",
    "计划.yaml",
    "说明.md",
    "最长时间=4小时",
    "事件 撤单\n事件 改约\n  新时间 时刻\n事件 返工\n\n",
    "标准 按时办结",
)
BOTH = pytest.mark.parametrize("starter", [ENGLISH, CHINESE], ids=["en", "zh"])


def run(starter: Starter, folder: Path, *arguments: str) -> Ended:
    return standards(*arguments, "--lang", starter.language, cwd=folder)


@pytest.fixture
def folder(tmp_path: Path, starter: Starter) -> Path:
    done = run(starter, tmp_path, "new", starter.name)
    assert (done.code, done.err) == (0, "")
    return tmp_path / starter.name


@BOTH
def test_what_is_there(starter: Starter, folder: Path) -> None:
    rules = f"{starter.name}.std"
    files = {rules, starter.log, starter.mapping, starter.plan, starter.readme}
    assert {path.name for path in folder.iterdir()} == files
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    assert not [text for text in texts if "my_service" in text or "我的服务" in text]


@BOTH
def test_its_examples_show_everything(starter: Starter, folder: Path) -> None:
    done = run(starter, folder, "test", f"{starter.name}.std", "--coverage", "-f", "json")
    found = json.loads(done.out)
    assert (done.code, found["examples"], found["as_expected"]) == (0, 8, 8)
    (file,) = found["tested"]
    assert all(way["examples"] for each in file["coverage"] for way in each["shown"])


@BOTH
def test_nothing_is_wrong_or_in_doubt(starter: Starter, folder: Path) -> None:
    done = run(starter, folder, "lint", "--strict", f"{starter.name}.std")
    assert done.code == 0, done.said


@BOTH
def test_its_layout_is_canonical(starter: Starter, folder: Path) -> None:
    done = run(starter, folder, "format", "--check", f"{starter.name}.std")
    assert done.code == 0, done.said


@BOTH
def test_its_log_keeps_the_standard(starter: Starter, folder: Path) -> None:
    audit = ("audit", starter.log, "-r", f"{starter.name}.std", "-m", starter.mapping, "-f", "json")
    done = run(starter, folder, *audit)
    (standard,) = json.loads(done.out)["standards"]
    counts = (standard["met"], standard["missed"], standard["pending"], standard["undetermined"])
    assert (done.code, counts, standard["status"]) == (0, (4, 0, 1, 0), "kept")
    assert json.loads(done.out)["log"]["rows_used"] == 11


@BOTH
def test_with_another_value_it_does_not(starter: Starter, folder: Path) -> None:
    audit = ("audit", starter.log, "-r", f"{starter.name}.std", "-m", starter.mapping, "-f", "json")
    done = run(starter, folder, *audit, "--set", starter.parameter)
    (standard,) = json.loads(done.out)["standards"]
    assert (done.code, standard["met"], standard["missed"]) == (1, 2, 2)
    assert [group["status"] for group in standard["groups"]] == ["violated", "violated"]


@BOTH
def test_its_plan_keeps_the_constraint(starter: Starter, folder: Path) -> None:
    done = run(starter, folder, "check", starter.plan, "-r", f"{starter.name}.std", "-f", "json")
    (plan,) = json.loads(done.out)["plans"]
    assert (done.code, [each["verdict"] for each in plan["constraints"]]) == (0, ["met"])


@BOTH
def test_the_commands_of_its_readme_run(starter: Starter, folder: Path) -> None:
    text = (folder / starter.readme).read_text(encoding="utf-8")
    commands = re.findall(r"^    standards (.+)$", text, re.MULTILINE)
    assert len(commands) == 4
    codes = [run(starter, folder, *each.split()).code for each in commands[:3]]
    assert codes == [0, 0, 0]


@BOTH
def test_the_commented_clauses_are_right(starter: Starter, folder: Path) -> None:
    """Without their `#` they are clauses, but for the second `expect` and another version."""
    rules = folder / f"{starter.name}.std"
    text = rules.read_text(encoding="utf-8").replace(
        starter.opening, starter.declared + starter.opening, 1
    )
    heading = next(
        line for line in text.splitlines() if line.startswith(("# What else", "# 标准还能"))
    )
    before, after = text.split(heading)
    clauses, rest = after.split("\n\n", 1)
    *plain, expect = re.sub(r"^# ", "  ", clauses, flags=re.MULTILINE).splitlines()
    rules.write_text(before + "\n".join(plain) + "\n\n" + rest, encoding="utf-8")
    done = run(starter, folder, "lint", rules.name)
    assert done.code == 0, done.said
    other = re.sub(r"^  (expect |要求 ).*$", expect, before, count=1, flags=re.MULTILINE)
    rules.write_text(other + "\n" + rest, encoding="utf-8")
    assert run(starter, folder, "lint", rules.name).code == 0


@BOTH
def test_the_calendar_lines_in_comments_are_right(starter: Starter, folder: Path) -> None:
    rules = folder / f"{starter.name}.std"
    text = rules.read_text(encoding="utf-8")
    opened = re.sub(r"^# (closed |关闭 )", r"  \1", text, flags=re.MULTILINE)
    assert opened.count("\n  closed ") + opened.count("\n  关闭 ") == 2
    rules.write_text(opened, encoding="utf-8")
    assert run(starter, folder, "test", rules.name).code == 0


@BOTH
def test_a_mapping_is_proposed_for_its_log(starter: Starter, folder: Path) -> None:
    done = run(starter, folder, "mapping", starter.log, "-r", f"{starter.name}.std", "-f", "json")
    found = json.loads(done.out)["mapping"]
    by_hand = (folder / starter.mapping).read_text(encoding="utf-8")
    for key in ("case", "activity", "time", "zone"):
        assert re.search(rf"^{key}: {found[key]}\b", by_hand, re.MULTILINE), key
    assert f'format: "{found["format"]}"' in by_hand


@BOTH
def test_nothing_is_overwritten(starter: Starter, folder: Path) -> None:
    rules = folder / f"{starter.name}.std"
    rules.write_text("mine")
    done = run(starter, folder.parent, "new", starter.name)
    assert done.code == 2
    assert "[starter-exists]" in done.err
    assert rules.read_text() == "mine"


def test_into_another_folder(tmp_path: Path) -> None:
    done = standards("new", "repairs", "rules/first", cwd=tmp_path)
    assert done.code == 0
    assert (tmp_path / "rules" / "first" / "repairs" / "repairs.std").is_file()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "repairs").mkdir()
    assert standards("new", "repairs", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("name", "language", "meant"),
    [
        ("home visits", "en", "home_visits"),
        ("2026", "en", "_2026"),
        ("event", "en", "event_1"),
        ("a/b", "en", "a_b"),
        ("../up", "en", "up"),
        ("`x`", "en", "x"),
        ("事件", "zh", "事件_1"),
    ],
)
def test_a_name_that_cannot_be_one(tmp_path: Path, name: str, language: str, meant: str) -> None:
    done = standards("new", name, "--lang", language, cwd=tmp_path)
    assert done.code == 2
    assert "[bad-ruleset-name]" in done.err
    assert f"`{meant}`" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "repairs").write_text("a file")
    done = standards("new", "repairs", cwd=tmp_path)
    assert (done.code, (tmp_path / "repairs").read_text()) == (2, "a file")

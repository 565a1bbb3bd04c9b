"""What the README shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.command import standards

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    dedent(block).strip("\n") + "\n"
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", README, re.MULTILINE)
]


def block(beginning: str) -> str:
    return next(each for each in BLOCKS if each.startswith(beginning))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repairs.std").write_text(block("ruleset repairs"), encoding="utf-8")
    (tmp_path / "repairs.csv").write_text(block("case_id,"), encoding="utf-8")
    return tmp_path


def test_the_answer_is_the_one_shown(folder: Path) -> None:
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert ended.code == 1
    shown = block("$ standards audit").removeprefix(
        "$ standards audit repairs.csv -r repairs.std\n"
    )
    assert _lines(ended.out) == _lines(shown)


def test_the_faults_are_those_shown(folder: Path) -> None:
    shown = block("repairs.std:")
    rules = block("ruleset repairs").replace("reported.region", "reported.regoin")
    rules = rules.replace("within 24 hours\n  except", "withn 24 hors\n  except")
    (folder / "repairs.std").write_text(rules, encoding="utf-8")
    ended = standards("audit", "repairs.csv", "-r", "repairs.std", cwd=folder)
    assert ended.code == 2
    assert _lines(ended.err) == _lines(shown)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]

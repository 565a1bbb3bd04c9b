"""What the two READMEs show is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from tests.cli.command import standards

_ROOT = Path(__file__).parents[2]


class Readme(NamedTuple):
    page: str
    rules: str
    log: str
    language: str
    slips: tuple[tuple[str, str], ...]
    """What is changed in the rules, so that the faults that are shown come about."""

    def block(self, beginning: str) -> str:
        text = (_ROOT / self.page).read_text(encoding="utf-8")
        blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
        found = (dedent(block).strip("\n") + "\n" for block in blocks)
        return next(each for each in found if each.startswith(beginning))


READMES = [
    Readme(
        "README.md",
        "repairs.std",
        "repairs.csv",
        "en",
        (("within 24 hours\n  except", "withn 24 hors\n  except"), ("d.region\n", "d.regoin\n")),
    ),
    Readme(
        "README.zh-CN.md",
        "上门维修.std",
        "维修日志.csv",
        "zh",
        (("上门 24小时内\n  例外", "上门 24小是内\n  例外"), ("按 报修.地区", "按 报修.地取")),
    ),
]
readmes = pytest.mark.parametrize("readme", READMES, ids=lambda each: each.page)
_BEGINNINGS = {"en": "ruleset repairs", "zh": "规则集 上门维修"}


def _audit(readme: Readme, folder: Path, rules: str) -> tuple[int, str, str]:
    (folder / readme.rules).write_text(rules, encoding="utf-8")
    (folder / readme.log).write_text(readme.block("case_id,"), encoding="utf-8")
    return standards("audit", readme.log, "-r", readme.rules, "--lang", readme.language, cwd=folder)


@readmes
def test_the_answer_is_the_one_shown(readme: Readme, tmp_path: Path) -> None:
    code, out, _ = _audit(readme, tmp_path, readme.block(_BEGINNINGS[readme.language]))
    assert code == 1
    shown = readme.block("$ standards audit").partition("\n")[2]
    assert _lines(out) == _lines(shown)


@readmes
def test_the_faults_are_those_shown(readme: Readme, tmp_path: Path) -> None:
    rules = readme.block(_BEGINNINGS[readme.language])
    for right, wrong in readme.slips:
        assert right in rules
        rules = rules.replace(right, wrong)
    code, _, err = _audit(readme, tmp_path, rules)
    assert code == 2
    assert _lines(err) == _lines(readme.block(f"{readme.rules}:"))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]

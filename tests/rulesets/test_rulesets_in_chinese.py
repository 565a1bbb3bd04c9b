"""Every shipped ruleset, written in Chinese, says the same, and is written back as it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from standards_engine.analysis.examples import run_examples
from standards_engine.language.layout import formatted
from standards_engine.rules.declared import declared_together
from standards_engine.source import Source
from tests.language.same_rules import without_files
from tests.rulesets.shipped import FILES, RULESETS, every_ruleset, ruleset_at


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of rulesets with its plans and logs, all rules in Chinese."""
    folder = tmp_path_factory.mktemp("rules") / "rulesets"
    shutil.copytree(RULESETS, folder)
    for path in RULESETS.rglob("*.std"):
        (folder / path.relative_to(RULESETS)).write_text(written(path, "zh"), encoding="utf-8")
    return folder


def written(path: Path, to: str) -> str:
    declared = declared_together([str(path)])[path.resolve()]
    found = formatted(Source(path.name, path.read_text(encoding="utf-8")), to, declared)
    assert found.text is not None, found.diagnostics
    return found.text


@every_ruleset
def test_a_ruleset_in_chinese_says_the_same(path: Path, chinese: Path) -> None:
    there = ruleset_at(chinese / path.relative_to(RULESETS))
    assert without_files(there) == without_files(ruleset_at(path))
    # a plan held against a log names the shipped rules, which would be read beside these
    examples = tuple(each for each in there.examples if each.log is None)
    results = run_examples(replace(there, examples=examples))
    assert [each.example.title for each in results if not each.kept] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_ruleset_in_chinese_is_written_back(path: Path, chinese: Path) -> None:
    assert written(chinese / path.relative_to(RULESETS), "en") == written(path, "en")

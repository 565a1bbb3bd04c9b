"""`*_log.csv` keeps every standard of the rule file beside it, `*_broken_log.csv` breaks each.

The rule file is the one whose name the log's begins with: `contacts_broken_log.csv` is for
`contacts.std`. A mapping of the log's own name beside it is used: `contacts_log.mapping.yaml`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from standards_engine.cli import run
from tests.rulesets.shipped import FILES, RULESETS, every_ruleset, rules_of, ruleset_at

LOGS = sorted(RULESETS.rglob("*_log.csv"))
KEPT = [path for path in LOGS if not path.stem.endswith("_broken_log")]
BROKEN = [path for path in LOGS if path.stem.endswith("_broken_log")]


def _ids(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(RULESETS)) for path in paths]


def rules_beside(log: Path) -> Path:
    named = [file for file in log.parent.glob("*.std") if log.stem.startswith(f"{file.stem}_")]
    return max(named, key=lambda file: len(file.stem))


def audited(log: Path, folder: Path) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit code, and what was found of each standard of the rule file's own."""
    rules, file, mapping = (
        rules_beside(log),
        folder / "found.json",
        log.with_suffix(".mapping.yaml"),
    )
    arguments = ["audit", log, "-r", rules, "-f", "json", "-o", file]
    exit_code = run([str(each) for each in [*arguments, *(["-m", mapping] * mapping.exists())]])
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found["log"]["rows_used"] == found["log"]["rows_read"], "every row can be read"
    own = _standards(rules)
    return exit_code, {each["name"]: each for each in found["standards"] if each["name"] in own}


def _standards(rules: Path) -> set[str]:
    names = {each.name for each in ruleset_at(rules).standards}
    return names & {each.name for each in rules_of(rules)}


@pytest.mark.parametrize("log", KEPT, ids=_ids(KEPT))
def test_a_good_log_keeps_every_standard(log: Path, tmp_path: Path) -> None:
    exit_code, found = audited(log, tmp_path)
    assert [name for name, each in found.items() if each["violated"] or not each["met"]] == []
    assert exit_code == 0


@pytest.mark.parametrize("log", BROKEN, ids=_ids(BROKEN))
def test_a_broken_log_breaks_every_standard(log: Path, tmp_path: Path) -> None:
    exit_code, found = audited(log, tmp_path)
    assert [name for name, each in found.items() if not each["violated"]] == []
    assert exit_code == 1


@every_ruleset
def test_every_file_with_standards_has_a_log_of_both_kinds(path: Path) -> None:
    if _standards(path):
        assert path in {rules_beside(log) for log in KEPT}
        assert path in {rules_beside(log) for log in BROKEN}


def test_every_log_has_its_rules() -> None:
    assert {rules_beside(log) for log in LOGS} <= set(FILES)

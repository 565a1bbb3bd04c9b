"""Every shipped plan breaks exactly what its first lines say, at the values they name.

# rules: planning/seven_constraints
# as of 2026-03-01
# breaks able at services[0].demonstrated.level
# unproven researched at services[1].evidence
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from standards_engine.cli.instants import instant_of
from standards_engine.diagnostics import render_all
from standards_engine.judge.plan import judge_plan
from standards_engine.plans import load_plan, plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source

RULESETS = Path(__file__).parents[2] / "rulesets"
PLANS = sorted(RULESETS.rglob("plans/*.yaml"))
_WORDS = {"violated": "breaks", "unproven": "unproven"}


def _head(text: str) -> list[str]:
    """The comments before the plan."""
    lines = text.split("\nname:", 1)[0].splitlines()
    return [line.removeprefix("#").strip() for line in lines if line.startswith("#")]


def _said(head: list[str], beginning: str) -> str:
    (found,) = [line for line in head if line.startswith(beginning)]
    return found.removeprefix(beginning).strip()


def _expected(head: list[str]) -> Counter[str]:
    return Counter(line for line in head if re.fullmatch(r"(breaks|unproven) \w+ at .+", line))


@pytest.mark.parametrize("path", PLANS, ids=[str(p.relative_to(RULESETS))[:-5] for p in PLANS])
def test_a_plan_breaks_what_it_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = _head(text)
    names = _said(head, "rules:").split(", ")
    ruleset = load_rules(names, vocabulary=plan_vocabulary()).ruleset
    assert ruleset is not None
    plan, faults = load_plan(Source(str(path), text), ruleset.plan_fields)
    assert plan is not None, render_all(faults)
    as_of = instant_of(_said(head, "as of"), ruleset.zone or "UTC", option="as of", end_of_day=True)
    found = Counter(
        f"{_WORDS[each.outcome]} {each.constraint.name} at {each.path or 'the plan'}"
        for each in judge_plan(plan, ruleset, as_of).findings
    )
    assert found == _expected(head)
    assert ("breaks nothing" in head) == (not found)


def test_there_are_plans_of_both_kinds() -> None:
    heads = [_head(path.read_text(encoding="utf-8")) for path in PLANS]
    assert sum("breaks nothing" in head for head in heads) >= 1
    assert sum("breaks nothing" not in head for head in heads) >= 7

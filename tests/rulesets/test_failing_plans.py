"""Every shipped plan breaks exactly what its first lines say, at the values they name.

# rules: planning/seven_constraints
# as of 2026-03-01
# breaks able at services[0].demonstrated.level
# unproven researched at services[1].evidence

`# log: ../visits_log.csv` holds the plan against a log. Files are named as seen from the plan.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from standards_engine.cli.instants import instant_of
from standards_engine.diagnostics import render_all
from standards_engine.engines.duckdb import open_log
from standards_engine.findings.evidence import HeldAgainst, judge_with_log
from standards_engine.findings.judging import reference_judge
from standards_engine.judge.plan import PlanVerdicts, judge_plan
from standards_engine.plans import Plan, load_plan, plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Constraint, Ruleset
from standards_engine.source import Source, Span
from tests.rulesets.shipped import RULESETS, every_ruleset, name_of, rules_of

PLANS = sorted([*RULESETS.rglob("plans/*.yaml"), *RULESETS.rglob("*_plan.yaml")])
_WORDS = {"violated": "breaks", "unproven": "unproven"}


def _head(path: Path) -> list[str]:
    """The comments before the plan."""
    lines = path.read_text(encoding="utf-8").split("\nname:", 1)[0].splitlines()
    return [line.removeprefix("#").strip() for line in lines if line.startswith("#")]


def _said(head: list[str], beginning: str) -> str:
    (found,) = [line for line in head if line.startswith(beginning)]
    return found.removeprefix(beginning).strip()


def _rules(path: Path) -> list[str]:
    names = _said(_head(path), "rules:").split(", ")
    beside = [(path.parent / name, name) for name in names]
    return [str(file) if file.is_file() else name for file, name in beside]


def _expected(head: list[str]) -> Counter[str]:
    return Counter(line for line in head if re.fullmatch(r"(breaks|unproven) \w+ at .+", line))


def _judged(path: Path) -> PlanVerdicts:
    checked = load_rules(_rules(path), vocabulary=plan_vocabulary())
    ruleset = checked.ruleset
    assert ruleset is not None, render_all(checked.diagnostics)
    source = Source(str(path), path.read_text(encoding="utf-8"))
    plan, faults = load_plan(source, ruleset.plan_fields)
    assert plan is not None, render_all(faults)
    day = _said(_head(path), "as of")
    as_of = instant_of(day, ruleset.zone or "UTC", option="as of", end_of_day=True)
    if not any(line.startswith("log:") for line in _head(path)):
        return judge_plan(plan, ruleset, as_of)
    return _held_against(path.parent / _said(_head(path), "log:"), plan, ruleset, as_of)


def _held_against(log: Path, plan: Plan, ruleset: Ruleset, as_of: int) -> PlanVerdicts:
    with open_log([log], None, ruleset) as read:
        last = read.default_as_of
        assert last is not None
        against = HeldAgainst(read, min(last, as_of), reference_judge)
        return judge_with_log(plan, ruleset, as_of, against)


@pytest.mark.parametrize("path", PLANS, ids=[str(p.relative_to(RULESETS))[:-5] for p in PLANS])
def test_a_plan_breaks_what_it_says(path: Path) -> None:
    head, findings = _head(path), _judged(path).findings
    found = Counter(
        f"{_WORDS[each.outcome]} {each.constraint.name} at {each.path or 'the plan'}"
        for each in findings
    )
    assert found == _expected(head)
    assert ("breaks nothing" in head) == (not found)
    for each in findings:
        if each.outcome == "violated" and each.span is not None:
            assert _leads_to(each.path, each.span, path), each.path


def _leads_to(value: str, span: Span, plan: Path) -> bool:
    """Whether the line shown is that of the value; what a standard says is shown in the rules."""
    key = value.rsplit(".", 1)[-1]
    if span.source.name != str(plan) or not key.isidentifier():
        return True
    before = max(span.line - 2, 0)  # where the value has lines of its own
    lines = plan.read_text(encoding="utf-8").splitlines()[before : span.line]
    return any(f"{key}:" in line for line in lines)


@every_ruleset
def test_every_constraint_is_broken_by_a_plan_and_kept_by_another(path: Path) -> None:
    constraints = {rule.name for rule in rules_of(path) if isinstance(rule, Constraint)}
    heads = [_head(plan) for plan in PLANS if _is_about(plan, path)]
    broken = {line.split()[1] for head in heads for line in _expected(head)}
    assert sorted(constraints - broken) == []
    assert not constraints or any("breaks nothing" in head for head in heads)


def _is_about(plan: Path, ruleset: Path) -> bool:
    """Whether the plan is judged by this ruleset, be it that another uses it."""
    return not _origins(plan).isdisjoint({name_of(ruleset), str(ruleset)})


@cache
def _origins(plan: Path) -> frozenset[str]:
    ruleset = load_rules(_rules(plan), vocabulary=plan_vocabulary()).ruleset
    return frozenset(each.origin.path for each in ruleset.constraints) if ruleset else frozenset()

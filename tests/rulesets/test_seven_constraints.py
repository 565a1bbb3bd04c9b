"""The shipped seven constraints on the shipped plans: each plan breaks exactly what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from standards_engine.diagnostics import render_all
from standards_engine.judge.plan import Outcome, PlanVerdicts, judge_plan
from standards_engine.plans import load_plan, plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Kind, Ruleset
from standards_engine.source import Source

PLANNING = Path(__file__).parents[2] / "rulesets" / "planning"
AS_OF = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp()) * 1_000_000


def rules(**settings: str) -> Ruleset:
    checked = load_rules(
        [str(PLANNING / "seven_constraints.std")], settings=settings, vocabulary=plan_vocabulary()
    )
    assert checked.ruleset is not None, render_all(checked.diagnostics)
    assert not checked.diagnostics, render_all(checked.diagnostics)
    return checked.ruleset


def judged(text: str, **settings: str) -> PlanVerdicts:
    ruleset = rules(**settings)
    plan, faults = load_plan(Source("plan.yaml", text), ruleset.plan_fields)
    assert plan is not None, render_all(faults)
    return judge_plan(plan, ruleset, AS_OF)


def shipped(name: str) -> str:
    return (PLANNING / "plans" / f"{name}.yaml").read_text(encoding="utf-8")


def broken(verdicts: PlanVerdicts) -> set[Kind | None]:
    return {finding.constraint.kind for finding in verdicts.findings}


def places(verdicts: PlanVerdicts) -> list[tuple[str, str]]:
    return [(finding.constraint.name, finding.path) for finding in verdicts.findings]


def test_every_kind_has_rules_and_every_rule_quotes_its_sentence() -> None:
    constraints = rules().constraints
    assert {constraint.kind for constraint in constraints} == set(Kind)
    assert all(constraint.source and constraint.message for constraint in constraints)


def test_the_good_plan_keeps_all_seven() -> None:
    verdicts = judged(shipped("good"))
    outcomes = {each.constraint.name: each.outcome for each in verdicts.constraints}
    assert outcomes.pop("kept_before") is Outcome.NOT_JUDGED  # there is no log
    assert set(outcomes.values()) == {Outcome.MET}
    assert verdicts.kinds_covered == tuple(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_each_other_plan_breaks_the_constraint_it_is_named_after(kind: Kind) -> None:
    verdicts = judged(shipped(f"not_{kind}"))
    assert broken(verdicts) == {kind}
    assert verdicts.kinds_covered == tuple(Kind)


def test_a_plan_of_promises_alone_is_unproven_not_passed() -> None:
    verdicts = judged("name: x\nservices:\n  - name: visit\n    promise:\n      level: 24 hours\n")
    outcomes = {each.constraint.name: each.outcome for each in verdicts.constraints}
    assert Outcome.MET not in outcomes.values()
    assert outcomes["researched"] is Outcome.UNPROVEN
    assert outcomes["objective_is_served"] is Outcome.NOT_JUDGED


@pytest.mark.parametrize(
    ("setting", "value", "kind"),
    [
        ("smallest_sample", "1500", Kind.EXPECTED),
        ("oldest_study", "90 days", Kind.EXPECTED),
        ("longest_promise", "20", Kind.PERCEPTIBLE),
        ("oldest_offer", "30 days", Kind.COMPETITIVE),
        ("smallest_trial", "1000", Kind.FEASIBLE),
        ("oldest_proof", "30 days", Kind.FEASIBLE),
        ("smallest_headroom", "20%", Kind.FEASIBLE),
        ("largest_service_cost", "70%", Kind.BALANCED),
        ("largest_plan_cost", "50%", Kind.BALANCED),
    ],
)
def test_a_parameter_moves_only_its_own_constraint(
    setting: str, value: str, kind: Kind | None
) -> None:
    assert broken(judged(shipped("good"), **{setting: value})) == ({kind} if kind else set())


def test_the_utilisation_parameter_holds_where_the_plan_names_no_limit() -> None:
    text = shipped("good").replace("    utilisation_limit: 85%\n", "")
    assert broken(judged(text)) == set()
    assert broken(judged(text, utilisation="70%")) == {Kind.RESOURCED}


def test_demand_is_summed_over_all_services_of_a_resource() -> None:
    text = shipped("good").replace("capacity: 9,000 van days", "capacity: 7,000 van days")
    (finding,) = judged(text).findings
    assert finding.message == (
        "services need 6,750 van days of vans; of 7,000 only 6,300 may be planned"
    )
    one_service = text.replace("      - resource: vans\n        each: 0.5\n", "")
    assert judged(one_service).findings == ()


def test_importance_decides_who_must_not_lag_behind() -> None:
    place = ("not_behind", "competitors[0].offers[0].service")
    text = shipped("not_competitive")
    assert place in places(judged(text))
    assert place not in places(judged(text.replace("importance: 1\n", "importance: 9\n")))


def test_the_guide_has_every_parameter_with_its_value() -> None:
    guide = (PLANNING / "README.md").read_text(encoding="utf-8")
    files = (PLANNING / name for name in ("seven_constraints.std", "promises.std"))
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    for line in text.splitlines():
        if line.startswith("parameter "):
            name, value = line.removeprefix("parameter ").split('"')[0].split(" = ")
            assert f"| `{name.strip()}` | {value.strip()} |" in guide

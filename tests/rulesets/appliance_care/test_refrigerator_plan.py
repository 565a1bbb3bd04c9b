"""The service plan keeps every constraint, and each of the folder's own can be broken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standards_engine.judge.plan import judge_plan
from standards_engine.judge.plan.verdicts import Outcome, PlanVerdicts
from standards_engine.plans import load_plan, plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.source import Source
from tests.rulesets.appliance_care.export import FOLDER

PLAN = (FOLDER / "refrigerator_plan.yaml").read_text(encoding="utf-8")
NOT_ASKED = {"kept_before"}
"""There is no log."""
APRIL = int(datetime(2026, 4, 1, tzinfo=UTC).timestamp()) * 1_000_000


def judged(plan_text: str) -> PlanVerdicts:
    checked = load_rules([str(FOLDER / "refrigerator.std")], vocabulary=plan_vocabulary())
    assert checked.ruleset is not None
    plan, faults = load_plan(Source("plan.yaml", plan_text), checked.ruleset.plan_fields)
    assert faults == ()
    assert plan is not None
    return judge_plan(plan, checked.ruleset, APRIL)


def test_the_plan_keeps_every_constraint_of_all_seven_kinds() -> None:
    verdicts = judged(PLAN)
    outcomes = {each.constraint.name: each.outcome for each in verdicts.constraints}
    nothing = {name for name, outcome in outcomes.items() if outcome is Outcome.NOT_JUDGED}
    assert nothing == NOT_ASKED
    assert {outcomes[name] for name in outcomes if name not in nothing} == {Outcome.MET}
    assert verdicts.kinds_missing == ()


@pytest.mark.parametrize(
    ("written", "instead", "constraint", "path"),
    [
        (
            "\n    hours: hotline_shifts",
            "\n    hours: deliveries",
            "hotline_staffed",
            "resources[4].hours",
        ),
        (
            "24 hours of your call, or of the time you name.\n      level: 24 hours",
            "23 hours of your call, or of the time you name.\n      level: 23 hours",
            "promised_as_judged",
            "services[0].promise.level",
        ),
        ("level: 19 hours", "level: 25 hours", "able", "services[0].demonstrated.level"),
        (
            "capacity: 6,000 van days",
            "capacity: 4,000 van days",
            "enough_of_every_resource",
            "resources[1].capacity",
        ),
    ],
)
def test_a_changed_plan_breaks_the_constraint_it_should(
    written: str, instead: str, constraint: str, path: str
) -> None:
    assert PLAN.count(written) == 1
    findings = judged(PLAN.replace(written, instead)).findings
    assert [(each.constraint.name, each.path) for each in findings] == [(constraint, path)]

"""The rule files: sound, each standard shown by examples, each rule with its sentence."""

from __future__ import annotations

import pytest

from standards_engine.analysis.examples import run_examples
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.loading import load_rules
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import Verdict
from tests.rulesets.appliance_care.export import FOLDER
from tests.rulesets.appliance_care.known_answers import CASE_STANDARDS, PERIOD_STANDARDS

RULES = FOLDER / "refrigerator.std"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    checked = load_rules([str(RULES)], vocabulary=plan_vocabulary())
    assert checked.diagnostics == ()
    assert checked.ruleset is not None
    return checked.ruleset


def test_the_hotline_stands_alone() -> None:
    checked = load_rules([str(FOLDER / "hotline.std")], vocabulary=plan_vocabulary())
    assert checked.diagnostics == ()
    assert checked.ruleset is not None
    assert len(checked.ruleset.standards) == 5


def test_every_example_has_the_verdict_it_expects(ruleset: Ruleset) -> None:
    results = list(run_examples(ruleset))
    assert [result.example.title for result in results if not result.kept] == []
    assert sum(result.example.plan is None for result in results) == 40


def test_every_standard_is_shown_met_and_missed(ruleset: Ruleset) -> None:
    shown = {(each.rule, verdict) for each in ruleset.examples for verdict in each.verdicts}
    names = {standard.name for standard in ruleset.standards}
    assert names == {*CASE_STANDARDS, *PERIOD_STANDARDS}
    assert {(name, v) for name in names for v in (Verdict.MET, Verdict.MISSED)} <= shown

"""A page's plan, held against the constraints of its rules as the command does."""

from __future__ import annotations

from standards_engine.cli.instants import instant_of
from standards_engine.diagnostics import is_error, render_all
from standards_engine.findings.check import plan_findings
from standards_engine.findings.exit_code import Thresholds
from standards_engine.findings.nodes import PlanFindings, PlanResult
from standards_engine.findings.parameters import written_parameters
from standards_engine.judge.plan import PlanVerdicts, judge_plan
from standards_engine.plans import load_plan
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from tests.conformance.agreeing import warnings_agree
from tests.conformance.lines import ExpectedConstraint
from tests.conformance.page import Page


def plan_agrees(page: Page, text: str, ruleset: Ruleset) -> None:
    verdicts = _judged(page, text, ruleset)
    findings = _findings(verdicts, ruleset)
    result = findings.plans[0]
    expected = sorted(each.name for each in page.constraints)
    assert sorted(each.name for each in result.constraints) == expected
    for constraint in page.constraints:
        _constraint_agrees(constraint, result, findings, verdicts)
    if "covered" in page.head:
        covered = [kind.value for kind in result.kinds_covered]
        assert covered == [name for name in page.head["covered"].split(", ") if name != "nothing"]
    if page.warnings is not None:
        warnings_agree(page.warnings, findings.warnings)


def _judged(page: Page, text: str, ruleset: Ruleset) -> PlanVerdicts:
    plan, faults = load_plan(Source("plan.yaml", text), ruleset.plan_fields)
    assert plan, render_all(faults)
    assert not any(map(is_error, faults)), render_all(faults)
    zone = plan.zone or ruleset.zone or "UTC"
    return judge_plan(
        plan, ruleset, instant_of(page.head["as of"], zone, option="as of", end_of_day=True)
    )


def _findings(verdicts: PlanVerdicts, ruleset: Ruleset) -> PlanFindings:
    return plan_findings(
        [verdicts],
        ruleset=ruleset.origins,
        parameters=written_parameters(ruleset),
        as_of=verdicts.as_of,
        zone=ruleset.zone or "UTC",
        thresholds=Thresholds(),
    )


def _constraint_agrees(
    expected: ExpectedConstraint,
    result: PlanResult,
    findings: PlanFindings,
    verdicts: PlanVerdicts,
) -> None:
    verdict = next(each.verdict for each in result.constraints if each.name == expected.name)
    assert verdict.value == expected.verdict, expected.name
    blamed = [each for each in findings.violations if each.constraint == expected.name]
    assert tuple(each.line for each in blamed) == expected.lines, expected.name
    if expected.missing is not None:
        mine = (each for each in verdicts.findings if each.constraint.name == expected.name)
        assert tuple(path for each in mine for path in each.missing) == expected.missing

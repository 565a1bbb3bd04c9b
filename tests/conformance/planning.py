"""A page's plan, held against the constraints of its rules as the command does."""

from __future__ import annotations

from pathlib import Path

from standards_engine.diagnostics import is_error, render_all
from standards_engine.findings.check import plan_findings
from standards_engine.findings.evidence import HeldAgainst, judge_with_log
from standards_engine.findings.exit_code import Thresholds
from standards_engine.findings.nodes import PlanFindings, PlanResult
from standards_engine.findings.parameters import written_parameters
from standards_engine.judge.plan import PlanVerdicts, judge_plan
from standards_engine.plans import load_plan
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Source
from tests.conformance.agreeing import warnings_agree
from tests.conformance.auditing import cuts, instant, opened
from tests.conformance.lines import ExpectedConstraint
from tests.conformance.page import Page

PLAN = "plan.yaml"


def plan_agrees(page: Page, text: str, ruleset: Ruleset, folder: Path) -> None:
    """By itself, or held against the page's log, by each judge and in every cut."""
    plan, faults = load_plan(Source(PLAN, text), ruleset.plan_fields)
    assert plan, render_all(faults)
    assert not any(map(is_error, faults)), render_all(faults)
    as_of = instant(page, plan.zone or ruleset.zone, "as of")
    assert as_of is not None, "the page says no `as of`"
    if not page.logs:
        _agrees(page, judge_plan(plan, ruleset, as_of), ruleset)
        return
    with opened(page, ruleset, folder) as log:
        last = min(log.default_as_of or as_of, as_of)
        for cut in cuts(log, last):
            against = HeldAgainst(cut, last, cut.judge)
            _agrees(page, judge_with_log(plan, ruleset, as_of, against), ruleset)


def _agrees(page: Page, verdicts: PlanVerdicts, ruleset: Ruleset) -> None:
    findings = found(verdicts, ruleset)
    result = findings.plans[0]
    expected = sorted(each.name for each in page.constraints)
    assert sorted(each.name for each in result.constraints) == expected
    for constraint in page.constraints:
        _constraint_agrees(page, constraint, result, findings, verdicts)
    if "covered" in page.head:
        covered = [kind.value for kind in result.kinds_covered]
        assert covered == [name for name in page.head["covered"].split(", ") if name != "nothing"]
    if page.warnings is not None:
        warnings_agree(page.warnings, findings.warnings)


def found(verdicts: PlanVerdicts, ruleset: Ruleset) -> PlanFindings:
    return plan_findings(
        [verdicts],
        ruleset=ruleset.origins,
        parameters=written_parameters(ruleset),
        as_of=verdicts.as_of,
        zone=ruleset.zone or "UTC",
        thresholds=Thresholds(),
    )


def _constraint_agrees(
    page: Page,
    expected: ExpectedConstraint,
    result: PlanResult,
    findings: PlanFindings,
    verdicts: PlanVerdicts,
) -> None:
    verdict = next(each.verdict for each in result.constraints if each.name == expected.name)
    assert verdict.value == expected.verdict, expected.name
    blamed = [each for each in findings.violations if each.constraint == expected.name]
    assert tuple(each.line for each in blamed) == expected.lines, expected.name
    place = page.path.name if expected.in_rules else PLAN
    assert {each.path for each in blamed} <= {place}, expected.name
    if expected.missing is not None:
        mine = (each for each in verdicts.findings if each.constraint.name == expected.name)
        assert tuple(path for each in mine for path in each.missing) == expected.missing

"""From the verdicts on plans to findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from standards_engine.diagnostics import Diagnostic
from standards_engine.findings.exit_code import Thresholds, counts_as_violation, exit_code
from standards_engine.findings.identity import constraint_id
from standards_engine.findings.nodes import (
    ConstraintFindings,
    ConstraintVerdict,
    LogHeldAgainst,
    PlanFindings,
    PlanResult,
    PlanViolation,
)
from standards_engine.judge.plan import PlanFinding, PlanVerdicts
from standards_engine.rules.nodes import Kind, Origin, Wording
from standards_engine.wording import say


def plan_findings(
    verdicts: Sequence[PlanVerdicts],
    *,
    ruleset: tuple[Origin, ...],
    parameters: tuple[tuple[str, str], ...],
    as_of: int,
    zone: str,
    thresholds: Thresholds,
    required: Collection[Kind] = (),
    unusable: bool = False,
    log: LogHeldAgainst | None = None,
) -> PlanFindings:
    """`required` are the kinds that must be covered; `unusable` says a plan could not be read."""
    plans = tuple(_result(each) for each in verdicts)
    told = [violation for each in verdicts for violation in _violations(each)]
    found = tuple(each for each in told if each.verdict is not ConstraintVerdict.WAIVED)
    return PlanFindings(
        ruleset=ruleset,
        parameters=parameters,
        as_of=as_of,
        zone=zone,
        warnings=_warnings(verdicts, log),
        plans=plans,
        violations=found,
        waived=tuple(each for each in told if each.verdict is ConstraintVerdict.WAIVED),
        log=log,
        exit_code=exit_code(
            unusable=unusable,
            violated=any(counts_as_violation(each.severity, thresholds) for each in found),
            not_enough=any(_not_enough(plan, required) for plan in plans),
        ),
    )


def _warnings(verdicts: Sequence[PlanVerdicts], log: LogHeldAgainst | None) -> tuple[str, ...]:
    of_plans = (_told(warning) for each in verdicts for warning in each.warnings)
    return tuple(dict.fromkeys((*of_plans, *(log.summary.warnings if log else ()))))


def _told(warning: Diagnostic) -> str:
    """Place, message and help in one line."""
    told = warning.message
    if warning.help:
        told = say("{message}; {help}", message=told, help=warning.help)
    return f"{warning.span}: {told}" if warning.span else told


def _result(verdicts: PlanVerdicts) -> PlanResult:
    constraints = tuple(
        ConstraintFindings(
            name=each.constraint.name,
            title=_said(each.constraint.title),
            kind=each.constraint.kind,
            verdict=ConstraintVerdict(each.outcome.value),
            severity=each.constraint.severity,
            because=_said(each.constraint.because),
            source=_said(each.constraint.source),
            owner=_said(each.constraint.owner),
        )
        for each in verdicts.constraints
    )
    return PlanResult(
        path=verdicts.plan.source.name,
        name=verdicts.plan.root.name,
        constraints=constraints,
        kinds_covered=verdicts.kinds_covered,
    )


def _said(wording: Wording | None) -> str | None:
    return wording.said if wording else None


def _violations(verdicts: PlanVerdicts) -> list[PlanViolation]:
    """Violated, unproven and waived findings, in the order of the document."""
    found = list(verdicts.findings)
    found.sort(key=lambda finding: finding.span.start if finding.span else 0)
    return [_violation(verdicts, finding) for finding in found]


def _violation(verdicts: PlanVerdicts, finding: PlanFinding) -> PlanViolation:
    constraint, span = finding.constraint, finding.span
    name = verdicts.plan.root.name
    return PlanViolation(
        id=constraint_id(constraint.origin.name, constraint.name, name, finding.entity),
        constraint=constraint.name,
        kind=constraint.kind,
        severity=constraint.severity,
        verdict=ConstraintVerdict(finding.outcome.value),
        message=finding.message,
        path=span.source.name if span else verdicts.plan.source.name,
        line=span.line if span else None,
        column=span.column if span else None,
        entity=finding.entity,
        label=finding.label,
        help=finding.help,
        end_line=span.source.line_at(span.end) if span else None,
        end_column=span.source.column_at(span.end) if span else None,
        excerpt=span.text if span else None,
    )


def _not_enough(plan: PlanResult, required: Collection[Kind]) -> bool:
    """A required kind is not covered, or no constraint at all was judged."""
    judged = any(each.verdict is not ConstraintVerdict.NOT_JUDGED for each in plan.constraints)
    return not judged or any(kind not in plan.kinds_covered for kind in required)

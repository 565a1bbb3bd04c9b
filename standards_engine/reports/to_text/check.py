"""A check of plans: how many of the seven kinds were judged, then each finding in its place."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings.nodes import (
    ConstraintVerdict,
    PlanFindings,
    PlanResult,
    PlanViolation,
)
from standards_engine.reports import phrases
from standards_engine.reports.headline import of_check
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_text.layout import BLANK, Line, Piece, heading, text, written
from standards_engine.reports.to_text.styles import BOLD, DIM, SEVERITIES, TONES, YELLOW

_INDENT = 2


def render_check(findings: PlanFindings, options: Options = DEFAULT) -> str:
    return written(_parts(findings), options)


def _parts(findings: PlanFindings) -> Iterator[Line]:
    headline = of_check(findings)
    yield text(phrases.capital(headline.text), TONES[headline.tone])
    yield from map(text, _facts(findings))
    for violation in findings.violations:
        yield BLANK
        yield _place(violation)
        yield text(violation.message, indent=_INDENT)
        if violation.help:
            yield text(f"help: {violation.help}", DIM, _INDENT)
    yield from _not_judged(findings)
    if findings.warnings:
        yield from heading("Warnings")
    for warning in findings.warnings:
        yield text(warning, YELLOW, _INDENT)


def _facts(findings: PlanFindings) -> Iterator[str]:
    judged = phrases.rulesets(findings.ruleset)
    yield f"{phrases.as_of(findings.as_of, findings.zone)}, judged by {judged}"
    held = phrases.held_against(findings)
    if held is not None:
        yield held
    yield from map(_plan_line, findings.plans)
    if findings.kinds_missing:
        yield f"not judged: {', '.join(findings.kinds_missing)}"


def _plan_line(plan: PlanResult) -> str:
    verdicts = [constraint.verdict for constraint in plan.constraints]
    counted = [
        f"{verdicts.count(verdict)} {verdict.value.replace('_', ' ')}"
        for verdict in ConstraintVerdict
        if verdict in verdicts
    ]
    name = f" ({plan.name})" if plan.name else ""
    return f"{plan.path}{name}: {', '.join(counted) or 'no constraint'}"


def _place(violation: PlanViolation) -> Line:
    """`plan.yaml:12:5: major violated: researched [expected]`."""
    numbers = [str(n) for n in (violation.line, violation.column) if n is not None]
    kind = f" [{violation.kind}]" if violation.kind else ""
    return Line(
        (
            Piece(":".join([violation.path, *numbers]) + ": ", BOLD),
            Piece(violation.severity.value, SEVERITIES[violation.severity]),
            Piece(f" {violation.verdict}: {violation.constraint}{kind}"),
        )
    )


def _not_judged(findings: PlanFindings) -> Iterator[Line]:
    found = [
        f"{plan.path}: {constraint.name}"
        for plan in findings.plans
        for constraint in plan.constraints
        if constraint.verdict is ConstraintVerdict.NOT_JUDGED
    ]
    if found:
        yield from heading("Found nothing to judge")
    for name in found:
        yield text(name, indent=_INDENT)

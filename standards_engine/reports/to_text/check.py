"""A check of plans: how many of the seven kinds were judged, then each finding in its place."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from standards_engine.findings.nodes import (
    ConstraintVerdict,
    PlanFindings,
    PlanResult,
    PlanViolation,
)
from standards_engine.reports import phrases
from standards_engine.reports.headline import of_check
from standards_engine.reports.options import Options
from standards_engine.reports.to_text.console import (
    SEVERITIES,
    heading,
    headline,
    indented,
    line,
    rendered,
)


def render_check(findings: PlanFindings, options: Options) -> str:
    return rendered(_parts(findings, options), options)


def _parts(findings: PlanFindings, options: Options) -> Iterator[RenderableType]:
    yield headline(of_check(findings), _facts(findings))
    if options.quiet:
        return
    for violation in findings.violations:
        yield _place(violation)
        yield indented(line(violation.message))
        if violation.help:
            yield indented(line(f"help: {violation.help}", "dim"))
    yield from _not_judged(findings)
    if findings.warnings:
        yield heading("Warnings")
    for warning in findings.warnings:
        yield indented(line(warning, "yellow"))


def _facts(findings: PlanFindings) -> list[str]:
    judged = phrases.rulesets(findings.ruleset)
    facts = [f"{phrases.as_of(findings.as_of, findings.zone)}, judged by {judged}"]
    facts += [_plan_line(plan) for plan in findings.plans]
    if findings.kinds_missing:
        facts.append(f"not judged: {', '.join(findings.kinds_missing)}")
    return facts


def _plan_line(plan: PlanResult) -> str:
    verdicts = [constraint.verdict for constraint in plan.constraints]
    counted = [
        f"{verdicts.count(verdict)} {verdict.value.replace('_', ' ')}"
        for verdict in ConstraintVerdict
        if verdict in verdicts
    ]
    name = f" ({plan.name})" if plan.name else ""
    return f"{plan.path}{name}: {', '.join(counted) or 'no constraint'}"


def _place(violation: PlanViolation) -> Text:
    """`plan.yaml:12:5: major: violated: researched [expected]`."""
    numbers = [str(n) for n in (violation.line, violation.column) if n is not None]
    place = line(":".join([violation.path, *numbers]), "bold")
    style = SEVERITIES[violation.severity]
    head = Text("\n").append(place).append(": ").append(violation.severity.value, style=style)
    head.append(f" {violation.verdict.value}: ").append(line(violation.constraint))
    return head.append(f" [{violation.kind}]" if violation.kind else "")


def _not_judged(findings: PlanFindings) -> Iterator[RenderableType]:
    found = [
        f"{plan.path}: {constraint.name}"
        for plan in findings.plans
        for constraint in plan.constraints
        if constraint.verdict is ConstraintVerdict.NOT_JUDGED
    ]
    if found:
        yield heading("Found nothing to judge")
    for text in found:
        yield indented(line(text))

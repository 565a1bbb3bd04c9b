"""A check of plans: how many of the seven kinds were judged, then each finding in its place."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings import terms
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
from standards_engine.wording import later, listed, say

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
            yield text(say("help: {help}", help=violation.help), DIM, _INDENT)
    yield from _not_judged(findings)
    if findings.warnings:
        yield from heading(say("Warnings"))
    for warning in findings.warnings:
        yield text(warning, YELLOW, _INDENT)


def _facts(findings: PlanFindings) -> Iterator[str]:
    yield phrases.judged_by(findings)
    held = phrases.held_against(findings)
    if held is not None:
        yield held
    yield from map(_plan_line, findings.plans)
    if findings.kinds_missing:
        yield say("not judged: {kinds}", kinds=listed(map(terms.kind, findings.kinds_missing)))


def _plan_line(plan: PlanResult) -> str:
    verdicts = [constraint.verdict for constraint in plan.constraints]
    counted = listed(
        say(_COUNTED[verdict], number=verdicts.count(verdict))
        for verdict in ConstraintVerdict
        if verdict in verdicts
    )
    name = plan.path
    if plan.name:
        name = say("{title} ({remark})", title=plan.path, remark=plan.name)
    return say("{what}: {value}", what=name, value=counted or say("no constraint"))


_COUNTED = {
    ConstraintVerdict.MET: later("{number} met"),
    ConstraintVerdict.VIOLATED: later("{number} violated"),
    ConstraintVerdict.UNPROVEN: later("{number} unproven"),
    ConstraintVerdict.NOT_JUDGED: later("{number} not judged"),
    ConstraintVerdict.WAIVED: later("{number} waived"),
}


def _place(violation: PlanViolation) -> Line:
    """`plan.yaml:12:5: major violated: researched [expected]`."""
    numbers = [str(n) for n in (violation.line, violation.column) if n is not None]
    kind = f" [{terms.kind(violation.kind)}]" if violation.kind else ""
    verdict = terms.outcome(violation.verdict)
    told = say("{verdict}: {constraint}", verdict=verdict, constraint=violation.constraint)
    return Line(
        (
            Piece(":".join([violation.path, *numbers]) + ": ", BOLD),
            Piece(terms.severity(violation.severity), SEVERITIES[violation.severity]),
            Piece(f" {told}{kind}"),
        )
    )


def _not_judged(findings: PlanFindings) -> Iterator[Line]:
    found = [
        say("{what}: {value}", what=plan.path, value=constraint.name)
        for plan in findings.plans
        for constraint in plan.constraints
        if constraint.verdict is ConstraintVerdict.NOT_JUDGED
    ]
    if found:
        yield from heading(say("Found nothing to judge"))
    for name in found:
        yield text(name, indent=_INDENT)

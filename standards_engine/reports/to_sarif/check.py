"""Plans checked, as SARIF: each finding at its place in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings import words
from standards_engine.findings.nodes import ConstraintFindings, PlanFindings, PlanViolation
from standards_engine.reports.escape import printable
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.to_sarif.document import (
    Json,
    Run,
    document,
    fingerprint,
    level,
    text,
)
from standards_engine.reports.to_sarif.places import described, physical, region
from standards_engine.reports.to_sarif.rule import Rule, rule
from standards_engine.wording import say


def render_check(findings: PlanFindings, options: Options = DEFAULT) -> str:
    every = {each.name: each for plan in findings.plans for each in plan.constraints}
    numbers = {name: number for number, name in enumerate(every)}
    told = [*findings.violations, *(findings.waived if options.waived else ())]
    return document(
        Run(
            rules=[rule(_rule(each)) for each in every.values()],
            results=[_result(each, numbers[each.constraint]) for each in told],
            artifacts=list(_artifacts(findings)),
            warnings=findings.warnings,
            exit_code=findings.exit_code,
            successful=findings.exit_code not in (2, 4),
            properties=_properties(findings),
        )
    )


def _rule(of: ConstraintFindings) -> Rule:
    return Rule(
        name=of.name,
        title=of.title,
        severity=of.severity,
        asks=of.source,
        because=of.because,
        owner=of.owner,
        properties={"kind": of.kind.value if of.kind else None},
    )


def _result(of: PlanViolation, index: int) -> Json:
    return {
        "ruleId": of.constraint,
        "ruleIndex": index,
        "level": level(of.severity),
        "message": text(printable(_told(of))),
        "locations": [_location(of)],
        "partialFingerprints": fingerprint(of.id),
        "suppressions": _suppressions(of),
        "properties": {"verdict": of.verdict.value, "severity": of.severity.value},
    }


def _told(of: PlanViolation) -> str:
    if of.help is None or of.verdict.value == "waived":
        return of.message
    return say("{message}; {help}", message=of.message, help=of.help)


def _suppressions(of: PlanViolation) -> list[Json]:
    if of.verdict.value != "waived":
        return []
    reason = printable(of.help or "")
    return [{"kind": "external", "status": "accepted", "justification": reason}]


def _location(of: PlanViolation) -> Json:
    where = region(of.line, of.column, of.end_line, of.end_column, of.excerpt)
    place = physical(of.path, where)
    found: Json = {"physicalLocation": place} if place else {}
    if of.entity:
        found["logicalLocations"] = [{"name": printable(of.entity), "kind": "object"}]
    return found


def _artifacts(findings: PlanFindings) -> Iterator[Json]:
    for plan in findings.plans:
        yield described(plan.path, None, "analysisTarget")
    for origin in findings.ruleset:
        yield described(origin.path, origin.sha256, "policy")
    if findings.log is not None:
        summary = findings.log.summary
        for path, sha256 in zip(summary.paths, summary.sha256, strict=False):
            yield described(path, sha256, "referencedOnCommandLine")


def _properties(findings: PlanFindings) -> Json:
    return {
        "asOf": words.iso_instant(findings.as_of, findings.zone),
        "parameters": dict(findings.parameters),
        "kindsCovered": [kind.value for kind in findings.kinds_covered],
        "kindsMissing": [kind.value for kind in findings.kinds_missing],
    }

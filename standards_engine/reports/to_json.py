"""Findings as JSON: the documents of `documents`, in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from fractions import Fraction

from standards_engine import __version__
from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import (
    AuditFindings,
    Disagreement,
    GroupFindings,
    Listed,
    PlanFindings,
    PlanResult,
    PlanViolation,
    PublicHolidays,
    StandardFindings,
    Violation,
)
from standards_engine.logs.summary import LogSummary
from standards_engine.reports import documents
from standards_engine.reports.explained.documents import Explanation
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.rules.nodes import Kind, Origin
from standards_engine.verdicts import Unit, Verdict

_UNSEEN = re.compile("[\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return written(audit_document(findings))


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return written(check_document(findings))


def audit_document(findings: AuditFindings) -> documents.Audit:
    return {
        "schema": documents.AUDIT_SCHEMA,
        "tool": _tool(),
        "ruleset": _rulesets(findings.ruleset),
        "parameters": dict(findings.parameters),
        "log": _log(findings.log, findings.zone),
        "as_of": words.iso_instant(findings.as_of, findings.zone),
        "engine": findings.engine,
        "warnings": list(findings.warnings),
        "standards": [_standard(standard) for standard in findings.standards],
        "violations": [_violation(violation) for violation in findings.violations],
        "violations_total": findings.violations_total,
        "disagreements": [_disagreement(each) for each in findings.disagreements],
        "listed": [_listed(each) for each in findings.listed],
        "public_holidays": [_holidays(each) for each in findings.public_holidays],
        "exit_code": findings.exit_code,
    }


def check_document(findings: PlanFindings) -> documents.Check:
    return {
        "schema": documents.CHECK_SCHEMA,
        "tool": _tool(),
        "ruleset": _rulesets(findings.ruleset),
        "parameters": dict(findings.parameters),
        "as_of": words.iso_instant(findings.as_of, findings.zone),
        "log": _held_against(findings),
        "warnings": list(findings.warnings),
        "plans": [_plan(plan) for plan in findings.plans],
        "kinds_covered": _kinds(findings.kinds_covered),
        "kinds_missing": _kinds(findings.kinds_missing),
        "violations": [_plan_violation(violation) for violation in findings.violations],
        "exit_code": findings.exit_code,
    }


def _held_against(findings: PlanFindings) -> documents.HeldAgainst | None:
    if findings.log is None:
        return None
    as_of = words.iso_instant(findings.log.as_of, findings.zone)
    return {**_log(findings.log.summary, findings.zone), "as_of": as_of}


def written(document: object) -> str:
    """Any script stays readable; what could drive a terminal is written as its code."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _tool() -> documents.Tool:
    return {"name": "standards-engine", "version": __version__}


def _rulesets(origins: Iterable[Origin]) -> list[documents.Ruleset]:
    return [
        {"name": o.name, "version": o.version, "path": o.path, "sha256": o.sha256} for o in origins
    ]


def _log(log: LogSummary, zone: str) -> documents.Log:
    return {
        "paths": list(log.paths),
        "sha256": list(log.sha256),
        "rows_read": log.rows_read,
        "rows_used": log.rows_used,
        "rows_partly_used": log.rows_partly_used,
        "rows_quarantined": log.rows_quarantined,
        "quarantine": [
            {"reason": q.reason, "count": q.count, "first_row": q.first_row, "sample": q.sample}
            for q in log.quarantine
        ],
        "events": log.events,
        "cases": log.cases,
        "first": _instant(log.first, zone),
        "last": _instant(log.last, zone),
        "unknown_activities": [
            {"name": a.name, "count": a.count, "nearest": a.nearest} for a in log.unknown_activities
        ],
    }


def _holidays(found: PublicHolidays) -> documents.PublicHolidays:
    return {
        "calendar": found.calendar,
        "country": found.country,
        "source": found.source,
        "dates": list(found.dates),
    }


def _counted(counts: Counts, goal: Fraction | None) -> documents.Counted:
    return {
        "obligations": counts.obligations,
        "met": counts.met,
        "missed": counts.missed,
        "pending": counts.pending,
        "at_risk": counts.at_risk,
        "excused": counts.excused,
        "waived": counts.waived,
        "undetermined": counts.undetermined,
        "tie_decided": counts.tie_decided,
        "attainment": words.places(counts.attainment, goal),
        "best": words.places(counts.best, goal),
        "worst": words.places(counts.worst, goal),
    }


def _standard(standard: StandardFindings) -> documents.Standard:
    return {
        "name": standard.name,
        "version": standard.version,
        "title": standard.title,
        "severity": standard.severity.value,
        **_counted(standard.counts, standard.goal),
        "goal": None if standard.goal is None else float(standard.goal),
        "given_at_least": standard.given_at_least,
        "status": standard.status.value,
        "violated": standard.violated,
        "violations": standard.violations,
        "groups": [_group(group, standard.goal) for group in standard.groups],
    }


def _group(group: GroupFindings, goal: Fraction | None) -> documents.Group:
    return {
        "period": group.period,
        "by": dict(group.by),
        "status": group.status.value,
        "partial": group.partial,
        **_counted(group.counts, goal),
    }


def _violation(violation: Violation) -> documents.Violation:
    zone, unit = violation.zone, violation.unit
    return {
        "id": violation.id,
        "standard": violation.standard,
        "severity": violation.severity.value,
        "case": violation.case,
        "ordinal": violation.ordinal,
        "period": violation.period,
        "by": dict(violation.by),
        "clause": violation.clause,
        "began": _instant(violation.began, zone),
        "started": _instant(violation.started, zone),
        "due": _instant(violation.due, zone),
        "decided": _instant(violation.decided, zone),
        "limit": _amount(violation.limit, unit),
        "counted": _amount(violation.counted, unit),
        "late_by": _amount(violation.late_by, unit),
        "observed": violation.observed,
        "reason": violation.reason.word if violation.reason is not None else None,
        "message": violation.message,
        "rows": list(violation.rows),
        "tie": violation.tie,
        "partial": violation.partial,
        "confirmed": violation.confirmed,
        "missed_total": violation.missed_total,
        "missed_cases": list(violation.missed_cases),
        "explanations": _explanations(violation),
    }


def _explanations(violation: Violation) -> list[Explanation]:
    if not violation.explanations:
        return []
    from standards_engine.reports.explained.as_json import explanation_document

    return [explanation_document(each) for each in violation.explanations]


def _listed(listed: Listed) -> documents.Listed:
    zone, unit = listed.zone, listed.unit
    return {
        "standard": listed.standard,
        "verdict": "pending" if listed.verdict is Verdict.PENDING else "undetermined",
        "reason": listed.reason.word,
        "case": listed.case,
        "ordinal": listed.ordinal,
        "period": listed.period,
        "by": dict(listed.by),
        "began": _instant(listed.began, zone),
        "started": _instant(listed.started, zone),
        "due": _instant(listed.due, zone),
        "limit": _amount(listed.limit, unit),
        "counted": _amount(listed.counted, unit),
        "at_risk": listed.at_risk,
        "rows": list(listed.rows),
    }


def _disagreement(disagreement: Disagreement) -> documents.Disagreement:
    return {
        "standard": disagreement.standard,
        "case": disagreement.case,
        "ordinal": disagreement.ordinal,
        "field": disagreement.field,
        "judged": disagreement.judged,
        "judged_again": disagreement.judged_again,
    }


def _plan(plan: PlanResult) -> documents.Plan:
    return {
        "path": plan.path,
        "name": plan.name,
        "constraints": [
            {"name": c.name, "title": c.title, "kind": c.kind, "verdict": c.verdict.value}
            for c in plan.constraints
        ],
        "kinds_covered": _kinds(plan.kinds_covered),
        "kinds_missing": _kinds(plan.kinds_missing),
    }


def _plan_violation(violation: PlanViolation) -> documents.PlanViolation:
    return {
        "id": violation.id,
        "constraint": violation.constraint,
        "kind": violation.kind,
        "severity": violation.severity.value,
        "verdict": "unproven" if violation.verdict.value == "unproven" else "violated",
        "message": violation.message,
        "help": violation.help,
        "path": violation.path,
        "line": violation.line,
        "column": violation.column,
        "entity": violation.entity,
    }


def _kinds(kinds: Iterable[Kind]) -> list[str]:
    return [kind.value for kind in kinds]


def _instant(instant: int | None, zone: str) -> str | None:
    return None if instant is None else words.iso_instant(instant, zone)


def _amount(value: int | None, unit: Unit) -> str | None:
    return None if value is None else words.rules_amount(value, unit)

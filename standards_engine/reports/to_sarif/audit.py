"""A log audited, as SARIF: each miss at its rows of the log, each group at its standard."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings import words
from standards_engine.findings.nodes import AuditFindings, StandardFindings, Violation, Waived
from standards_engine.reports.escape import printable
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import shown_of
from standards_engine.reports.to_sarif.document import (
    Json,
    Run,
    document,
    fingerprint,
    level,
    text,
)
from standards_engine.reports.to_sarif.places import described, physical, region
from standards_engine.reports.to_sarif.rows import Rows
from standards_engine.reports.to_sarif.rule import Rule, rule
from standards_engine.wording import say


def render_audit(findings: AuditFindings, options: Options = DEFAULT) -> str:
    latest = {each.name: each for each in findings.standards}
    results = _Results(findings)
    told = [results.of(each) for each in findings.violations]
    if options.waived:
        told += [results.waived(each) for each in findings.waived]
    return document(
        Run(
            rules=[rule(_rule(each)) for each in latest.values()],
            results=told,
            artifacts=list(_artifacts(findings)),
            warnings=_warnings(findings),
            exit_code=findings.exit_code,
            successful=findings.exit_code not in (2, 4),
            properties=_properties(findings),
        )
    )


def _rule(of: StandardFindings) -> Rule:
    """A standard of several versions is one rule, with the words of the last."""
    return Rule(
        name=of.name,
        title=of.title,
        severity=of.severity,
        asks=of.promise,
        because=of.because,
        owner=of.owner,
        properties={
            "version": of.version,
            "status": of.status.value,
            "goal": None if of.goal is None else float(of.goal),
        },
    )


class _Results:
    """Violations as results; knows where rules and rows stand."""

    def __init__(self, findings: AuditFindings) -> None:
        names = dict.fromkeys(each.name for each in findings.standards)
        self._numbers = {name: number for number, name in enumerate(names)}
        self._places = {each.name: each.place for each in findings.standards}
        self._rows = Rows(findings.log)

    def waived(self, of: Waived) -> Json:
        reason = say(
            "waived: {reason} (approved by {approver})", reason=of.because, approver=of.approved_by
        )
        told = {"kind": "external", "status": "accepted", "justification": printable(reason)}
        return {**self.of(of.violation), "suppressions": [told]}

    def of(self, of: Violation) -> Json:
        rule_at = _standard(self._places.get(of.standard))
        rows = [self._row(row, of) for row in of.rows]
        first = rows[:1] or [{**rule_at, **_logical(of)}]
        related = [each for each in (*rows[1:], rule_at if rows else {}) if each]
        return {
            "ruleId": of.standard,
            "ruleIndex": self._numbers[of.standard],
            "level": level(of.severity),
            "message": text(printable(of.message)),
            "locations": first,
            "relatedLocations": [{"id": n, **each} for n, each in enumerate(related, 1)],
            "partialFingerprints": fingerprint(of.id),
            "suppressions": [],
            "properties": _facts(of),
        }

    def _row(self, row: int, of: Violation) -> Json:
        path, line = self._rows.place(row)
        where = physical(path, region(line)) if path else None
        found: Json = {"message": text(say("row {row} of the log", row=row)), **_logical(of)}
        return {**found, "physicalLocation": where} if where else found


def _standard(place: str | None) -> Json:
    """`file:line:column` as a location."""
    if place is None:
        return {}
    path, line, column = place.rsplit(":", 2)
    where = physical(path, region(int(line), int(column)))
    told = text(say("the standard"))
    return {"physicalLocation": where, "message": told} if where else {}


def _logical(of: Violation) -> Json:
    """What is to blame in the log's own terms: a case, or a period and group."""
    if of.case is not None:
        name, kind = of.case, "case"
    else:
        values = (of.period, *(value or "–" for _, value in of.by))
        name, kind = " ".join(each for each in values if each) or of.standard, "group"
    return {"logicalLocations": [{"name": printable(name), "kind": kind}]}


def _facts(of: Violation) -> Json:
    return {
        "severity": of.severity.value,
        "period": of.period,
        "by": dict(of.by),
        "reason": of.reason.word if of.reason else None,
        "rows": list(of.rows),
        "missedTotal": of.missed_total,
        "missedCases": list(of.missed_cases),
        "confirmed": of.confirmed,
    }


def _warnings(findings: AuditFindings) -> Iterator[str]:
    """Also how many violations are not here: a reader must not take the shown ones for all."""
    shown = shown_of(len(findings.violations), findings.violations_total)
    if len(findings.violations) < findings.violations_total:
        yield say("Violations ({shown}): `--max-violations` shows more", shown=shown)
    yield from map(printable, findings.warnings)


def _artifacts(findings: AuditFindings) -> Iterator[Json]:
    log = findings.log
    for path, sha256 in zip(log.paths, log.sha256, strict=False):
        yield described(path, sha256, "analysisTarget")
    for origin in findings.ruleset:
        yield described(origin.path, origin.sha256, "policy")


def _properties(findings: AuditFindings) -> Json:
    log = findings.log
    return {
        "asOf": words.iso_instant(findings.as_of, findings.zone),
        "parameters": dict(findings.parameters),
        "engine": findings.engine,
        "violationsTotal": findings.violations_total,
        "rowsRead": log.rows_read,
        "rowsQuarantined": log.rows_quarantined,
    }

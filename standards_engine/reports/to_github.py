"""Findings as annotations of GitHub: in plans at the value to blame, in logs at the standard."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings.nodes import AuditFindings, PlanFindings, PlanViolation
from standards_engine.reports import phrases
from standards_engine.reports.annotations import Annotation, commands, level_of
from standards_engine.reports.headline import of_audit, of_check
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.wording import listed, say


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return commands(_audit(findings))


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return commands(_check(findings))


def _audit(findings: AuditFindings) -> Iterator[Annotation]:
    """The log is rarely a file of the change, the rules are: each violation stands there."""
    places = {each.name: each.place for each in findings.standards}
    for each in findings.violations:
        path, line, column = _place(places.get(each.standard))
        yield Annotation(
            level=level_of(each.severity),
            title=listed([each.standard, phrases.subject(each)]),
            message=each.message,
            path=path,
            line=line,
            column=column,
        )
    headline = phrases.capital(of_audit(findings).text)
    if len(findings.violations) < findings.violations_total:
        shown = phrases.shown_of(len(findings.violations), findings.violations_total)
        yield _warning(
            headline, say("Violations ({shown}): `--max-violations` shows more", shown=shown)
        )
    for warning in findings.warnings:
        yield _warning(headline, warning)


def _place(place: str | None) -> tuple[str | None, int | None, int | None]:
    """Of `file:line:column`."""
    if place is None:
        return None, None, None
    path, line, column = place.rsplit(":", 2)
    return path, int(line), int(column)


def _check(findings: PlanFindings) -> Iterator[Annotation]:
    for each in findings.violations:
        yield Annotation(
            level=level_of(each.severity),
            title=each.constraint,
            message=_told(each),
            path=each.path,
            line=each.line or 1,
            column=each.column,
            end_line=each.end_line,
            end_column=each.end_column,
        )
    headline = phrases.capital(of_check(findings).text)
    for warning in findings.warnings:
        yield _warning(headline, warning)


def _told(of: PlanViolation) -> str:
    return of.message if of.help is None else f"{of.message}\n{of.help}"


def _warning(title: str, message: str) -> Annotation:
    return Annotation(level="warning", title=title, message=message)

"""Findings for a wiki page or a review: tables and lists, and no user's word is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from standards_engine.findings import words
from standards_engine.findings.nodes import (
    AuditFindings,
    PlanFindings,
    PlanViolation,
    StandardFindings,
    Violation,
)
from standards_engine.reports import phrases
from standards_engine.reports.escape import one_line
from standards_engine.reports.headline import of_audit, of_check
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import number

_MARKUP = re.compile(r"([\\*_{}\[\]()#+!|<>~&:@-])")
_CASES_SHOWN = 8
_COLUMNS = ("standard", "met", "missed", "pending", "other", "attained", "goal", "status")


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_audit(findings)) + "\n"


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_check(findings)) + "\n"


def _audit(findings: AuditFindings) -> Iterator[str]:
    yield f"# {_text(phrases.capital(of_audit(findings).text))}\n"
    yield f"{_text(phrases.as_of(findings.as_of, findings.zone))},"
    yield f"judged by {_text(phrases.rulesets(findings.ruleset))}."
    yield f"{_text(phrases.rows(findings.log))}.\n"
    yield from _table(_COLUMNS, [_cells(standard) for standard in findings.standards])
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    yield from _section(f"Violations ({shown})", map(_violation, findings.violations))
    unread = map(phrases.unread, findings.log.quarantine)
    unknown = map(phrases.unknown, findings.log.unknown_activities)
    yield from _section("Not read", map(_text, unread))
    yield from _section("Activities that no rule mentions", map(_text, unknown))
    yield from _section("Warnings", map(_text, findings.warnings))


def _check(findings: PlanFindings) -> Iterator[str]:
    yield f"# {_text(phrases.capital(of_check(findings).text))}\n"
    yield f"{_text(phrases.as_of(findings.as_of, findings.zone))},"
    yield f"judged by {_text(phrases.rulesets(findings.ruleset))}."
    held = phrases.held_against(findings)
    if held is not None:
        yield f"{_text(phrases.capital(held))}."
    rows = [
        [_text(plan.path), _text(c.name), _text(c.kind or "–"), _text(c.verdict.value)]
        for plan in findings.plans
        for c in plan.constraints
    ]
    yield ""
    yield from _table(("plan", "constraint", "kind", "verdict"), rows)
    yield from _section("Findings", map(_plan_violation, findings.violations))
    yield from _section("Warnings", map(_text, findings.warnings))


def _cells(standard: StandardFindings) -> list[str]:
    counts = standard.counts
    other = counts.excused + counts.waived + counts.undetermined
    numbers = (counts.met, counts.missed, counts.pending, other)
    return [
        _text(standard.name),
        *map(number, numbers),
        words.percent(counts.attainment, standard.goal),
        words.ratio(standard.goal) if standard.goal is not None else "–",
        phrases.status(standard),
    ]


def _violation(violation: Violation) -> str:
    head = f"{violation.standard}, {phrases.subject(violation)}"
    extra = [phrases.missed_cases(violation, _CASES_SHOWN) or "", *phrases.remarks(violation)]
    tail = "; ".join(part for part in extra if part)
    body = _text(violation.message) + (f" ({_text(tail)})" if tail else "")
    return f"**{violation.severity}** {_text(head)}: {body}"


def _plan_violation(violation: PlanViolation) -> str:
    numbers = [str(n) for n in (violation.line, violation.column) if n is not None]
    place = _text(":".join([violation.path, *numbers]))
    kind = f"{violation.verdict} {violation.constraint}"
    return f"**{violation.severity}** {place} {_text(kind)}: {_text(violation.message)}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (columns, ["---"] * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"- {entry}" for entry in entries]
    if lines:
        yield f"\n## {title}\n"
        yield from lines


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", one_line(text))

"""Findings for a wiki page or a review: tables and lists, and no user's word is markup."""

from __future__ import annotations

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
from standards_engine.reports.headline import of_audit, of_check
from standards_engine.reports.markup import markdown_text
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import number

_CASES_SHOWN = 8
_INDENT = "  "
_COLUMNS = ("standard", "met", "missed", "pending", "other", "attained", "goal", "status")


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_audit(findings)) + "\n"


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_check(findings)) + "\n"


def _audit(findings: AuditFindings) -> Iterator[str]:
    yield f"# {markdown_text(phrases.capital(of_audit(findings).text))}\n"
    yield f"{markdown_text(phrases.as_of(findings.as_of, findings.zone))},"
    yield f"judged by {markdown_text(phrases.rulesets(findings.ruleset))}."
    yield f"{markdown_text(phrases.rows(findings.log))}.\n"
    yield from _table(_COLUMNS, [_cells(standard) for standard in findings.standards])
    yield from _section("Not certain", map(markdown_text, phrases.uncertain(findings)))
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    violations = (_violation(each, findings) for each in findings.violations)
    yield from _section(f"Violations ({shown})", violations)
    unread = map(phrases.unread, findings.log.quarantine)
    unknown = map(phrases.unknown, findings.log.unknown_activities)
    yield from _section("Not read", map(markdown_text, unread))
    yield from _section("Activities that no rule mentions", map(markdown_text, unknown))
    yield from _section("Warnings", map(markdown_text, findings.warnings))


def _check(findings: PlanFindings) -> Iterator[str]:
    yield f"# {markdown_text(phrases.capital(of_check(findings).text))}\n"
    yield f"{markdown_text(phrases.as_of(findings.as_of, findings.zone))},"
    yield f"judged by {markdown_text(phrases.rulesets(findings.ruleset))}."
    held = phrases.held_against(findings)
    if held is not None:
        yield f"{markdown_text(phrases.capital(held))}."
    rows = [
        [
            markdown_text(plan.path),
            markdown_text(c.name),
            markdown_text(c.kind or "–"),
            markdown_text(c.verdict.value),
        ]
        for plan in findings.plans
        for c in plan.constraints
    ]
    yield ""
    yield from _table(("plan", "constraint", "kind", "verdict"), rows)
    yield from _section("Findings", map(_plan_violation, findings.violations))
    yield from _section("Warnings", map(markdown_text, findings.warnings))


def _cells(standard: StandardFindings) -> list[str]:
    counts = standard.counts
    other = counts.excused + counts.waived + counts.undetermined
    numbers = (counts.met, counts.missed, counts.pending, other)
    return [
        markdown_text(standard.name),
        *map(number, numbers),
        words.percent(counts.attainment, standard.goal),
        words.ratio(standard.goal) if standard.goal is not None else "–",
        phrases.status(standard),
    ]


def _violation(violation: Violation, findings: AuditFindings) -> str:
    head = f"{violation.standard}, {phrases.subject(violation)}"
    missed = phrases.missed_cases(violation, _CASES_SHOWN) or ""
    extra = [missed, *phrases.remarks(violation, findings)]
    tail = "; ".join(part for part in extra if part)
    body = markdown_text(violation.message) + (f" ({markdown_text(tail)})" if tail else "")
    entry = f"**{violation.severity}** {markdown_text(head)}: {body}"
    return "\n".join([entry, *(_INDENT + line for line in _explanations(violation))])


def _explanations(violation: Violation) -> Iterator[str]:
    """Of a group, the worst case's."""
    from standards_engine.findings.explained import told
    from standards_engine.reports.explained.as_markdown import nested_lines
    from standards_engine.reports.explained.cases import summary

    for explanation in violation.explanations[:1]:
        told_ = told(explanation)
        yield from ("", markdown_text(summary(explanation, told_)), "")
        yield from "\n".join(nested_lines(told_)).split("\n")


def _plan_violation(violation: PlanViolation) -> str:
    numbers = [str(n) for n in (violation.line, violation.column) if n is not None]
    place = markdown_text(":".join([violation.path, *numbers]))
    kind = markdown_text(f"{violation.verdict} {violation.constraint}")
    return f"**{violation.severity}** {place} {kind}: {markdown_text(violation.message)}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (columns, ["---"] * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"- {entry}" for entry in entries]
    if lines:
        yield f"\n## {title}\n"
        yield from lines

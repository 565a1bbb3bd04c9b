"""Findings for a wiki page or a review: tables and lists, and no user's word is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from standards_engine.findings import terms, words
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
from standards_engine.wording import later, listed, say

_CASES_SHOWN = 8
_MOST, _MOST_OF_HEAD = 60_000, 30_000
_ENTRIES = 50
"""Of a summary."""
_INDENT = "  "
_COLUMNS = (
    later("standard"),
    later("met"),
    later("missed"),
    later("pending"),
    later("other"),
    later("attained"),
    later("goal"),
    later("status"),
)
_OF_PLANS = (later("plan"), later("constraint"), later("kind"), later("verdict"))


def render_audit(findings: AuditFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_audit(findings)) + "\n"


def render_check(findings: PlanFindings, _options: Options = DEFAULT) -> str:
    return "\n".join(_check(findings)) + "\n"


def _audit(findings: AuditFindings) -> Iterator[str]:
    yield f"# {markdown_text(phrases.capital(of_audit(findings).text))}\n"
    yield from _judged_by(findings)
    yield f"{phrases.ended(markdown_text(phrases.rows(findings.log)))}\n"
    yield from _table(_COLUMNS, [_cells(standard) for standard in findings.standards])
    yield from _section(say("Not certain"), map(markdown_text, phrases.uncertain(findings)))
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    violations = (_violation(each, findings) for each in findings.violations)
    yield from _section(phrases.titled(say("Violations"), shown), violations)
    unread = map(phrases.unread, findings.log.quarantine)
    unknown = map(phrases.unknown, findings.log.unknown_activities)
    yield from _section(say("Not read"), map(markdown_text, unread))
    yield from _section(say("Activities that no rule mentions"), map(markdown_text, unknown))
    yield from _section(say("Warnings"), map(markdown_text, findings.warnings))


def _check(findings: PlanFindings) -> Iterator[str]:
    yield f"# {markdown_text(phrases.capital(of_check(findings).text))}\n"
    yield from _judged_by(findings)
    held = phrases.held_against(findings)
    if held is not None:
        yield phrases.ended(markdown_text(phrases.capital(held)))
    rows = [
        [
            markdown_text(plan.path),
            markdown_text(c.name),
            markdown_text(terms.kind(c.kind) if c.kind else "–"),
            markdown_text(terms.outcome(c.verdict)),
        ]
        for plan in findings.plans
        for c in plan.constraints
    ]
    yield ""
    yield from _table(_OF_PLANS, rows)
    yield from _section(say("Findings"), map(_plan_violation, findings.violations))
    yield from _section(say("Warnings"), map(markdown_text, findings.warnings))


def summary_of_audit(findings: AuditFindings) -> str:
    """For the page of a job or a comment: without how each violation was found, and not long."""
    head = [f"### {markdown_text(phrases.capital(of_audit(findings).text))}", ""]
    head += [*_judged_by(findings), markdown_text(phrases.rows(findings.log)), ""]
    table = _table(_COLUMNS, [_cells(standard) for standard in findings.standards])
    entries = [_short(each) for each in findings.violations]
    return _fitted([*head, *table], entries, findings.violations_total)


def summary_of_check(findings: PlanFindings) -> str:
    """The same of plans."""
    head = [f"### {markdown_text(phrases.capital(of_check(findings).text))}", ""]
    entries = [_plan_violation(each) for each in findings.violations]
    return _fitted([*head, *_judged_by(findings)], entries, len(entries))


def _short(violation: Violation) -> str:
    place = markdown_text(listed([violation.standard, phrases.subject(violation)]))
    return say(
        "{place}: {sentence}",
        place=f"**{terms.severity(violation.severity)}** {place}",
        sentence=markdown_text(violation.message),
    )


def _fitted(head: Sequence[str], entries: Sequence[str], total: int) -> str:
    """GitHub refuses comments of more than 65,536 characters."""
    shown: list[str] = []
    size, kept = 0, []
    for line in head:
        size += len(line) + 1
        kept += [line] if size <= _MOST_OF_HEAD else []
    if len(kept) < len(head):
        kept += ["", say("More standards than fit here: the report has all.")]
    size = sum(len(line) + 1 for line in kept)
    for entry in entries[:_ENTRIES]:
        size += len(entry) + 3
        if size > _MOST:
            break
        shown.append(f"- {entry}")
    if entries:
        title = phrases.titled(say("Violations"), phrases.shown_of(len(shown), total))
        kept += ["", f"<details><summary>{title}</summary>", "", *shown, "", "</details>"]
    return "\n".join(kept) + "\n\n"


def _judged_by(findings: AuditFindings | PlanFindings) -> Iterator[str]:
    """As of when, and by which rules, on a line each."""
    when = markdown_text(phrases.as_of(findings.as_of, findings.zone))
    rules = markdown_text(phrases.rulesets(findings.ruleset))
    yield from say("{when},\njudged by {rules}.", when=when, rules=rules).split("\n")


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
    head = listed([violation.standard, phrases.subject(violation)])
    missed = phrases.missed_cases(violation, _CASES_SHOWN) or ""
    extra = [missed, *phrases.remarks(violation, findings)]
    tail = say("; ").join(part for part in extra if part)
    body = markdown_text(violation.message)
    if tail:
        body = say("{sentence} ({remark})", sentence=body, remark=markdown_text(tail))
    place = f"**{terms.severity(violation.severity)}** {markdown_text(head)}"
    entry = say("{place}: {sentence}", place=place, sentence=body)
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
    kind = markdown_text(f"{terms.outcome(violation.verdict)} {violation.constraint}")
    head = f"**{terms.severity(violation.severity)}** {place} {kind}"
    return say("{place}: {sentence}", place=head, sentence=markdown_text(violation.message))


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (tuple(map(say, columns)), ["---"] * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    lines = [f"- {entry}" for entry in entries]
    if lines:
        yield f"\n## {title}\n"
        yield from lines

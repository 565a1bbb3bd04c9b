"""An audit: the verdict first, then standards, violations, and how the log was read."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import AuditFindings, StandardFindings, Violation
from standards_engine.logs.summary import LogSummary
from standards_engine.reports import phrases
from standards_engine.reports.escape import one_line
from standards_engine.reports.headline import of_audit
from standards_engine.reports.options import DEFAULT, Options
from standards_engine.reports.phrases import number
from standards_engine.reports.to_text.layout import (
    BLANK,
    Grid,
    Line,
    Piece,
    Table,
    heading,
    text,
    written,
)
from standards_engine.reports.to_text.styles import (
    BOLD,
    DIM,
    PLAIN,
    SEVERITIES,
    STATUSES,
    TONES,
    YELLOW,
)

_WIDE = 110
"""Columns from which excused, waived and undetermined have their own."""
_NARROW = 76
"""Columns below which only met and missed are told."""
_CASES_SHOWN = 8
_INDENT = 2


def render_audit(findings: AuditFindings, options: Options = DEFAULT) -> str:
    return written(_parts(findings, options), options)


def _parts(findings: AuditFindings, options: Options) -> Iterator[Line | Table | Grid]:
    headline = of_audit(findings)
    yield text(phrases.capital(headline.text), TONES[headline.tone])
    yield from map(text, _facts(findings))
    if findings.standards:
        yield BLANK
        yield _table(findings, options.width)
    yield from _uncertain(findings)
    yield from _violations(findings)
    yield from _listed(findings)
    yield from _disagreements(findings)
    yield from _unread(findings.log)
    yield from _warnings(findings)


def _facts(findings: AuditFindings) -> Iterator[str]:
    judged = phrases.rulesets(findings.ruleset)
    yield f"{phrases.as_of(findings.as_of, findings.zone)}, judged by {judged}"
    yield phrases.rows(findings.log)
    selected = phrases.selection(findings)
    if selected:
        yield selected


def _table(findings: AuditFindings, columns: int) -> Table:
    counts = tuple(_counted(Counts(), columns))
    names = ("standard", *counts, "attained", "goal", "status")
    return Table(names, tuple(_row(standard, columns) for standard in findings.standards))


def _row(standard: StandardFindings, columns: int) -> tuple[Piece, ...]:
    counts, goal = standard.counts, standard.goal
    return (
        Piece(one_line(standard.name)),
        *(_number(value) for value in _counted(counts, columns).values()),
        Piece(words.percent(counts.attainment, goal)),
        Piece(words.ratio(goal) if goal is not None else "–"),
        Piece(phrases.status(standard), STATUSES[standard.status]),
    )


def _counted(counts: Counts, columns: int) -> dict[str, int]:
    """As many of the counts as there is room for, by the head of their column."""
    main = {"met": counts.met, "missed": counts.missed}
    if columns < _NARROW:
        return main
    rest = {name: getattr(counts, name) for name in ("excused", "waived", "undetermined")}
    others = rest if columns >= _WIDE else {"other": sum(rest.values())}
    return {**main, "pending": counts.pending, **others}


def _uncertain(findings: AuditFindings) -> Iterator[Line]:
    found = phrases.uncertain(findings)
    if found:
        yield from heading("Not certain")
    for each in found:
        yield text(each, indent=_INDENT)


def _number(value: int) -> Piece:
    return Piece(number(value), PLAIN if value else DIM)


def _violations(findings: AuditFindings) -> Iterator[Line | Grid]:
    if not findings.violations_total:
        return
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    yield from heading(f"Violations ({shown})")
    for violation in findings.violations:
        yield BLANK
        yield _head(violation)
        yield text(violation.message, indent=_INDENT)
        cases = phrases.missed_cases(violation, _CASES_SHOWN)
        for remark in (cases, "; ".join(phrases.remarks(violation, findings))):
            if remark:
                yield text(remark, DIM, _INDENT)
        yield from _explanations(violation)


def _explanations(violation: Violation) -> Iterator[Line | Grid]:
    """Of a group, the worst case's."""
    from standards_engine.findings.explained import told
    from standards_engine.reports.explained.as_text import sections
    from standards_engine.reports.explained.cases import summary

    for explanation in violation.explanations[:1]:
        words = told(explanation)
        yield BLANK
        yield text(summary(explanation, words), PLAIN, _INDENT)
        yield from sections(words, _INDENT + _INDENT)


def _head(violation: Violation) -> Line:
    severity = Piece(violation.severity.value, SEVERITIES[violation.severity])
    name = Piece(f"  {one_line(violation.standard)}  ", BOLD)
    return Line((severity, name, Piece(one_line(phrases.subject(violation)))))


def _listed(findings: AuditFindings) -> Iterator[Line]:
    if findings.listed:
        yield from heading(f"Also asked for ({number(len(findings.listed))})")
    for each in findings.listed:
        yield text(f"{each.standard}, case {each.case}: {phrases.standing(each)}", indent=_INDENT)


def _disagreements(findings: AuditFindings) -> Iterator[Line]:
    if findings.disagreements:
        yield from heading("Fault of the tool: judged again, these came out differently")
    for each in findings.disagreements:
        place = f"{each.standard}, case {each.case}, obligation {each.ordinal}"
        values = f"{each.field} is {each.judged}, judged again {each.judged_again}"
        yield text(f"{place}: {values}", indent=_INDENT)


def _unread(log: LogSummary) -> Iterator[Line]:
    if log.quarantine:
        yield from heading("Not read")
    for entry in log.quarantine:
        yield text(phrases.unread(entry), indent=_INDENT)
    if log.unknown_activities:
        yield from heading("Activities that no rule mentions")
    for activity in log.unknown_activities:
        yield text(phrases.unknown(activity), indent=_INDENT)


def _warnings(findings: AuditFindings) -> Iterator[Line]:
    if findings.warnings:
        yield from heading("Warnings")
    for warning in findings.warnings:
        yield text(warning, YELLOW, _INDENT)

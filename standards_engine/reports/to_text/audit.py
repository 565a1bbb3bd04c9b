"""An audit: the verdict first, then standards, violations, and how the log was read."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings import terms, words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import AuditFindings, Listed, StandardFindings, Violation
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
from standards_engine.wording import later, listed, say

_WIDE = 110
"""Columns from which excused, waived and undetermined have their own."""
_NARROW = 76
"""Columns below which the table has only met and missed."""
_BESIDE = (
    later("{number} pending"),
    later("{number} excused"),
    later("{number} waived"),
    later("{number} undetermined"),
)
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
        yield from _beside(findings, options.width)
    yield from _uncertain(findings)
    yield from _violations(findings)
    yield from _listed(findings)
    yield from _disagreements(findings)
    yield from _unread(findings.log)
    yield from _warnings(findings)


def _facts(findings: AuditFindings) -> Iterator[str]:
    yield phrases.judged_by(findings)
    yield phrases.rows(findings.log)
    selected = phrases.selection(findings)
    if selected:
        yield selected


def _table(findings: AuditFindings, columns: int) -> Table:
    counts = _counted(Counts(), columns)
    names = (later("standard"), *counts, later("attained"), later("goal"), later("status"))
    return Table(
        tuple(map(say, names)), tuple(_row(standard, columns) for standard in findings.standards)
    )


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
    main = {later("met"): counts.met, later("missed"): counts.missed}
    if columns < _NARROW:
        return main
    others = {
        later("excused"): counts.excused,
        later("waived"): counts.waived,
        later("undetermined"): counts.undetermined,
    }
    if columns < _WIDE:
        others = {later("other"): sum(others.values())}
    return {**main, later("pending"): counts.pending, **others}


def _beside(findings: AuditFindings, columns: int) -> Iterator[Line]:
    """What a table of met and missed has no column for."""
    for standard in findings.standards if columns < _NARROW else ():
        counts = standard.counts
        numbers = (counts.pending, counts.excused, counts.waived, counts.undetermined)
        told = [say(each, number=number(n)) for each, n in zip(_BESIDE, numbers, strict=True) if n]
        if told:
            yield text(say("{name}: also {counts}", name=standard.name, counts=listed(told)))


def _uncertain(findings: AuditFindings) -> Iterator[Line]:
    found = phrases.uncertain(findings)
    if found:
        yield from heading(say("Not certain"))
    for each in found:
        yield text(each, indent=_INDENT)


def _number(value: int) -> Piece:
    return Piece(number(value), PLAIN if value else DIM)


def _violations(findings: AuditFindings) -> Iterator[Line | Grid]:
    if not findings.violations_total:
        return
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    yield from heading(phrases.titled(say("Violations"), shown))
    for violation in findings.violations:
        yield BLANK
        yield _head(violation)
        yield text(violation.message, indent=_INDENT)
        cases = phrases.missed_cases(violation, _CASES_SHOWN)
        for remark in (cases, say("; ").join(phrases.remarks(violation, findings))):
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
    severity = Piece(terms.severity(violation.severity), SEVERITIES[violation.severity])
    name = Piece(f"  {one_line(violation.standard)}  ", BOLD)
    return Line((severity, name, Piece(one_line(phrases.subject(violation)))))


def _listed(findings: AuditFindings) -> Iterator[Line]:
    if findings.listed:
        shown = number(len(findings.listed))
        yield from heading(phrases.titled(say("Also asked for"), shown))
    for each in findings.listed:
        yield text(_one_listed(each), indent=_INDENT)


def _one_listed(of: Listed) -> str:
    return say(
        "{standard}, case {case}: {standing}",
        standard=of.standard,
        case=of.case,
        standing=phrases.standing(of),
    )


def _disagreements(findings: AuditFindings) -> Iterator[Line]:
    if findings.disagreements:
        yield from heading(say("Fault of the tool: judged again, these came out differently"))
    for each in findings.disagreements:
        yield text(phrases.disagreement(each), indent=_INDENT)


def _unread(log: LogSummary) -> Iterator[Line]:
    if log.quarantine:
        yield from heading(say("Not read"))
    for entry in log.quarantine:
        yield text(phrases.unread(entry), indent=_INDENT)
    if log.unknown_activities:
        yield from heading(say("Activities that no rule mentions"))
    for activity in log.unknown_activities:
        yield text(phrases.unknown(activity), indent=_INDENT)


def _warnings(findings: AuditFindings) -> Iterator[Line]:
    if findings.warnings:
        yield from heading(say("Warnings"))
    for warning in findings.warnings:
        yield text(warning, YELLOW, _INDENT)

"""An audit: the verdict first, then standards, violations, and how the log was read."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import AuditFindings, StandardFindings, Violation
from standards_engine.logs.summary import LogSummary
from standards_engine.reports import phrases
from standards_engine.reports.headline import of_audit
from standards_engine.reports.options import Options
from standards_engine.reports.phrases import number
from standards_engine.reports.to_text.console import (
    SEVERITIES,
    STATUSES,
    heading,
    headline,
    indented,
    line,
    rendered,
)

_WIDE = 100
"""Columns from which excused, waived and undetermined have their own."""
_CASES_SHOWN = 8


def render_audit(findings: AuditFindings, options: Options) -> str:
    return rendered(_parts(findings, options), options)


def _parts(findings: AuditFindings, options: Options) -> Iterator[RenderableType]:
    yield headline(of_audit(findings), _facts(findings))
    if options.quiet:
        return
    if findings.standards:
        yield Text()
        yield _table(findings, wide=options.width >= _WIDE)
    yield from _violations(findings)
    yield from _disagreements(findings)
    yield from _unread(findings.log)
    yield from _warnings(findings)


def _facts(findings: AuditFindings) -> list[str]:
    judged = phrases.rulesets(findings.ruleset)
    facts = [
        f"{phrases.as_of(findings.as_of, findings.zone)}, judged by {judged}",
        phrases.rows(findings.log),
    ]
    selected = phrases.selection(findings)
    return [*facts, selected] if selected else facts


def _table(findings: AuditFindings, *, wide: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("standard", overflow="fold")
    for name in _count_names(wide=wide):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("attained", "goal"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True)
    for standard in findings.standards:
        table.add_row(*_cells(standard, wide=wide))
    return table


def _count_names(*, wide: bool) -> tuple[str, ...]:
    rest = ("excused", "waived", "undetermined") if wide else ("other",)
    return ("met", "missed", "pending", *rest)


def _cells(standard: StandardFindings, *, wide: bool) -> list[Text]:
    counts, goal = standard.counts, standard.goal
    share = words.percent(counts.attainment, goal)
    numbers = (number(value) for value in _count_values(counts, wide=wide))
    return [
        line(standard.name),
        *(Text(value, style="dim" if value == "0" else "") for value in numbers),
        Text(share),
        Text(words.ratio(goal) if goal is not None else "–"),
        Text(phrases.status(standard), style=STATUSES[standard.status]),
    ]


def _count_values(counts: Counts, *, wide: bool) -> tuple[int, ...]:
    rest = (counts.excused, counts.waived, counts.undetermined)
    return (counts.met, counts.missed, counts.pending, *(rest if wide else (sum(rest),)))


def _violations(findings: AuditFindings) -> Iterator[RenderableType]:
    if not findings.violations_total:
        return
    shown = phrases.shown_of(len(findings.violations), findings.violations_total)
    yield heading(f"Violations ({shown})")
    for violation in findings.violations:
        yield _violation_head(violation)
        yield indented(line(violation.message))
        cases = phrases.missed_cases(violation, _CASES_SHOWN)
        if cases:
            yield indented(line(cases, "dim"))
        remarks = phrases.remarks(violation)
        if remarks:
            yield indented(line("; ".join(remarks), "dim"))


def _violation_head(violation: Violation) -> Text:
    head = Text("\n").append(violation.severity.value, style=SEVERITIES[violation.severity])
    return (
        head.append("  ")
        .append(line(violation.standard, "bold"))
        .append("  ")
        .append(line(phrases.subject(violation)))
    )


def _disagreements(findings: AuditFindings) -> Iterator[RenderableType]:
    if not findings.disagreements:
        return
    yield heading("Fault of the tool: judged again, these came out differently")
    for each in findings.disagreements:
        yield indented(
            line(
                f"{each.standard}, case {each.case}, obligation {each.ordinal}: {each.field} "
                f"is {each.judged}, judged again {each.judged_again}"
            )
        )


def _unread(log: LogSummary) -> Iterator[RenderableType]:
    if log.quarantine:
        yield heading("Not read")
    for entry in log.quarantine:
        times = "once" if entry.count == 1 else f"{number(entry.count)} times, first"
        yield indented(line(f"{entry.reason}: {times} in row {entry.first_row}"))
    if log.unknown_activities:
        yield heading("Activities that no rule mentions")
    for activity in log.unknown_activities:
        hint = f", did you mean `{activity.nearest}`?" if activity.nearest else ""
        rows = "1 row" if activity.count == 1 else f"{number(activity.count)} rows"
        yield indented(line(f"{activity.name}: {rows}{hint}"))


def _warnings(findings: AuditFindings) -> Iterator[RenderableType]:
    if findings.warnings:
        yield heading("Warnings")
    for warning in findings.warnings:
        yield indented(line(warning, "yellow"))

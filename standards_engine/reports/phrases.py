"""Short texts that more than one report shows. Nothing in them is escaped yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from standards_engine.findings import words
from standards_engine.findings.nodes import (
    AuditFindings,
    Listed,
    PlanFindings,
    StandardFindings,
    Violation,
)
from standards_engine.findings.status import Status
from standards_engine.logs.summary import LogSummary, Quarantined, UnknownActivity
from standards_engine.rules.nodes import Origin
from standards_engine.verdicts import Reason, Verdict

_NAMED = 3
"""Files and rulesets that are named; of more, only the number is told."""


def as_of(instant: int, zone: str) -> str:
    return f"as of {words.instant(instant, zone)} ({zone})"


def rulesets(origins: Sequence[Origin]) -> str:
    return _several([" ".join(filter(None, (o.name, o.version))) for o in origins], "rulesets")


def rows(log: LogSummary) -> str:
    """Every row is accounted for."""
    parts = [
        f"{number(log.rows_read)} {'row' if log.rows_read == 1 else 'rows'} read",
        f"{number(log.rows_used)} used",
    ]
    if log.rows_partly_used:
        parts.append(f"{number(log.rows_partly_used)} partly used")
    parts.append(f"{number(log.rows_quarantined)} quarantined")
    return f"{_several(log.paths, 'files')}: {', '.join(parts)}{_numbering(log)}"


def _numbering(log: LogSummary) -> str:
    """How the row numbers of several files tell them apart."""
    base = log.rows_of_a_file
    return f"; row {2 * base + 12} is row 12 of the second file" if base else ""


def held_against(findings: PlanFindings) -> str | None:
    """The log, every row accounted for; None where the plans were held against none."""
    if findings.log is None:
        return None
    when = as_of(findings.log.as_of, findings.zone)
    return f"held against a log, {when}; {rows(findings.log.summary)}"


def unread(entry: Quarantined) -> str:
    """`the row has too few cells: 3 times, first in row 12: "R7;visited"`."""
    times = "once," if entry.count == 1 else f"{number(entry.count)} times, first"
    sample = "" if entry.sample is None else f': "{entry.sample}"'
    return f"{entry.reason}: {times} in row {entry.first_row}{sample}"


def unknown(activity: UnknownActivity) -> str:
    hint = f", did you mean `{activity.nearest}`?" if activity.nearest else ""
    rows = "1 row" if activity.count == 1 else f"{number(activity.count)} rows"
    return f"{activity.name}: {rows}{hint}"


def selection(findings: AuditFindings) -> str | None:
    """`--from` and `--to`."""
    first, last = findings.first, findings.last
    parts = [f"from {words.instant(first, findings.zone)}"] if first is not None else []
    parts += [f"through {words.instant(last, findings.zone)}"] if last is not None else []
    return f"only what began {' '.join(parts)}" if parts else None


def status(standard: StandardFindings) -> str:
    """`violated`, or with several groups `violated 2/14`: so many of those that say anything."""
    found, total = standard.status, _judged_groups(standard)
    same = sum(group.status is found for group in standard.groups)
    return f"{found} {same}/{total}" if same < total > 1 else found.value


def in_groups(standard: StandardFindings) -> str | None:
    """`in 1 of 14 groups`, where there are several."""
    same = sum(group.status is standard.status for group in standard.groups)
    total = _judged_groups(standard)
    return f"in {number(same)} of {number(total)} groups" if total > 1 else None


def uncertain(findings: AuditFindings) -> list[str]:
    """What may still move the shares, and what hangs on the order of rows."""
    ranges = [_range(standard) for standard in findings.standards if standard.counts.unsettled]
    tied = ties(findings)
    return [*ranges, *([capital(tied)] if tied else [])]


def ties(findings: AuditFindings) -> str | None:
    """`decided by the order of rows with the same time: visit 2 of 7`."""
    found = [
        f"{each.name} {number(each.counts.tie_decided)} of {number(each.counts.obligations)}"
        for each in findings.standards
        if each.counts.tie_decided
    ]
    return f"decided by the order of rows with the same time: {', '.join(found)}" if found else None


def _range(standard: StandardFindings) -> str:
    """`visit: 28.6% to 85.7%, whatever becomes of 1 pending and 3 undetermined`."""
    counts, goal = standard.counts, standard.goal
    named = {"pending": counts.pending, "undetermined": counts.undetermined}
    open_ = " and ".join(f"{number(value)} {name}" for name, value in named.items() if value)
    ends = f"{words.percent(counts.worst, goal)} to {words.percent(counts.best, goal)}"
    return f"{standard.name}: {ends}, whatever becomes of {open_}"


def _judged_groups(standard: StandardFindings) -> int:
    """All but the groups in which there was nothing to judge."""
    return sum(group.status is not Status.NOTHING for group in standard.groups)


def subject(violation: Violation) -> str:
    """Whom the violation is about: a case, or a group."""
    if violation.case is not None:
        return f"case {violation.case}"
    cells = [f"{name} {'(missing)' if value is None else value}" for name, value in violation.by]
    return ", ".join([*([violation.period] if violation.period else []), *cells]) or "all together"


def remarks(violation: Violation, findings: AuditFindings) -> list[str]:
    """What to bear in mind when reading it."""
    noun = "row" if len(violation.rows) == 1 else "rows"
    found = [f"{noun} {', '.join(map(str, violation.rows))}"] if violation.rows else []
    if violation.clause:
        found.append(f"by its exception {violation.clause}")
    if violation.tie:
        found.append("decided by the order of rows with the same time")
    if violation.partial:
        found.append(f"only a part of the period lies in the log{_within(findings)}")
    if violation.confirmed is False:
        found.append("NOT confirmed when judged again")
    if violation.confirmed is None:
        found.append("not judged a second time, since the log is too long")
    return found


def _within(findings: AuditFindings) -> str:
    """`, and within --from`, of the two options those that were given."""
    given = {"`--from`": findings.first, "`--to`": findings.last}
    names = [name for name, instant in given.items() if instant is not None]
    return f", and within {' and '.join(names)}" if names else ""


def missed_cases(violation: Violation, limit: int) -> str | None:
    """`missed cases: 4711, 4712 (2 times), and 12 more misses`; a case may have several."""
    if violation.missed_total is None or not violation.missed_cases:
        return None
    listed = violation.missed_cases[:limit]
    times = Counter(listed)
    shown = (f"{case} ({count} times)" if count > 1 else case for case, count in times.items())
    more = violation.missed_total - len(listed)
    misses = "miss" if more == 1 else "misses"
    rest = f", and {number(more)} more {misses}" if more > 0 else ""
    return f"missed cases: {', '.join(shown)}{rest}"


def standing(listed: Listed) -> str:
    """`due 2026-03-02 09:00, at risk`, or why nothing could be said."""
    if listed.verdict is Verdict.UNDETERMINED:
        return f"undetermined: {WHY_UNDETERMINED.get(listed.reason, 'something is missing')}"
    due = "not due while its clock stands still or its case is open"
    if listed.due is not None:
        due = f"due {words.instant(listed.due, listed.zone)}"
    return f"pending, {due}{', at risk' if listed.at_risk else ''}"


def shown_of(shown: int, total: int) -> str:
    if shown < total:
        return f"{number(shown)} of {number(total)} shown"
    return "the only one" if total == 1 else f"all {number(total)} shown"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def number(value: int) -> str:
    return f"{value:,}"


WHY_UNDETERMINED = {
    Reason.EXCEPTED: "an exception says so",
    Reason.WHERE_UNKNOWN: "whether the rule applies cannot be known",
    Reason.EXCEPTION_UNKNOWN: "which exception or limit applies cannot be known",
    Reason.START_UNKNOWN: "the clock's start is missing or unreadable",
    Reason.DUE_UNKNOWN: "the deadline or limit is missing, unreadable or out of range",
    Reason.RESPONSE_UNKNOWN: "an event may or may not be the awaited one",
    Reason.CLOCK_UNKNOWN: "a pause, a cancelling or a restart cannot be placed",
    Reason.CONDITION_UNKNOWN: "the required condition has a missing value",
}

STATUS_WORDS = {
    Status.NOTHING: "nothing to judge",
    Status.KEPT: "kept",
    Status.OPEN: "open",
    Status.VIOLATED: "violated",
}


def _several(names: Sequence[str], noun: str) -> str:
    if len(names) > _NAMED:
        return f"{len(names)} {noun}"
    return ", ".join(names)

"""Short texts that more than one report shows. Nothing in them is escaped yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import starmap

from standards_engine.findings import terms, words
from standards_engine.findings.messages import group_cells
from standards_engine.findings.nodes import (
    AuditFindings,
    Disagreement,
    Listed,
    PlanFindings,
    StandardFindings,
    Violation,
)
from standards_engine.findings.status import Status
from standards_engine.logs.summary import LogSummary, Quarantined, UnknownActivity
from standards_engine.rules.nodes import Origin
from standards_engine.verdicts import Reason, Verdict
from standards_engine.wording import ENGLISH, both, later, listed, plural, say, spoken

_NAMED = 3
"""Files and rulesets that are named; of more, only the number is told."""


def as_of(instant: int, zone: str) -> str:
    return say("as of {instant} ({zone})", instant=words.instant(instant, zone), zone=zone)


def judged_by(findings: AuditFindings | PlanFindings) -> str:
    when, rules = as_of(findings.as_of, findings.zone), rulesets(findings.ruleset)
    return say("{when}, judged by {rules}", when=when, rules=rules)


def lead(findings: AuditFindings | PlanFindings) -> str:
    """By which rules, as of when, and of what."""
    facts = {
        "rules": rulesets(findings.ruleset),
        "when": as_of(findings.as_of, findings.zone),
    }
    selected = selection(findings) if isinstance(findings, AuditFindings) else None
    if selected:
        return say("Judged by {rules}, {when}; {selection}.", selection=selected, **facts)
    return say("Judged by {rules}, {when}.", **facts)


def goal(standard: StandardFindings) -> str:
    shown = words.ratio(standard.goal) if standard.goal is not None else "–"
    if not standard.given_at_least:
        return say("Goal: {goal}", goal=shown)
    return say("Goal: {goal}, given at least {number}", goal=shown, number=standard.given_at_least)


def disagreement(of: Disagreement) -> str:
    return say(
        "{standard}, case {case}, obligation {number}: {field} is {judged}, judged again {again}",
        standard=of.standard,
        case=of.case,
        number=of.ordinal,
        field=of.field,
        judged=of.judged,
        again=of.judged_again,
    )


def rulesets(origins: Sequence[Origin]) -> str:
    if len(origins) > _NAMED:
        return say("{number} rulesets", number=len(origins))
    return listed(" ".join(filter(None, (o.name, o.version))) for o in origins)


def rows(log: LogSummary) -> str:
    """Every row is accounted for."""
    parts = [
        plural(log.rows_read, "{number} row read", "{number} rows read"),
        say("{number} used", number=number(log.rows_used)),
    ]
    if log.rows_partly_used:
        parts.append(say("{number} partly used", number=number(log.rows_partly_used)))
    parts.append(say("{number} quarantined", number=number(log.rows_quarantined)))
    files = listed(log.paths)
    if len(log.paths) > _NAMED:
        files = say("{number} files", number=len(log.paths))
    told = say("{files}: {rows}", files=files, rows=listed(parts))
    return _numbered(told, log.rows_of_a_file) if log.rows_of_a_file else told


def _numbered(told: str, base: int) -> str:
    """How the row numbers of several files tell them apart."""
    row = 2 * base + 12
    return say("{sentence}; row {row} is row 12 of the second file", sentence=told, row=row)


def held_against(findings: PlanFindings) -> str | None:
    """The log, every row accounted for; None where the plans were held against none."""
    if findings.log is None:
        return None
    when = as_of(findings.log.as_of, findings.zone)
    read = rows(findings.log.summary)
    return say("held against a log, {when}; {rows}", when=when, rows=read)


def unread(entry: Quarantined) -> str:
    """`the row has too few cells: 3 times, first in row 12: "R7;visited"`."""
    told = plural(
        entry.count,
        "{reason}: once, in row {row}",
        "{reason}: {number} times, first in row {row}",
        reason=entry.reason,
        row=entry.first_row,
    )
    if entry.sample is None:
        return told
    return say('{sentence}: "{text}"', sentence=told, text=entry.sample)


def unknown(activity: UnknownActivity) -> str:
    told = plural(
        activity.count, "{name}: {number} row", "{name}: {number} rows", name=activity.name
    )
    if not activity.nearest:
        return told
    return say("{sentence}, did you mean `{name}`?", sentence=told, name=activity.nearest)


def selection(findings: AuditFindings) -> str | None:
    """`--from` and `--to`."""
    first = "" if findings.first is None else words.instant(findings.first, findings.zone)
    last = "" if findings.last is None else words.instant(findings.last, findings.zone)
    if first and last:
        return say("only what began from {first} through {last}", first=first, last=last)
    if first:
        return say("only what began from {first}", first=first)
    return say("only what began through {last}", last=last) if last else None


def status(standard: StandardFindings) -> str:
    """`violated`, or with several groups `violated 2/14`: so many of those that say anything."""
    found, total = standard.status, _judged_groups(standard)
    same = sum(group.status is found for group in standard.groups)
    shown = terms.status(found)
    return f"{shown} {same}/{total}" if same < total > 1 else shown


def in_groups(standard: StandardFindings) -> str | None:
    """`in 1 of 14 groups`, where there are several."""
    same = sum(group.status is standard.status for group in standard.groups)
    total = _judged_groups(standard)
    if total <= 1:
        return None
    return say("in {number} of {total} groups", number=number(same), total=number(total))


def uncertain(findings: AuditFindings) -> list[str]:
    """What may still move the shares, what they leave out, and what hangs on the order of rows."""
    ranges = [_range(standard) for standard in findings.standards if standard.counts.unsettled]
    remarks = [remark for remark in (left_out(findings), ties(findings)) if remark]
    return [*ranges, *map(capital, remarks)]


def left_out(findings: AuditFindings) -> str | None:
    """Rows that no range knows of; None where there is no range, or no such row."""
    unsettled = any(standard.counts.unsettled for standard in findings.standards)
    if not unsettled or not findings.log.rows_quarantined:
        return None
    return plural(
        findings.log.rows_quarantined,
        "{number} quarantined row is left out of these ranges",
        "{number} quarantined rows are left out of these ranges",
    )


def ties(findings: AuditFindings) -> str | None:
    """`decided by the order of rows with the same time: visit 2 of 7`."""
    found = listed(
        say(
            "{name} {number} of {total}",
            name=each.name,
            number=number(each.counts.tie_decided),
            total=number(each.counts.obligations),
        )
        for each in findings.standards
        if each.counts.tie_decided
    )
    if not found:
        return None
    return say("decided by the order of rows with the same time: {standards}", standards=found)


def _range(standard: StandardFindings) -> str:
    """`visit: 28.6% to 85.7%, whatever becomes of 1 pending and 3 undetermined`."""
    counts = standard.counts
    low, high = words.percents(counts.worst, counts.best, standard.goal)
    facts = {
        "name": standard.name,
        "low": low,
        "high": high,
        "pending": number(counts.pending),
        "undetermined": number(counts.undetermined),
    }
    if counts.pending and counts.undetermined:
        return say(
            "{name}: {low} to {high}, whatever becomes of {pending} pending and {undetermined}"
            " undetermined",
            **facts,
        )
    if counts.pending:
        return say("{name}: {low} to {high}, whatever becomes of {pending} pending", **facts)
    return say("{name}: {low} to {high}, whatever becomes of {undetermined} undetermined", **facts)


def _judged_groups(standard: StandardFindings) -> int:
    """All but the groups in which there was nothing to judge."""
    return sum(group.status is not Status.NOTHING for group in standard.groups)


def subject(violation: Violation) -> str:
    """Whom the violation is about: a case, or a group."""
    if violation.case is not None:
        return say("case {case}", case=violation.case)
    period = [violation.period] if violation.period else []
    return listed([*period, *group_cells(violation.by)]) or say("all together")


def remarks(violation: Violation, findings: AuditFindings) -> list[str]:
    """What to bear in mind when reading it."""
    found = [_rows(violation.rows)] if violation.rows else []
    if violation.clause:
        found.append(say("by its exception {name}", name=violation.clause))
    if violation.tie:
        found.append(say("decided by the order of rows with the same time"))
    if violation.partial:
        found.append(_partial(findings))
    if violation.confirmed is False:
        found.append(say("NOT confirmed when judged again"))
    if violation.confirmed is None:
        found.append(say("not judged a second time, since the log is too long"))
    return found


def _rows(rows: Sequence[int]) -> str:
    shown = listed(map(str, rows))
    return say("row {rows}", rows=shown) if len(rows) == 1 else say("rows {rows}", rows=shown)


def _partial(findings: AuditFindings) -> str:
    """Of the two options that narrow an audit, those that were given."""
    given = {"`--from`": findings.first, "`--to`": findings.last}
    names = [name for name, instant in given.items() if instant is not None]
    if not names:
        return say("only a part of the period lies in the log")
    within = both(names)
    return say("only a part of the period lies in the log, and within {options}", options=within)


def missed_cases(violation: Violation, limit: int) -> str | None:
    """`missed cases: 4711, 4712 (2 times), and 12 more misses`; a case may have several."""
    if violation.missed_total is None or not violation.missed_cases:
        return None
    named = violation.missed_cases[:limit]
    shown = listed(starmap(_times, Counter(named).items()))
    more = violation.missed_total - len(named)
    if more <= 0:
        return say("missed cases: {cases}", cases=shown)
    return plural(
        more,
        "missed cases: {cases}, and {number} more miss",
        "missed cases: {cases}, and {number} more misses",
        cases=shown,
    )


def _times(case: str, count: int) -> str:
    return say("{case} ({number} times)", case=case, number=count) if count > 1 else case


def standing(of: Listed) -> str:
    """`pending, due 2026-03-02 09:00, at risk`, or why nothing could be said."""
    if of.verdict is Verdict.UNDETERMINED:
        why = _WHY_UNDETERMINED.get(of.reason, later("something is missing"))
        return say("undetermined: {reason}", reason=say(why))
    due = say("not due while its clock stands still or its case is open")
    if of.due is not None:
        due = say("due {due}", due=words.instant(of.due, of.zone))
    return say("pending, {due}, at risk", due=due) if of.at_risk else say("pending, {due}", due=due)


def shown_of(shown: int, total: int) -> str:
    if shown < total:
        return say("{number} of {total} shown", number=number(shown), total=number(total))
    return say("the only one") if total == 1 else say("all {number} shown", number=number(total))


def titled(title: str, remark: str) -> str:
    """`Violations (2 of 7 shown)`."""
    return say("{title} ({remark})", title=title, remark=remark)


def capital(text: str) -> str:
    """How a sentence begins in English; other sentences may begin with a name, which stays."""
    return text[:1].upper() + text[1:] if spoken() == ENGLISH else text


def ended(sentence: str) -> str:
    """With its full stop."""
    return say("{sentence}.", sentence=sentence)


def number(value: int) -> str:
    return f"{value:,}"


def status_word(found: Status) -> str:
    """`kept`; where there is room, `nothing to judge`."""
    return say("nothing to judge") if found is Status.NOTHING else terms.status(found)


_WHY_UNDETERMINED = {
    Reason.EXCEPTED: later("an exception says so"),
    Reason.WHERE_UNKNOWN: later("whether the rule applies cannot be known"),
    Reason.EXCEPTION_UNKNOWN: later("which exception or limit applies cannot be known"),
    Reason.START_UNKNOWN: later("the clock's start is missing or unreadable"),
    Reason.DUE_UNKNOWN: later("the deadline or limit is missing, unreadable or out of range"),
    Reason.RESPONSE_UNKNOWN: later("an event may or may not be the awaited one"),
    Reason.CLOCK_UNKNOWN: later("a pause, a cancelling or a restart cannot be placed"),
    Reason.CONDITION_UNKNOWN: later("the required condition has a missing value"),
}

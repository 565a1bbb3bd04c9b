"""The verdict of a whole audit or check in one line: what stands first in every report."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from standards_engine.findings.nodes import AuditFindings, ConstraintVerdict, PlanFindings
from standards_engine.findings.status import Status
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Kind
from standards_engine.wording import later, listed, plural, say


class Tone(StrEnum):
    GOOD = "good"
    BAD = "bad"
    DOUBT = "doubt"


@frozen
class Headline:
    tone: Tone
    text: str


def of_audit(findings: AuditFindings) -> Headline:
    """Kept is said only of standards that judged something; silence is never a success."""
    if findings.disagreements:
        text = say("the two judges disagree: these findings are not to be relied on")
        return Headline(Tone.BAD, text)
    found = Counter(standard.status for standard in findings.standards)
    total = len(findings.standards)
    if not total:
        return Headline(Tone.DOUBT, say("the rules hold no standard: nothing was judged"))
    if found[Status.NOTHING] == total and any(s.counts.decided for s in findings.standards):
        return Headline(Tone.DOUBT, say("there was too little to judge"))
    parts = (_part(found[status], total, status) for status in _SOME if found[status])
    return Headline(_tone(found), listed(parts))


def of_check(findings: PlanFindings) -> Headline:
    """How many of the seven kinds were judged is part of the verdict."""
    found = Counter(violation.verdict for violation in findings.violations)
    facts = {"number": len(findings.kinds_covered), "total": len(Kind)}
    broken = _broken(found[ConstraintVerdict.VIOLATED], found[ConstraintVerdict.UNPROVEN])
    if broken:
        judged = say("{number} of {total} kinds of constraint judged", **facts)
        return Headline(Tone.BAD, say("{findings}; {judged}", findings=broken, judged=judged))
    if findings.kinds_missing:
        only = say("no violation, but only {number} of {total} kinds of constraint judged", **facts)
        return Headline(Tone.DOUBT, only)
    every = say("no violation; all {number} of {total} kinds of constraint judged", **facts)
    return Headline(Tone.GOOD, every)


def _broken(violated: int, unproven: int) -> str:
    parts = [plural(violated, "{number} violation", "{number} violations")] if violated else []
    parts += [say("{number} unproven", number=unproven)] if unproven else []
    return listed(parts)


_ONE = {
    Status.VIOLATED: later("the standard is violated"),
    Status.OPEN: later("the standard is still open"),
    Status.KEPT: later("the standard is kept"),
    Status.NOTHING: later("there was nothing to judge"),
}
_ALL = {
    Status.VIOLATED: later("all {number} standards violated"),
    Status.OPEN: later("all {number} standards still open"),
    Status.KEPT: later("all {number} standards kept"),
    Status.NOTHING: later("there was nothing to judge"),
}
_SOME = {
    Status.VIOLATED: later("{number} of {total} standards violated"),
    Status.OPEN: later("{number} still open"),
    Status.KEPT: later("{number} kept"),
    Status.NOTHING: later("{number} without anything to judge"),
}
"""In the order in which they are told."""


def _part(number: int, total: int, status: Status) -> str:
    if number < total:
        return say(_SOME[status], number=number, total=total)
    return say(_ONE[status]) if total == 1 else say(_ALL[status], number=number)


def _tone(found: Counter[Status]) -> Tone:
    if found[Status.VIOLATED]:
        return Tone.BAD
    return Tone.DOUBT if found[Status.OPEN] or found[Status.NOTHING] else Tone.GOOD

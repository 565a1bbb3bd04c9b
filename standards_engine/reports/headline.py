"""The verdict of a whole audit or check in one line: what stands first in every report."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from standards_engine.findings.nodes import AuditFindings, ConstraintVerdict, PlanFindings
from standards_engine.findings.status import Status
from standards_engine.findings.words import counted
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Kind


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
        return Headline(Tone.BAD, "the two judges disagree: these findings are not to be relied on")
    found = Counter(standard.status for standard in findings.standards)
    total = len(findings.standards)
    if not total:
        return Headline(Tone.DOUBT, "the rules hold no standard: nothing was judged")
    if found[Status.NOTHING] == total and any(s.counts.decided for s in findings.standards):
        return Headline(Tone.DOUBT, "there was too little to judge")
    parts = [_part(found[status], total, status) for status in _ORDER if found[status]]
    return Headline(_tone(found), ", ".join(parts))


def of_check(findings: PlanFindings) -> Headline:
    """How many of the seven kinds were judged is part of the verdict."""
    found = Counter(violation.verdict for violation in findings.violations)
    judged = f"{len(findings.kinds_covered)} of {len(Kind)} kinds of constraint judged"
    broken = found[ConstraintVerdict.VIOLATED]
    unproven = found[ConstraintVerdict.UNPROVEN]
    parts = [counted(broken, "violation")] if broken else []
    parts += [f"{unproven} unproven"] if unproven else []
    if parts:
        return Headline(Tone.BAD, f"{', '.join(parts)}; {judged}")
    if findings.kinds_missing:
        return Headline(Tone.DOUBT, f"no violation, but only {judged}")
    return Headline(Tone.GOOD, f"no violation; all {judged}")


_ORDER = (Status.VIOLATED, Status.OPEN, Status.KEPT, Status.NOTHING)
_WORDS = {
    Status.VIOLATED: "violated",
    Status.OPEN: "still open",
    Status.KEPT: "kept",
    Status.NOTHING: "without anything to judge",
}


def _part(number: int, total: int, status: Status) -> str:
    if number == total and status is Status.NOTHING:
        return "there was nothing to judge"
    if number == total:
        return f"{'the standard is' if total == 1 else f'all {total} standards'} {_WORDS[status]}"
    return (
        f"{number} of {total} standards {_WORDS[status]}"
        if status is _ORDER[0]
        else (f"{number} {_WORDS[status]}")
    )


def _tone(found: Counter[Status]) -> Tone:
    if found[Status.VIOLATED]:
        return Tone.BAD
    return Tone.DOUBT if found[Status.OPEN] or found[Status.NOTHING] else Tone.GOOD

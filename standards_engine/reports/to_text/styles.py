"""Colours, and what they stand for: the codes of ECMA-48 that every terminal knows."""

from __future__ import annotations

from standards_engine.findings.status import Status
from standards_engine.reports.headline import Tone
from standards_engine.rules.nodes import Severity
from standards_engine.verdicts import Verdict

PLAIN = ""
BOLD = "1"
DIM = "2"
RED = "31"
BOLD_RED = "1;31"
GREEN = "32"
BOLD_GREEN = "1;32"
YELLOW = "33"
BOLD_YELLOW = "1;33"

TONES = {Tone.GOOD: BOLD_GREEN, Tone.BAD: BOLD_RED, Tone.DOUBT: BOLD_YELLOW}
STATUSES = {
    Status.KEPT: GREEN,
    Status.VIOLATED: BOLD_RED,
    Status.OPEN: YELLOW,
    Status.NOTHING: DIM,
}
VERDICTS = {
    Verdict.MET: BOLD_GREEN,
    Verdict.MISSED: BOLD_RED,
    Verdict.PENDING: BOLD_YELLOW,
    Verdict.UNDETERMINED: BOLD_YELLOW,
}
SEVERITIES = {Severity.MINOR: YELLOW, Severity.MAJOR: RED, Severity.CRITICAL: BOLD_RED}


def painted(text: str, style: str, *, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color and style and text.strip() else text

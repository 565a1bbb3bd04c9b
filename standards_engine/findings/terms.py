"""The words of the field, in the language spoken. Programs get the words of the rules instead."""

from __future__ import annotations

from standards_engine.findings.nodes import ConstraintVerdict
from standards_engine.findings.status import Status
from standards_engine.rules.nodes import Kind, Severity
from standards_engine.verdicts import Verdict
from standards_engine.wording import later, say

_VERDICTS = {
    Verdict.MET: later("met"),
    Verdict.MISSED: later("missed"),
    Verdict.PENDING: later("pending"),
    Verdict.EXCUSED: later("excused"),
    Verdict.WAIVED: later("waived"),
    Verdict.UNDETERMINED: later("undetermined"),
}
_OUTCOMES = {
    ConstraintVerdict.MET: later("met"),
    ConstraintVerdict.VIOLATED: later("violated"),
    ConstraintVerdict.UNPROVEN: later("unproven"),
    ConstraintVerdict.NOT_JUDGED: later("not judged"),
    ConstraintVerdict.WAIVED: later("waived"),
}
_STATUSES = {
    Status.NOTHING: later("nothing"),
    Status.KEPT: later("kept"),
    Status.OPEN: later("open"),
    Status.VIOLATED: later("violated"),
}
_SEVERITIES = {
    Severity.MINOR: later("minor"),
    Severity.MAJOR: later("major"),
    Severity.CRITICAL: later("critical"),
}
_KINDS = {
    Kind.EXPECTED: later("expected"),
    Kind.PERCEPTIBLE: later("perceptible"),
    Kind.FEASIBLE: later("feasible"),
    Kind.ALIGNED: later("aligned"),
    Kind.RESOURCED: later("resourced"),
    Kind.BALANCED: later("balanced"),
    Kind.COMPETITIVE: later("competitive"),
}


def verdict(found: Verdict) -> str:
    return say(_VERDICTS[found])


def outcome(found: ConstraintVerdict) -> str:
    """Of a constraint."""
    return say(_OUTCOMES[found])


def status(found: Status) -> str:
    return say(_STATUSES[found])


def severity(found: Severity) -> str:
    return say(_SEVERITIES[found])


def kind(found: Kind) -> str:
    return say(_KINDS[found])

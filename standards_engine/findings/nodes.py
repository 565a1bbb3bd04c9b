"""What an audit and a check found: exact values, which every report writes in its own way.

Instants are microseconds UTC, shares are fractions; `zone` says in whose local time to write.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from standards_engine.findings.counts import Counts
from standards_engine.findings.status import Status
from standards_engine.frozen import frozen
from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import Kind, Origin, Severity
from standards_engine.verdicts import Reason, Unit, Verdict

if TYPE_CHECKING:
    from standards_engine.judge.reference.explanation import Explanation

By = tuple[tuple[str, str | None], ...]
"""The `by` fields of a group as written, each with its value; None: missing."""


@frozen(kw_only=True)
class GroupFindings:
    period: str | None
    by: By
    status: Status
    partial: bool
    """Its beginning lies before the log or `--from`; of a goal also: its end after `--to`."""
    over: bool
    """The period is finished at as-of. Without a period: always."""
    counts: Counts


@frozen(kw_only=True)
class StandardFindings:
    name: str
    version: str | None
    title: str | None
    severity: Severity
    zone: str
    goal: Fraction | None
    given_at_least: int
    counts: Counts
    groups: tuple[GroupFindings, ...]
    violations: int
    """Missed obligations, or with a goal violated groups."""
    owner: str | None = None
    promise: str | None = None
    because: str | None = None
    place: str | None = None
    """`file:line:column` of the standard."""

    @property
    def violated(self) -> bool:
        return self.violations > 0

    @property
    def status(self) -> Status:
        """The worst of the groups; nothing only where all are."""
        found = {group.status for group in self.groups}
        ranked = (Status.VIOLATED, Status.OPEN, Status.KEPT)
        return next((status for status in ranked if status in found), Status.NOTHING)


@frozen(kw_only=True)
class Violation:
    """A missed obligation; or, where the standard has a goal, a group that fell short of it."""

    id: str
    standard: str
    title: str | None
    severity: Severity
    zone: str
    message: str
    reason: Reason | None
    """None for a group."""
    case: str | None = None
    ordinal: int | None = None
    period: str | None = None
    by: By = ()
    clause: str | None = None
    began: int | None = None
    started: int | None = None
    due: int | None = None
    decided: int | None = None
    unit: Unit = Unit.MICROSECONDS
    limit: int | None = None
    counted: int | None = None
    late_by: int | None = None
    """Like `limit` and `counted`, in `unit`."""
    observed: str | None = None
    rows: tuple[int, ...] = ()
    tie: bool = False
    partial: bool = False
    confirmed: bool | None = None
    """Whether the other judge found the same: of a group, in the missed cases named; of a period,
    in the whole log. None: not judged again, since the log is too long."""
    missed_total: int | None = None
    missed_cases: tuple[str, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    """How it was found; of a group, how the first of its missed cases were."""


@frozen(kw_only=True)
class Waived:
    """A missed obligation that a waiver covers: told as a violation is, and blames nobody."""

    violation: Violation
    because: str
    approved_by: str
    until: str
    """The waiver's last date."""


@frozen(kw_only=True)
class Disagreement:
    """The two judges differ about an obligation: a fault of the tool."""

    standard: str
    case: str
    ordinal: int
    field: str
    judged: str
    judged_again: str


@frozen(kw_only=True)
class Listed:
    """An obligation that is no violation but was asked for: pending, at risk, undetermined."""

    standard: str
    zone: str
    verdict: Verdict
    reason: Reason
    case: str
    ordinal: int
    period: str | None
    by: By
    began: int
    started: int | None
    due: int | None
    unit: Unit
    limit: int | None
    counted: int | None
    at_risk: bool
    rows: tuple[int, ...]


@frozen(kw_only=True)
class PublicHolidays:
    """What `closed holidays` closed in the years of the log, so that others can look it up."""

    calendar: str
    country: str
    source: str
    """`holidays 0.60`: the library and its version."""
    dates: tuple[str, ...]


@frozen(kw_only=True)
class AuditFindings:
    ruleset: tuple[Origin, ...]
    parameters: tuple[tuple[str, str], ...]
    log: LogSummary
    as_of: int
    zone: str
    engine: str
    first: int | None = None
    last: int | None = None
    """`--from` and `--to`."""
    warnings: tuple[str, ...] = ()
    standards: tuple[StandardFindings, ...]
    violations: tuple[Violation, ...]
    """The worst, in the order to read them; `violations_total` counts all."""
    waived: tuple[Waived, ...] = ()
    """The earliest of each waiver; the counts of the standards hold all."""
    disagreements: tuple[Disagreement, ...] = ()
    listed: tuple[Listed, ...] = ()
    public_holidays: tuple[PublicHolidays, ...] = ()
    exit_code: int

    @property
    def violations_total(self) -> int:
        return sum(standard.violations for standard in self.standards)


class ConstraintVerdict(StrEnum):
    MET = "met"
    VIOLATED = "violated"
    UNPROVEN = "unproven"
    NOT_JUDGED = "not_judged"
    WAIVED = "waived"


@frozen(kw_only=True)
class ConstraintFindings:
    name: str
    title: str | None
    kind: Kind | None
    verdict: ConstraintVerdict
    severity: Severity = Severity.MAJOR
    because: str | None = None
    source: str | None = None
    owner: str | None = None


@frozen(kw_only=True)
class PlanViolation:
    id: str
    constraint: str
    kind: Kind | None
    severity: Severity
    verdict: ConstraintVerdict
    """Violated or unproven; of `PlanFindings.waived`, waived."""
    message: str
    path: str
    """The plan's file; of a fault of a standard that of the rules."""
    line: int | None
    column: int | None
    entity: str | None
    """The same in every language."""
    label: str | None = None
    """The entity in the language spoken."""
    help: str | None = None
    """What to write; of a waived one, why and by whom."""
    end_line: int | None = None
    end_column: int | None = None
    """The place behind the last character to blame."""
    excerpt: str | None = None
    """What stands from there to there."""


@frozen(kw_only=True)
class PlanResult:
    path: str
    name: str | None
    constraints: tuple[ConstraintFindings, ...]
    kinds_covered: tuple[Kind, ...]

    @property
    def kinds_missing(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in Kind if kind not in self.kinds_covered)


@frozen
class LogHeldAgainst:
    """The log that plans were held against, and as of which instant it was judged."""

    summary: LogSummary
    as_of: int


@frozen(kw_only=True)
class PlanFindings:
    ruleset: tuple[Origin, ...]
    parameters: tuple[tuple[str, str], ...]
    as_of: int
    zone: str
    warnings: tuple[str, ...] = ()
    plans: tuple[PlanResult, ...]
    violations: tuple[PlanViolation, ...] = field(default=())
    waived: tuple[PlanViolation, ...] = ()
    log: LogHeldAgainst | None = None
    exit_code: int

    @property
    def kinds_covered(self) -> tuple[Kind, ...]:
        """Judged in every plan: a kind that one of them leaves open is not covered."""
        if not self.plans:
            return ()
        return tuple(kind for kind in Kind if all(kind in p.kinds_covered for p in self.plans))

    @property
    def kinds_missing(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in Kind if kind not in self.kinds_covered)

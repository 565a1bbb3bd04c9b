"""The JSON documents that scripts rely on: field for field what is promised to them.

Instants are RFC 3339 with the offset of the standard's zone; durations are as in rules, exact
(`24 hours`, `3 working days`); shares have four decimals, or as many as it takes not to
contradict what was found of them.
"""

from __future__ import annotations

from typing import Final, Literal

from typing_extensions import TypedDict

from standards_engine.reports.explained.documents import Explanation

AUDIT_SCHEMA: Final = "standards-engine/findings/1"
CHECK_SCHEMA: Final = "standards-engine/check/1"


class Tool(TypedDict):
    name: str
    version: str


class Ruleset(TypedDict):
    name: str
    version: str | None
    path: str
    sha256: str


class Quarantine(TypedDict):
    reason: str
    count: int
    first_row: int
    sample: str | None


class UnknownActivity(TypedDict):
    name: str
    count: int
    nearest: str | None


class Log(TypedDict):
    paths: list[str]
    sha256: list[str]
    rows_read: int
    rows_used: int
    rows_partly_used: int
    rows_quarantined: int
    quarantine: list[Quarantine]
    events: int
    cases: int
    first: str | None
    last: str | None
    unknown_activities: list[UnknownActivity]


class Counted(TypedDict):
    """How many obligations ended how, and their shares."""

    obligations: int
    met: int
    missed: int
    pending: int
    at_risk: int
    excused: int
    waived: int
    undetermined: int
    tie_decided: int
    attainment: float | None
    best: float | None
    worst: float | None


class Group(Counted):
    period: str | None
    by: dict[str, str | None]
    status: Literal["nothing", "kept", "open", "violated"]
    partial: bool


class Standard(Counted):
    name: str
    version: str | None
    title: str | None
    severity: Literal["minor", "major", "critical"]
    goal: float | None
    given_at_least: int
    status: Literal["nothing", "kept", "open", "violated"]
    violated: bool
    violations: int
    groups: list[Group]


class Violation(TypedDict):
    id: str
    standard: str
    severity: Literal["minor", "major", "critical"]
    case: str | None
    ordinal: int | None
    period: str | None
    by: dict[str, str | None]
    clause: str | None
    began: str | None
    started: str | None
    due: str | None
    decided: str | None
    limit: str | None
    counted: str | None
    late_by: str | None
    observed: str | None
    reason: str | None
    message: str
    rows: list[int]
    tie: bool
    partial: bool
    confirmed: bool | None
    missed_total: int | None
    missed_cases: list[str]
    explanations: list[Explanation]


class Listed(TypedDict):
    """An obligation asked for by `--show`."""

    standard: str
    verdict: Literal["pending", "undetermined"]
    reason: str
    case: str
    ordinal: int
    period: str | None
    by: dict[str, str | None]
    began: str | None
    started: str | None
    due: str | None
    limit: str | None
    counted: str | None
    at_risk: bool
    rows: list[int]


class Disagreement(TypedDict):
    standard: str
    case: str
    ordinal: int
    field: str
    judged: str
    judged_again: str


class PublicHolidays(TypedDict):
    calendar: str
    country: str
    source: str
    dates: list[str]


class Audit(TypedDict):
    schema: Literal["standards-engine/findings/1"]
    tool: Tool
    ruleset: list[Ruleset]
    parameters: dict[str, str]
    log: Log
    as_of: str | None
    engine: str
    warnings: list[str]
    standards: list[Standard]
    violations: list[Violation]
    violations_total: int
    disagreements: list[Disagreement]
    listed: list[Listed]
    public_holidays: list[PublicHolidays]
    exit_code: int


class Constraint(TypedDict):
    name: str
    title: str | None
    kind: str | None
    verdict: Literal["met", "violated", "unproven", "not_judged", "waived"]


class Plan(TypedDict):
    path: str
    name: str | None
    constraints: list[Constraint]
    kinds_covered: list[str]
    kinds_missing: list[str]


class PlanViolation(TypedDict):
    id: str
    constraint: str
    kind: str | None
    severity: Literal["minor", "major", "critical"]
    verdict: Literal["violated", "unproven"]
    message: str
    help: str | None
    path: str
    line: int | None
    column: int | None
    entity: str | None


class HeldAgainst(Log):
    """Of a check with `--log`."""

    as_of: str | None


class Check(TypedDict):
    schema: Literal["standards-engine/check/1"]
    tool: Tool
    ruleset: list[Ruleset]
    parameters: dict[str, str]
    as_of: str | None
    log: HeldAgainst | None
    warnings: list[str]
    plans: list[Plan]
    kinds_covered: list[str]
    kinds_missing: list[str]
    violations: list[PlanViolation]
    exit_code: int

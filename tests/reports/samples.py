"""Findings as an audit and a check could return them, with hostile text in every free field."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import (
    AuditFindings,
    ConstraintFindings,
    ConstraintVerdict,
    GroupFindings,
    Listed,
    PlanFindings,
    PlanResult,
    PlanViolation,
    PublicHolidays,
    StandardFindings,
    Violation,
)
from standards_engine.findings.status import Status
from standards_engine.logs.summary import Quarantined, UnknownActivity
from standards_engine.rules.nodes import Kind, Severity
from standards_engine.verdicts import Reason, Unit, Verdict
from tests.findings.building import DAY, HOUR, ORIGIN, ZONE, at, log_summary

HOSTILE = '<script>alert("x")</script>\x1b[31m\u202e=1+1'
AS_OF = at("2026-03-31 23:59")


def group(period: str | None, region: str | None, counts: Counts, status: Status) -> GroupFindings:
    return GroupFindings(
        period=period,
        by=(("case.region", region),) if period else (),
        status=status,
        partial=period == "2026-01",
        over=period != "2026-03",
        counts=counts,
    )


def standard(name: str, groups: tuple[GroupFindings, ...], **changes: object) -> StandardFindings:
    facts: dict[str, object] = {
        "name": name,
        "version": "2026.1",
        "title": "An engineer arrives within 24 hours",
        "severity": Severity.MAJOR,
        "zone": ZONE,
        "goal": None,
        "given_at_least": 0,
        "counts": sum((g.counts for g in groups), Counts()),
        "groups": groups,
        "violations": 0,
        "place": "care.std:30:1",
    }
    return StandardFindings(**{**facts, **changes})  # type: ignore[arg-type]


HOME_VISIT = standard(
    "home_visit",
    (
        group("2026-01", "north", Counts(met=412, missed=9, waived=3), Status.KEPT),
        group("2026-01", "south", Counts(met=230, missed=11, excused=4), Status.KEPT),
        group("2026-02", "north", Counts(met=380, missed=31), Status.VIOLATED),
        group("2026-02", "south", Counts(met=219, missed=8, undetermined=2), Status.KEPT),
        group("2026-03", "north", Counts(met=300, missed=17, pending=41, at_risk=6), Status.OPEN),
        group("2026-03", None, Counts(pending=2), Status.NOTHING),
    ),
    goal=Fraction(95, 100),
    violations=1,
    promise="We come to your home within 24 hours of your call.",
    because="In principle no longer than 24 hours.",
    owner="service centre",
)
LOANER = standard(
    "loaner_delivered",
    (group(None, None, Counts(met=77, missed=2, tie_decided=1), Status.VIOLATED),),
    title="A loaner arrives before the broken refrigerator leaves",
    severity=Severity.CRITICAL,
    violations=2,
)
BADGE = standard(
    "badge", (group(None, None, Counts(met=1204), Status.KEPT),), title="Engineers wear the badge"
)
SEASON = standard("season_letter", (), title=None, severity=Severity.MINOR)

GROUP_VIOLATION = Violation(
    id="0f3a5b6c7d8e9f01",
    standard="home_visit",
    title="An engineer arrives within 24 hours",
    severity=Severity.MAJOR,
    zone=ZONE,
    message="380 of 411 met (92.5%), below the goal of 95% in 2026-02 for case.region north",
    reason=None,
    period="2026-02",
    by=(("case.region", "north"),),
    confirmed=True,
    missed_total=31,
    missed_cases=("C-1044", "C-2210", "C-0871"),
)
CASE_VIOLATION = Violation(
    id="aa3a5b6c7d8e9f02",
    standard="loaner_delivered",
    title="A loaner arrives before the broken refrigerator leaves",
    severity=Severity.CRITICAL,
    zone=ZONE,
    message=(
        "`visited` came 2026-03-02 14:12, not within 24 hours of `reported` at 2026-03-01 09:00; "
        "due 2026-03-02 09:00, 5 hours 12 minutes late"
    ),
    reason=Reason.ANSWERED_LATE,
    case="C-0412",
    ordinal=1,
    began=at("2026-03-01 09:00"),
    started=at("2026-03-01 09:00"),
    due=at("2026-03-02 09:00"),
    decided=at("2026-03-02 14:12"),
    limit=DAY,
    counted=DAY + 5 * HOUR + HOUR // 5,
    late_by=5 * HOUR + HOUR // 5,
    rows=(118, 131),
    tie=True,
    confirmed=True,
)
HOSTILE_VIOLATION = Violation(
    id="bb3a5b6c7d8e9f03",
    standard="loaner_delivered",
    title=HOSTILE,
    severity=Severity.CRITICAL,
    zone=ZONE,
    message=HOSTILE,
    reason=Reason.NOT_BEFORE,
    case=HOSTILE,
    ordinal=1,
    began=at("2026-03-05 10:30"),
    rows=(204,),
    confirmed=True,
)

HOLIDAYS = PublicHolidays(
    calendar="office",
    country="CN",
    source="holidays 0.60",
    dates=("2026-01-01", "2026-10-01"),
)

AUDIT = AuditFindings(
    ruleset=(ORIGIN,),
    parameters=(("visit_limit", "24 hours"), ("smallest_sample", "100")),
    log=log_summary(
        rows_read=5812,
        rows_used=5790,
        rows_partly_used=14,
        rows_quarantined=8,
        events=5804,
        cases=2950,
        quarantine=(
            Quarantined("the time is no date", 14, 77, "sometime"),
            Quarantined(HOSTILE, 8, 1290, HOSTILE),
        ),
        unknown_activities=(UnknownActivity("Visted", 12, "visited"),),
    ),
    as_of=AS_OF,
    zone=ZONE,
    engine="duckdb",
    public_holidays=(HOLIDAYS,),
    warnings=("`season_letter` matched nothing in the log: it says nothing about the service",),
    standards=(HOME_VISIT, LOANER, BADGE, SEASON),
    violations=(CASE_VIOLATION, HOSTILE_VIOLATION, GROUP_VIOLATION),
    listed=(
        Listed(
            standard="home_visit",
            zone=ZONE,
            verdict=Verdict.PENDING,
            reason=Reason.NOT_DUE,
            case=HOSTILE,
            ordinal=1,
            period="2026-03",
            by=(("case.region", "north"),),
            began=at("2026-03-31 10:00"),
            started=at("2026-03-31 10:00"),
            due=at("2026-04-01 10:00"),
            unit=Unit.MICROSECONDS,
            limit=DAY,
            counted=14 * HOUR,
            at_risk=True,
            rows=(5800,),
        ),
    ),
    exit_code=1,
)

CHECK = PlanFindings(
    ruleset=(ORIGIN,),
    parameters=(("smallest_sample", "100"),),
    as_of=AS_OF,
    zone=ZONE,
    plans=(
        PlanResult(
            path="plan.yaml",
            name="Refrigerator care 2026",
            constraints=(
                ConstraintFindings(
                    name="researched",
                    title="Every service answers a researched expectation",
                    kind=Kind.EXPECTED,
                    verdict=ConstraintVerdict.VIOLATED,
                ),
                ConstraintFindings(
                    name="enough_staff",
                    title=None,
                    kind=Kind.RESOURCED,
                    verdict=ConstraintVerdict.UNPROVEN,
                ),
                ConstraintFindings(
                    name="no_lagging",
                    title=None,
                    kind=Kind.COMPETITIVE,
                    verdict=ConstraintVerdict.NOT_JUDGED,
                ),
            ),
            kinds_covered=(Kind.EXPECTED, Kind.RESOURCED),
        ),
    ),
    violations=(
        PlanViolation(
            id="cc3a5b6c7d8e9f04",
            constraint="researched",
            kind=Kind.EXPECTED,
            severity=Severity.MAJOR,
            verdict=ConstraintVerdict.VIOLATED,
            message="home visit rests on no study of 100 customers or more",
            path="plan.yaml",
            line=12,
            column=5,
            entity="home visit",
        ),
        PlanViolation(
            id="dd3a5b6c7d8e9f05",
            constraint="enough_staff",
            kind=Kind.RESOURCED,
            severity=Severity.CRITICAL,
            verdict=ConstraintVerdict.UNPROVEN,
            message=HOSTILE,
            path="plan.yaml",
            line=31,
            column=3,
            entity=HOSTILE,
            help="write `resources[0].capacity`",
        ),
    ),
    exit_code=1,
)

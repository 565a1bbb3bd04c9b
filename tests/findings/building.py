"""Small standards and verdict columns for the tests of findings and reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import numpy as np

from standards_engine.logs.summary import LogSummary
from standards_engine.rules.expressions import Constant, FieldOf, Variable
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachEvent,
    Goal,
    GroupKey,
    LimitChoice,
    Origin,
    Period,
    Response,
    Standard,
    Within,
    Wording,
)
from standards_engine.rules.types import Duration, Record, Text
from standards_engine.verdicts import (
    NO_INSTANT,
    Group,
    Obligation,
    Reason,
    Unit,
    Verdict,
    VerdictBatch,
)

ZONE = "Asia/Shanghai"
HOUR = 3600 * 1_000_000
DAY = 24 * HOUR
EVERY_ONE = Group(None)
ORIGIN = Origin("refrigerator_care", "2026.1", "care.std", "ab" * 32, ZONE)


def at(text: str, zone: str = ZONE) -> int:
    """Microseconds UTC of a local time such as `2026-03-01 09:00`."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return round(local.timestamp()) * 1_000_000


def home_visit(**changes: object) -> Standard:
    facts: dict[str, object] = {
        "name": "home_visit",
        "title": Wording("An engineer arrives within 24 hours"),
        "origin": ORIGIN,
        "zone": ZONE,
        "case_end": None,
        "trigger": ForEachEvent(EventMatch(("reported",), "reported")),
        "expectation": Response(
            EventMatch(("visited",), "visited"),
            limit=Within((LimitChoice(Constant(24 * HOUR, Duration())),)),
        ),
    }
    return Standard(**{**facts, **changes})  # type: ignore[arg-type]


def monthly_goal(percent: int = 95, least: int = 0) -> Goal:
    region = GroupKey("case.region", FieldOf(Variable("case", Record("case")), "region", Text()))
    return Goal(Fraction(percent, 100), Period.MONTH, by=(region,), given_at_least=least)


def missed(
    case: str | None, began: int, late: int = HOUR, group: Group = EVERY_ONE, **changes: object
) -> Obligation:
    """Answered `late` after a limit of 24 hours."""
    facts: dict[str, object] = {
        "case": case,
        "ordinal": 1,
        "began": began,
        "verdict": Verdict.MISSED,
        "reason": Reason.ANSWERED_LATE,
        "started": began,
        "due": began + DAY,
        "decided": began + DAY + late,
        "limit": DAY,
        "counted": DAY + late,
        "group": group,
        "rows": (2, 3),
    }
    return Obligation(**{**facts, **changes})  # type: ignore[arg-type]


def settled(
    case: str, began: int, verdict: Verdict, group: Group = EVERY_ONE, **changes: object
) -> Obligation:
    reasons = {
        Verdict.MET: Reason.ANSWERED,
        Verdict.PENDING: Reason.NOT_DUE,
        Verdict.EXCUSED: Reason.CANCELLED,
        Verdict.WAIVED: Reason.UNANSWERED,
        Verdict.UNDETERMINED: Reason.RESPONSE_UNKNOWN,
    }
    facts: dict[str, object] = {
        "case": case,
        "ordinal": 1,
        "began": began,
        "verdict": verdict,
        "reason": reasons[verdict],
        "group": group,
    }
    return Obligation(**{**facts, **changes})  # type: ignore[arg-type]


def columns(obligations: Sequence[Obligation], standard: int = 0) -> VerdictBatch:
    groups = list(dict.fromkeys(o.group for o in obligations)) or [Group(None)]
    return VerdictBatch(
        standard=standard,
        cases=np.array([o.case for o in obligations], object),
        case_index=np.arange(len(obligations)),
        ordinal=np.array([o.ordinal for o in obligations], np.int32),
        began=np.array([o.began for o in obligations], np.int64),
        started=_instants([o.started for o in obligations]),
        due=_instants([o.due for o in obligations]),
        decided=_instants([o.decided for o in obligations]),
        verdict=np.array([o.verdict for o in obligations], np.int8),
        reason=np.array([o.reason for o in obligations], np.int8),
        clause=np.full(len(obligations), -1, np.int8),
        unit=np.array([tuple(Unit).index(o.unit) for o in obligations], np.int8),
        limit=_instants([o.limit for o in obligations]),
        counted=_instants([o.counted for o in obligations]),
        at_risk=np.array([o.at_risk for o in obligations], np.bool_),
        tie=np.array([o.tie for o in obligations], np.bool_),
        restarts=np.array([o.restarts for o in obligations], np.int32),
        group=np.array([groups.index(o.group) for o in obligations], np.int32),
        groups=groups,
        trigger_row=_instants([o.rows[0] if o.rows else None for o in obligations]),
        deciding_row=_instants([o.rows[1] if len(o.rows) > 1 else None for o in obligations]),
    )


def log_summary(**changes: object) -> LogSummary:
    facts: dict[str, object] = {
        "paths": ("calls.csv",),
        "sha256": ("cd" * 32,),
        "rows_read": 100,
        "rows_used": 100,
        "rows_partly_used": 0,
        "rows_quarantined": 0,
        "quarantine": (),
        "events": 100,
        "cases": 40,
        "first": at("2026-01-05 08:00"),
        "last": at("2026-03-31 18:00"),
        "unknown_activities": (),
        "event_counts": (("reported", 50), ("visited", 50)),
        "warnings": (),
    }
    return LogSummary(**{**facts, **changes})  # type: ignore[arg-type]


def _instants(values: Sequence[int | None]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([NO_INSTANT if value is None else value for value in values], np.int64)

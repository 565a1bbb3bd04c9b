"""Small logs, audited."""

from __future__ import annotations

from collections.abc import Callable

from standards_engine.findings.audit import audit
from standards_engine.findings.judging import Judged, reference_judge
from standards_engine.findings.nodes import AuditFindings
from standards_engine.findings.options import AuditOptions
from standards_engine.logs.events import EventBatch
from standards_engine.rules.expressions import FieldOf, Variable
from standards_engine.rules.nodes import Ruleset, Standard, Waiver, Wording
from standards_engine.rules.types import Record, Text
from tests.findings.building import DAY, HOUR, at
from tests.findings.small_log import Row, SmallLog, ruleset

AS_OF = at("2026-03-31 23:59")
REGION = FieldOf(Variable("case", Record("case")), "region", Text())
FAULT = FieldOf(Variable("reported", Record("reported")), "fault", Text())


def visits(case: str, began: str, hours: int | None, region: str = "north") -> list[Row]:
    """Reported at `began` and visited so many hours later, or never."""
    start = at(began)
    rows: list[Row] = [(case, "reported", start, {"case.region": region, "fault": "door"})]
    if hours is not None:
        rows.append((case, "visited", start + hours * HOUR, {}))
    return rows


LOG = [
    *visits("1", "2026-02-03 09:00", 5),
    *visits("2", "2026-02-04 09:00", 30),
    *visits("3", "2026-03-05 09:00", None, "south"),
    *visits("4", "2026-03-06 09:00", 26, "south"),
    *visits("5", "2026-03-31 09:00", None, "south"),
]


def audited(
    *standards: Standard,
    rows: list[Row] | None = None,
    judge: Callable[[Ruleset, EventBatch, int], Judged] = reference_judge,
    batch: int = 1000,
    waivers: tuple[Waiver, ...] = (),
    **options: object,
) -> AuditFindings:
    rules = ruleset(*standards, waivers=waivers)
    log = SmallLog(LOG if rows is None else rows, rules, batch)
    chosen = AuditOptions(engine="reference", **options)  # type: ignore[arg-type]
    return audit(rules, log, AS_OF, judge=judge, options=chosen)


def waiver(**changes: object) -> Waiver:
    epoch = at("1970-01-01 08:00") // DAY
    facts: dict[str, object] = {
        "rule": "home_visit",
        "where": None,
        "first": at("2026-03-01 08:00") // DAY - epoch,
        "last": at("2026-03-15 08:00") // DAY - epoch,
        "because": Wording("floods"),
        "approved_by": Wording("manager"),
    }
    return Waiver(**{**facts, **changes})  # type: ignore[arg-type]

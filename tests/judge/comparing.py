"""Verdicts as plain rows, so that two judges can be compared field by field."""

from __future__ import annotations

from standards_engine.judge import columnar
from standards_engine.judge.reference import judge_batch
from standards_engine.logs.events import Case, EventBatch
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.verdicts import NO_INSTANT, Reason, Unit, Verdict, VerdictBatch
from tests.judge.batches import batch_of
from tests.judge.building import ruleset

INSTANTS = ("began", "started", "due", "decided", "limit", "counted")
PLAIN = ("case", "ordinal", "clause", "at_risk", "tie", "restarts", "trigger_row")


def rows_of(verdicts: VerdictBatch) -> list[dict[str, object]]:
    """Every obligation with all that is said of it."""
    return [_row(verdicts, index) for index in range(len(verdicts))]


def _row(verdicts: VerdictBatch, index: int) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(verdicts, name)[index] for name in PLAIN}
    for name in (*INSTANTS, "deciding_row"):
        value = int(getattr(verdicts, name)[index])
        row[name] = None if value == NO_INSTANT else value
    row["verdict"] = Verdict(verdicts.verdict[index]).word
    row["reason"] = Reason(verdicts.reason[index]).word
    row["unit"] = tuple(Unit)[verdicts.unit[index]]
    row["group"] = verdicts.groups[verdicts.group[index]]
    return row


def both_judges(
    rules: Ruleset, batch: EventBatch, as_of: int
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """What the columnar and the reference judge say of the first standard."""
    return (
        rows_of(columnar.judge(0, rules, batch, as_of)),
        rows_of(judge_batch(0, rules, batch, as_of)),
    )


def agreeing(of: Standard, *cases: Case, as_of: int, **changes: object) -> list[dict[str, object]]:
    """The obligations, which both judges must see alike."""
    rules = ruleset(of, **changes)
    columns, reference = both_judges(rules, batch_of(rules, *cases), as_of)
    assert columns == reference
    return columns

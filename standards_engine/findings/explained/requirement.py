"""What was required: each condition that `and` joins, whether it held, and the values seen."""

from __future__ import annotations

from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import holding, looked_at
from standards_engine.judge.reference.explanation import Explanation

_COLUMNS = ("condition", "holds", "what was seen")


def what_was_required(explanation: Explanation) -> Section | None:
    """None where the standard requires no condition."""
    zone = explanation.standard.zone
    rows = tuple(
        Row(
            (each.text or "the condition", holding(each), looked_at(each.seen, zone)),
            each.truth is not True,
        )
        for each in explanation.required
    )
    return Section("What was required", _COLUMNS, rows) if rows else None

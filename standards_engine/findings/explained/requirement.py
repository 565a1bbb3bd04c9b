"""What was required: each condition that `and` joins, whether it held, and the values seen."""

from __future__ import annotations

from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import holding, looked_at, said
from standards_engine.judge.reference.explanation import Explanation
from standards_engine.wording import later, say

_COLUMNS = (later("condition"), later("holds"), later("what was seen"))


def what_was_required(explanation: Explanation) -> Section | None:
    """None where the standard requires no condition."""
    zone = explanation.standard.zone
    rows = tuple(
        Row(
            (each.text or say("the condition"), holding(each), looked_at(each.seen, zone)),
            each.truth is not True,
        )
        for each in explanation.required
    )
    return Section(say("What was required"), said(_COLUMNS), rows) if rows else None

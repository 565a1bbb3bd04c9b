"""`kept_within(standard, level)`: the share of a log's obligations met within another level.

It needs a log judged against that level; without one it cannot be known.
"""

from __future__ import annotations

from standards_engine.judge.plan.functions.result import Result
from standards_engine.plans import Entity, Level


def kept_within(standard: Entity, level: Level) -> Result:
    return Result(None, f"a log that shows how often `{standard.name}` kept {level.written}")

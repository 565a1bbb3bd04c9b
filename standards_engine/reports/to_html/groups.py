"""Which groups a page lists when there are thousands."""

from __future__ import annotations

from standards_engine.findings.nodes import GroupFindings, StandardFindings
from standards_engine.findings.status import Status
from standards_engine.frozen import frozen

_LIMIT = 300


@frozen
class Shown:
    groups: tuple[GroupFindings, ...]
    left_out: int


def groups_to_show(standard: StandardFindings) -> Shown:
    """All of them, in order; of too many, those that are not kept, and the number of the rest."""
    if len(standard.groups) <= _LIMIT:
        return Shown(standard.groups, 0)
    telling = [g for g in standard.groups if g.status in (Status.VIOLATED, Status.OPEN)][:_LIMIT]
    return Shown(tuple(telling), len(standard.groups) - len(telling))

"""Stable names of violations: the same after another export of the same log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from standards_engine.findings.nodes import By

_LENGTH = 16


def obligation_id(ruleset: str, standard: str, case: str, began: int, ordinal: int) -> str:
    """Ruleset, standard, case, the trigger's time, and the number within the case."""
    return _digest([ruleset, standard, case, began, ordinal])


def group_id(ruleset: str, standard: str, version: str | None, period: str | None, by: By) -> str:
    """The version is part of it: two versions of a standard may share a period."""
    return _digest([ruleset, standard, version, period, [list(pair) for pair in by]])


def constraint_id(ruleset: str, constraint: str, plan: str | None, entity: str | None) -> str:
    """Of a plan's finding: by the names in the plan, not by its lines."""
    return _digest([ruleset, constraint, plan, entity])


def _digest(parts: Sequence[object]) -> str:
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_LENGTH]

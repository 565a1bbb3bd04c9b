"""`its own`: which events each obligation has for itself (semantics 3.5)."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.own_precedents import own_precedents
from standards_engine.judge.columnar.own_responses import own_responses
from standards_engine.rules.nodes import Precedence, Response


def with_own_rows(matter: Matter) -> Matter:
    """All obligations of the batch, paired off with responses and with earlier events."""
    standard = matter.standard
    outcomes = (standard.expectation, *(each.outcome for each in standard.exceptions))
    if any(isinstance(each, Response) and each.own for each in outcomes):
        matter = replace(matter, own_responses=own_responses(matter))
    if any(isinstance(each, Precedence) and each.own for each in outcomes):
        matter = replace(matter, own_precedents=own_precedents(matter))
    return matter

"""An explanation without what a reader of a small case works out alone."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.findings.explained.nodes import Told
from standards_engine.findings.explained.told import told
from standards_engine.judge.reference.explanation import Effect, Explanation


def told_in_short(explanation: Explanation) -> Told:
    """Where the clock ran all the time, of its stretches only what they come to."""
    whole = told(explanation)
    plain = all(each.effect is Effect.COUNTED for each in explanation.stretches)
    if not explanation.stretches or not plain or not whole.sections:
        return whole
    *sections, time = whole.sections
    if not time.sums:
        return whole
    return replace(whole, facts=(*whole.facts, *time.sums[-1:]), sections=tuple(sections))

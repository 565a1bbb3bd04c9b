"""The judges behind one shape: a batch of events in, all standards' verdicts out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from standards_engine.frozen import frozen
from standards_engine.judge.fold import Part, period_parts
from standards_engine.logs.events import EventBatch, cases_of
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import VerdictBatch


@frozen
class Judged:
    """Of one batch. Standards for each period have parts instead of verdicts."""

    verdicts: Sequence[VerdictBatch]
    parts: Sequence[tuple[int, Part]] = ()
    """Index into `Ruleset.standards`, and its tallies."""


class Judge(Protocol):
    def __call__(self, ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged: ...


def columnar_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """Array kernels; what several standards work out of a batch, they work out once."""
    from standards_engine.judge.columnar import Sheet, judge

    by_case, by_period = _kinds(ruleset)
    sheet = Sheet(ruleset, events, as_of)
    return Judged(
        [judge(index, ruleset, events, as_of, sheet) for index in by_case],
        [(index, _part(index, ruleset, events, as_of)) for index in by_period],
    )


def reference_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """Case by case, as plainly as the rules are written; slow."""
    from standards_engine.judge.reference import judge_batch

    by_case, by_period = _kinds(ruleset)
    return Judged(
        [judge_batch(index, ruleset, events, as_of) for index in by_case],
        [(index, _part(index, ruleset, events, as_of)) for index in by_period],
    )


def _kinds(ruleset: Ruleset) -> tuple[list[int], list[int]]:
    """Standards judged case by case, and those for each period."""
    by_case: list[int] = []
    by_period: list[int] = []
    for index, standard in enumerate(ruleset.standards):
        (by_case if period_parts(standard) is None else by_period).append(index)
    return by_case, by_period


def _part(index: int, ruleset: Ruleset, events: EventBatch, as_of: int) -> Part:
    from standards_engine.judge.reference.periods import contributions

    whole = Part()
    for case in cases_of(events, tuple(event.name for event in ruleset.events)):
        whole.merge(contributions(ruleset.standards[index], case, ruleset, as_of))
    return whole


def judge_named(name: Literal["reference", "columnar"]) -> Judge:
    return reference_judge if name == "reference" else columnar_judge

"""The judges behind one shape: a batch of events in, all standards' verdicts out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from standards_engine.judge.fold import Part, period_parts
from standards_engine.logs.events import EventBatch, cases_of
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import VerdictBatch


@dataclass(frozen=True, slots=True)
class Judged:
    """Of one batch. Standards for each period have parts instead of verdicts."""

    verdicts: Sequence[VerdictBatch]
    parts: Sequence[tuple[int, Part]] = ()
    """Index into `Ruleset.standards`, and its tallies."""


class Judge(Protocol):
    def __call__(self, ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged: ...


def columnar_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """All standards at once, with array kernels that share what they can."""
    from standards_engine.judge import columnar

    return Judged(*columnar.judge_all(ruleset, events, as_of))


def reference_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """Case by case, as plainly as the rules are written; slow."""
    from standards_engine.judge.reference import judge_batch

    by_case = [i for i, s in enumerate(ruleset.standards) if period_parts(s) is None]
    by_period = [i for i, s in enumerate(ruleset.standards) if period_parts(s) is not None]
    return Judged(
        [judge_batch(index, ruleset, events, as_of) for index in by_case],
        [(index, _reference_part(index, ruleset, events, as_of)) for index in by_period],
    )


def _reference_part(index: int, ruleset: Ruleset, events: EventBatch, as_of: int) -> Part:
    from standards_engine.judge.reference.periods import contributions

    whole = Part()
    for case in cases_of(events, tuple(event.name for event in ruleset.events)):
        whole.merge(contributions(ruleset.standards[index], case, ruleset, as_of))
    return whole


def judge_named(name: Literal["reference", "columnar"]) -> Judge:
    return reference_judge if name == "reference" else columnar_judge

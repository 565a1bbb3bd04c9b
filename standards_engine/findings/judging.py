"""The judges behind one shape: a batch of events in, all standards' verdicts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from standards_engine.findings.cases import case_at
from standards_engine.frozen import frozen
from standards_engine.judge.fold import Part, period_parts
from standards_engine.logs.events import UNREADABLE, EventBatch
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
    return _by_columns(ruleset, events, as_of, brief=False)


def brief_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """As `columnar_judge`, but of what is met or excused nobody asks how the clock stood."""
    return _by_columns(ruleset, events, as_of, brief=True)


def _by_columns(ruleset: Ruleset, events: EventBatch, as_of: int, *, brief: bool) -> Judged:
    from standards_engine.judge.columnar import judge_all
    from standards_engine.judge.reference import groups_seen

    verdicts, parts = judge_all(ruleset, events, as_of, brief=brief)
    for index, part in parts:
        part.groups |= groups_seen(ruleset.standards[index], ruleset, events, as_of)
    return Judged([*verdicts, *_unplaced(ruleset, events, as_of)], parts)


def reference_judge(ruleset: Ruleset, events: EventBatch, as_of: int) -> Judged:
    """Case by case, as plainly as the rules are written; slow."""
    from standards_engine.judge.reference import contribute_batch, groups_seen, judge_batch

    indices = range(len(ruleset.standards))
    by_period = [i for i in indices if period_parts(ruleset.standards[i]) is not None]
    by_case = [i for i in indices if i not in by_period]
    verdicts = [judge_batch(index, ruleset, events, as_of) for index in by_case]
    parts = [(index, contribute_batch(index, ruleset, events, as_of)) for index in by_period]
    for index, part in parts:
        part.groups |= groups_seen(ruleset.standards[index], ruleset, events, as_of)
    return Judged([*verdicts, *_unplaced(ruleset, events, as_of)], parts)


def _unplaced(ruleset: Ruleset, events: EventBatch, as_of: int) -> Iterator[VerdictBatch]:
    """Obligations of triggers whose time cannot be read: few cases, so they are gone through."""
    import numpy as np

    from standards_engine.judge.reference import unplaced_batch

    placed = events.time_known & (events.activity != UNREADABLE) & (events.time <= as_of)
    if placed.all():
        return
    size = len(events.cases)
    case = np.repeat(np.arange(size), np.diff(events.starts))
    has_lost = np.bincount(case[~events.time_known], minlength=size) > 0
    found = np.flatnonzero(has_lost | (np.bincount(case[placed], minlength=size) == 0))
    names = tuple(event.name for event in ruleset.events)
    cases = [case_at(events, int(index), names) for index in found]
    for index in range(len(ruleset.standards)):
        batch = unplaced_batch(index, ruleset, cases, as_of)
        if len(batch):
            yield batch


def judge_named(name: Literal["reference", "columnar"], *, brief: bool = False) -> Judge:
    """`brief` where nobody sees every verdict."""
    if name == "reference":
        return reference_judge
    return brief_judge if brief else columnar_judge

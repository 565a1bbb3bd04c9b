"""The reference judge over a batch of cases, in the columns that every judge returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from standards_engine.judge.fold import Part
from standards_engine.judge.reference.judge import judge_case, judgement_of
from standards_engine.judge.reference.periods import contributions
from standards_engine.logs.events import Case, EventBatch, cases_of
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.verdicts import NO_INSTANT, Obligation, Unit, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Int64

_UNITS = tuple(Unit)


def judge_batch(
    standard_index: int, ruleset: Ruleset, batch: EventBatch, as_of: int
) -> VerdictBatch:
    """The obligations of one standard, in order of (case, trigger)."""
    standard = ruleset.standards[standard_index]
    names = tuple(event.name for event in ruleset.events)
    obligations = [
        obligation
        for case in cases_of(batch, names)
        for obligation in judge_case(standard, case, ruleset, as_of)
    ]
    return columns_of(standard_index, standard, obligations)


def contribute_batch(standard_index: int, ruleset: Ruleset, batch: EventBatch, as_of: int) -> Part:
    """What the cases contribute to a standard for each period; `fold.finish` judges it."""
    names = tuple(event.name for event in ruleset.events)
    whole = Part()
    for case in cases_of(batch, names):
        whole.merge(contributions(ruleset.standards[standard_index], case, ruleset, as_of))
    return whole


def obligation_of(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, ordinal: int
) -> Obligation | None:
    """One obligation judged again; None where the case has no such ordinal."""
    found = judgement_of(standard, case, ruleset, as_of, ordinal)
    return None if found is None else found.obligation


def columns_of(index: int, standard: Standard, found: Sequence[Obligation]) -> VerdictBatch:
    import numpy as np

    groups = {group: i for i, group in enumerate(dict.fromkeys(each.group for each in found))}
    clauses = {exception.name: i for i, exception in enumerate(standard.exceptions)}
    cases = np.empty(len(found), dtype=object)
    cases[:] = [each.case for each in found]
    return VerdictBatch(
        standard=index,
        cases=cases,
        case_index=np.arange(len(found)),
        ordinal=np.array([each.ordinal for each in found], dtype=np.int32),
        began=_instants(found, lambda each: each.began),
        started=_instants(found, lambda each: each.started),
        due=_instants(found, lambda each: each.due),
        decided=_instants(found, lambda each: each.decided),
        verdict=np.array([each.verdict for each in found], dtype=np.int8),
        reason=np.array([each.reason for each in found], dtype=np.int8),
        clause=np.array([clauses.get(each.clause or "", -1) for each in found], dtype=np.int8),
        unit=np.array([_UNITS.index(each.unit) for each in found], dtype=np.int8),
        limit=_instants(found, lambda each: each.limit),
        counted=_instants(found, lambda each: each.counted),
        at_risk=np.array([each.at_risk for each in found], dtype=np.bool_),
        tie=np.array([each.tie for each in found], dtype=np.bool_),
        restarts=np.array([each.restarts for each in found], dtype=np.int32),
        group=np.array([groups[each.group] for each in found], dtype=np.int32),
        groups=tuple(groups),
        trigger_row=_instants(found, lambda each: each.rows[0]),
        deciding_row=_instants(found, lambda each: each.rows[1] if each.rows[1:] else None),
    )


def _instants(found: Sequence[Obligation], value: Callable[[Obligation], int | None]) -> Int64:
    import numpy as np

    known = (value(each) for each in found)
    return np.array([NO_INSTANT if v is None else v for v in known], dtype=np.int64)

"""From a batch of events to the verdicts of a standard, in the order of semantics 2.5."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.alternatives import OWN, judge_alternatives
from standards_engine.judge.columnar.arrays import Bool, Int8, Int32, Int64
from standards_engine.judge.columnar.begun import begun
from standards_engine.judge.columnar.groups import groups_of
from standards_engine.judge.columnar.matters import Matter, matter_of
from standards_engine.judge.columnar.outcomes import NEVER, Outcomes, blank
from standards_engine.judge.columnar.own import with_own_rows
from standards_engine.judge.columnar.periods import contribute
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.triggers import NO_DOUBT
from standards_engine.judge.columnar.values.frames import Sheet
from standards_engine.judge.fold import Part, period_parts
from standards_engine.judge.roles import case_fields_read, picked_events
from standards_engine.logs.events import EventBatch
from standards_engine.rules.nodes import Ruleset
from standards_engine.verdicts import NO_INSTANT, VerdictBatch


def judge(
    standard_index: int,
    ruleset: Ruleset,
    batch: EventBatch,
    as_of: int,
    shared: Sheet | None = None,
) -> VerdictBatch:
    """Every obligation of a standard in the batch, in order of (case, trigger).

    `shared` is what several standards work out of one batch (`Sheet(ruleset, batch, as_of)`).
    Standards for each period have no obligations here; see `periods`. Waivers are not applied.
    """
    sheet = shared or Sheet(ruleset, batch, as_of)
    standard = ruleset.standards[standard_index]
    matter = with_own_rows(matter_of(sheet, standard, begun(sheet, standard)))
    clauses, outcomes = _judged(matter)
    return _written_up(standard_index, matter, clauses, outcomes)


def judge_all(
    ruleset: Ruleset, batch: EventBatch, as_of: int, *, brief: bool = False
) -> tuple[list[VerdictBatch], list[tuple[int, Part]]]:
    """All standards of a ruleset: verdicts, or for each period what the batch contributes.

    Parts come with the index of their standard. `brief`: of what is met or excused, columns that
    say how the clock stood may be null; the verdict, its group and whether a tie decided are there.
    """
    sheet = Sheet(ruleset, batch, as_of, brief=brief)
    verdicts: list[VerdictBatch] = []
    parts: list[tuple[int, Part]] = []
    for index, standard in enumerate(ruleset.standards):
        if period_parts(standard) is None:
            verdicts.append(judge(index, ruleset, batch, as_of, sheet))
        else:
            parts.append((index, contribute(index, ruleset, batch, as_of, sheet)))
    sheet.memo.forget()
    return verdicts, parts


def _judged(matter: Matter) -> tuple[Int8, Outcomes]:
    """Where it cannot be known whether the rule applies, nothing else is asked."""
    doubt = matter.triggers.doubt
    if not (doubt != NO_DOUBT).any():
        return judge_alternatives(matter)
    doubtful, sure = np.flatnonzero(doubt != NO_DOUBT), np.flatnonzero(doubt == NO_DOUBT)
    clauses, outcomes = np.full(len(matter), OWN, np.int8), blank(len(matter))
    outcomes.settle_doubtful(doubtful, doubt[doubtful], matter.began[doubtful])
    clauses[sure], judged = judge_alternatives(matter.take(sure))
    outcomes.copy_from(judged, sure, np.ones(len(sure), np.bool_))
    return clauses, outcomes


def _written_up(index: int, matter: Matter, clauses: Int8, outcomes: Outcomes) -> VerdictBatch:
    rows, memo = matter.sheet.rows, matter.triggers.memo
    group, groups = groups_of(matter)
    return VerdictBatch(
        standard=index,
        cases=matter.sheet.batch.cases,
        case_index=matter.cases,
        ordinal=memo("ordinals", lambda: _ordinals(matter.cases)),
        began=matter.began,
        started=outcomes.started,
        due=outcomes.due,
        decided=outcomes.decided,
        verdict=outcomes.verdict,
        reason=outcomes.reason,
        clause=clauses,
        unit=outcomes.unit,
        limit=outcomes.limit,
        counted=outcomes.counted,
        at_risk=outcomes.at_risk,
        tie=_ties(matter, outcomes),
        restarts=outcomes.restarts,
        group=group,
        groups=groups,
        trigger_row=memo("input rows", lambda: rows.input_row[matter.rows]),
        deciding_row=_input_rows(rows.input_row, outcomes.deciding),
    )


def _ordinals(cases: Int64) -> Int32:
    """1-based within each case."""
    places = np.arange(len(cases))
    first = np.maximum.accumulate(np.where(np.diff(cases, prepend=-1) != 0, places, 0))
    return (places - first + 1).astype(np.int32)


def _ties(matter: Matter, outcomes: Outcomes) -> Bool:
    """Edges of the clock only up to the decision; where there is none yet, up to as-of."""
    end = np.where(outcomes.decided == NO_INSTANT, matter.sheet.as_of, outcomes.decided)
    tied = outcomes.tied_edge <= end
    tied |= _hang_on_tied_fields(matter) | (_first_tied_pick(matter) <= end)
    for rows in (matter.rows, matter.triggers.origins, outcomes.deciding):
        tied |= matter.ties.are_tied(rows)
    return tied


def _hang_on_tied_fields(matter: Matter) -> Bool:
    """Of which case rows of one instant give different values to a field that matters (2.4)."""
    ties = matter.sheet.batch.case_ties
    read = case_fields_read(matter.standard)
    named = [tied for name, tied in ties.items() if name in read]
    some = np.logical_or.reduce([np.zeros(len(matter.sheet.batch.cases), np.bool_), *named])
    found: Bool = some[matter.cases]
    return found


def _first_tied_pick(matter: Matter) -> Int64:
    """When rows were first tied among which a condition looks for the first or the latest."""
    events, cases = picked_events(matter.standard), matter.cases
    if not events:
        return np.full(len(matter), NEVER)
    return matter.ties.first_after(matter.sheet.rows.first[cases] - 1, cases, tuple(events))


def _input_rows(input_rows: Int64, rows: Int64) -> Int64:
    found = np.full(len(rows), NO_INSTANT)
    real = rows != NOWHERE
    found[real] = input_rows[rows[real]]
    return found

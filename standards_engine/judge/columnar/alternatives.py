"""Exceptions and calendars: every alternative that may apply is judged, and they must agree.

The alternative that applies is chosen at the trigger (semantics 2.2); where that choice hangs on
missing data, one common verdict stands, and otherwise the obligation is undetermined (5.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Int8, Int64
from standards_engine.judge.columnar.calendars import calendars_of
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.outcomes import Outcomes, blank
from standards_engine.judge.columnar.patterns.judging import outcomes_of
from standards_engine.judge.columnar.patterns.preparing import Prepared, prepared
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import Excepted, Pattern
from standards_engine.verdicts import Reason

OWN = -1
"""The clause of the standard's own expectation; else the index of the exception."""


def judge_alternatives(matter: Matter) -> tuple[Int8, Outcomes]:
    """Of every obligation the clause that judged it, and the outcome all alternatives agree on."""
    size = len(matter)
    judged = [(each.clause, each.at, _outcomes(each, matter)) for each in alternatives(matter)]
    clauses = np.full(size, OWN, np.int8)
    if len(judged) == 1 and len(judged[0][1]) == size:
        return clauses, judged[0][2]
    first = blank(size)
    found, agreed = np.zeros(size, np.bool_), np.ones(size, np.bool_)
    for clause, at, outcomes in judged:
        fresh = ~found[at]
        first.copy_from(outcomes, at, fresh)
        clauses[at[fresh]] = clause
        agreed[at] &= outcomes.verdict == first.verdict[at]
        found[at] = True
    settled = found & agreed
    whole = blank(size)
    whole.copy_from(first, np.arange(size), settled)
    return np.where(settled, clauses, OWN).astype(np.int8), whole


class Alternative(NamedTuple):
    """What may be owed by the obligations `at`: by a clause, under one calendar and one limit."""

    clause: int
    at: Int64
    owed: Prepared | Excepted


def alternatives(matter: Matter) -> Iterator[Alternative]:
    """In the order in which they are written."""
    for clause, at, outcome in _branches(matter):
        if isinstance(outcome, Excepted):
            yield Alternative(clause, at, outcome)
            continue
        for here, calendar in calendars_of(matter, at):
            for each in prepared(outcome, matter.take(here), calendar):
                yield Alternative(clause, here[each.at], each)


def _outcomes(alternative: Alternative, matter: Matter) -> Outcomes:
    owed = alternative.owed
    if isinstance(owed, Prepared):
        return outcomes_of(owed)
    excepted, every = blank(len(alternative.at)), np.arange(len(alternative.at))
    decided = matter.began[alternative.at]
    excepted.put(every, owed.verdict, Reason.EXCEPTED, decided=decided)
    return excepted


def _branches(matter: Matter) -> Iterator[tuple[int, Int64, Pattern | Excepted]]:
    """The exceptions that may apply, in written order; then the own expectation of the rest."""
    left = np.arange(len(matter))
    for index, exception in enumerate(matter.standard.exceptions):
        truth = holds(exception.when, matter.frame.take(left))
        yield index, left[truth != FALSE], exception.outcome
        left = left[truth != TRUE]
    yield OWN, left, matter.standard.expectation

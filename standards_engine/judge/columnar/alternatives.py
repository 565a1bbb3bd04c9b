"""Exceptions and calendars: every alternative that may apply is judged, and they must agree.

The alternative that applies is chosen at the trigger (semantics 2.2); where that choice hangs on
missing data, one common verdict stands, and otherwise the obligation is undetermined (5.2).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from standards_engine.judge.columnar.arrays import Int8, Int64
from standards_engine.judge.columnar.calendars import calendars_of
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.outcomes import Outcomes, blank
from standards_engine.judge.columnar.patterns.judging import outcomes_of
from standards_engine.judge.columnar.patterns.preparing import prepared
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import Excepted, Pattern
from standards_engine.verdicts import Reason

OWN = -1
"""The clause of the standard's own expectation; else the index of the exception."""


def judge_alternatives(matter: Matter) -> tuple[Int8, Outcomes]:
    """Of every obligation the clause that judged it, and the outcome all alternatives agree on."""
    size = len(matter)
    alternatives = [*_alternatives(matter)]
    clauses = np.full(size, OWN, np.int8)
    if len(alternatives) == 1 and len(alternatives[0][1]) == size:
        return clauses, alternatives[0][2]
    first = blank(size)
    found, agreed = np.zeros(size, np.bool_), np.ones(size, np.bool_)
    for clause, at, outcomes in alternatives:
        fresh = ~found[at]
        first.copy_from(outcomes, at, fresh)
        clauses[at[fresh]] = clause
        agreed[at] &= outcomes.verdict == first.verdict[at]
        found[at] = True
    settled = found & agreed
    whole = blank(size)
    whole.copy_from(first, np.arange(size), settled)
    return np.where(settled, clauses, OWN).astype(np.int8), whole


def _alternatives(matter: Matter) -> Iterator[tuple[int, Int64, Outcomes]]:
    """Clause, obligations and outcomes, in the order in which they are written."""
    for clause, at, outcome in _branches(matter):
        if isinstance(outcome, Excepted):
            excepted = blank(len(at))
            every = np.arange(len(at))
            decided = matter.began[at]
            excepted.put(every, outcome.verdict, Reason.EXCEPTED, decided=decided)
            yield clause, at, excepted
            continue
        for here, calendar in calendars_of(matter, at):
            for each in prepared(outcome, matter.take(here), calendar):
                yield clause, here[each.at], outcomes_of(each)


def _branches(matter: Matter) -> Iterator[tuple[int, Int64, Pattern | Excepted]]:
    """The exceptions that may apply, in written order; then the own expectation of the rest."""
    left = np.arange(len(matter))
    for index, exception in enumerate(matter.standard.exceptions):
        truth = holds(exception.when, matter.frame.take(left))
        yield index, left[truth != FALSE], exception.outcome
        left = left[truth != TRUE]
    yield OWN, left, matter.standard.expectation

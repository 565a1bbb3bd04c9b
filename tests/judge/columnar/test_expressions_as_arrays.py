"""Expressions for many rows at once are what they are for each row by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_engine.judge.columnar.values.evaluate import evaluate as evaluate_all
from standards_engine.judge.columnar.values.frames import Frame, Records, Sheet
from standards_engine.judge.columnar.values.vectors import Pooled, Vector, Whole
from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.reference.history import history_of
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import EventType
from standards_engine.rules.types import Record
from tests.judge.batches import batch_of
from tests.judge.building import ZONE, ruleset, standard
from tests.judge.columnar.expressions import (
    CASE_FIELDS,
    CASE_VALUES,
    EXPRESSIONS,
    FIELDS,
    LIMITS,
    VALUES,
)
from tests.judge.standards_and_cases import AS_OF, HOURS, case_of

NAMES = ("reported", "visited")
RULES = ruleset(
    standard(),
    events=tuple(EventType(name, None, Record(name, FIELDS)) for name in NAMES),
    case_record=Record("case", CASE_FIELDS),
    tables=(LIMITS,),
)
ROWS = st.tuples(st.sampled_from((*NAMES, "")), st.sampled_from(HOURS), VALUES)
HOLES = st.tuples(st.sampled_from((*NAMES, None)), st.none(), VALUES)
CASES = st.builds(
    lambda rows, holes, values: replace(case_of([*rows, *holes]), values=values),
    st.lists(ROWS, min_size=1, max_size=6),
    st.just([]) | st.just([]) | st.lists(HOLES, max_size=2),
    CASE_VALUES,
)


def plainly(vector: Vector) -> list[object]:
    """The values one by one; None for unknown ones."""
    if isinstance(vector, Whole):
        pairs = zip(vector.values.tolist(), vector.known.tolist(), strict=True)
        return [value if known else None for value, known in pairs]
    assert isinstance(vector, Pooled)
    return [None if code < 0 else vector.pool[code] for code in vector.codes.tolist()]


def one_by_one(expression: Expression, cases: list[Case]) -> list[object]:
    """From every row that exists, with the row and the case's first one in hand."""
    found: list[object] = []
    for case in cases:
        history = history_of(case, AS_OF)
        scope = CaseScope(
            standard=standard(),
            tables={LIMITS.name: LIMITS},
            history=history,
            as_of=AS_OF,
            seen=0,
            variables={"case": case},
        )
        for index, row in enumerate(history.rows):
            bound = scope.bind("reported", row).bind("visited", history.rows[0])
            value = evaluate(expression, bound.seeing(index))
            found.append(None if isinstance(value, Unknown) else value)
    return found


def all_at_once(expression: Expression, cases: list[Case]) -> list[object]:
    sheet = Sheet(RULES, batch_of(RULES, *cases), AS_OF)
    rows = np.arange(sheet.rows.live)
    frame = Frame(sheet=sheet, zone=ZONE, cases=sheet.rows.case[rows], seen=rows)
    first = Records(sheet.rows.first[frame.cases])
    bound = frame.bind("reported", Records(rows)).bind("visited", first)
    return plainly(evaluate_all(expression, bound))


@settings(max_examples=400, deadline=None)
@given(EXPRESSIONS, st.lists(CASES, min_size=1, max_size=3))
def test_every_expression_from_every_row(expression: Expression, cases: list[Case]) -> None:
    assert all_at_once(expression, cases) == one_by_one(expression, cases)

"""A verdict that is decided stays the same whichever way the unknown turns out (semantics 5).

Traces with missing values, and with rows at an unknown time, are judged by the templates of Declare
with conditions; so is every trace that they may be in truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import TypeVar

import pytest

from standards_engine.logs.events import Case, Event
from standards_engine.rules.nodes import ForEachCase, Ruleset
from standards_engine.verdicts import Verdict
from tests.judge.batches import batch_of
from tests.judge.declare.formulas import HOUR
from tests.judge.declare.traces import JUDGES, rules_of_the_page

Row = tuple[int, str, str | None, bool | None, bool]
"""Its number, event, engineer, whether it is urgent or done, and whether its time can be read."""
Verdicts = dict[int | None, Verdict]
"""By the number of the trigger; None for a standard about the case."""

_T = TypeVar("_T")
DECIDED = (Verdict.MET, Verdict.MISSED)
_ROWS: tuple[tuple[str, str | None, bool | None, bool], ...] = (
    ("reported", "x", True, True),
    ("reported", None, True, True),
    ("reported", "x", None, True),
    ("visited", "x", True, True),
    ("visited", "y", True, True),
    ("visited", None, True, True),
    ("visited", "x", None, True),
    ("visited", "x", True, False),
    ("reported", "x", True, False),
)


def partial_traces() -> Iterator[tuple[Row, ...]]:
    """Up to three events, of which at least one can be placed and one is not wholly known."""
    for length in (1, 2, 3):
        for word in product(_ROWS, repeat=length):
            rows = tuple((number, *row) for number, row in enumerate(word))
            if any(row[4] for row in rows) and not all(_is_whole(row) for row in rows):
                yield rows


def _is_whole(row: Row) -> bool:
    return row[2] is not None and row[3] is not None and row[4]


def completions(trace: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Every trace that it may be: values filled in, rows without a time put at every place."""
    options = [
        [
            (n, name, who, flag, True)
            for who in _or(engineer, "x", "y")
            for flag in _or(is_so, True, False)
        ]
        for n, name, engineer, is_so, _ in trace
    ]
    placed = [row[0] for row in trace if row[4]]
    lost = [row[0] for row in trace if not row[4]]
    for filled in product(*options):
        for order in _orders(placed, lost):
            yield tuple(filled[number] for number in order)


def _or(value: _T | None, *all_values: _T) -> Sequence[_T]:
    return all_values if value is None else (value,)


def _orders(placed: list[int], lost: list[int]) -> Iterator[list[int]]:
    if not lost:
        yield placed
        return
    for order in _orders(placed, lost[1:]):
        for place in range(len(order) + 1):
            yield [*order[:place], lost[0], *order[place:]]


def judged(
    rules: Ruleset, number: int, traces: Sequence[tuple[Row, ...]], judge: str
) -> list[Verdicts]:
    of_case = isinstance(rules.standards[number].trigger, ForEachCase)
    batch = batch_of(rules, *(_case(str(key), trace) for key, trace in enumerate(traces)))
    verdicts = JUDGES[judge](number, rules, batch, 1_000 * HOUR)
    found: list[Verdicts] = [{} for _ in traces]
    for index in range(len(verdicts)):
        trigger = None if of_case else int(verdicts.trigger_row[index])
        found[int(verdicts.case[index])][trigger] = Verdict(verdicts.verdict[index])
    return found


def _case(key: str, trace: tuple[Row, ...]) -> Case:
    ordered = sorted(trace, key=lambda row: not row[4])
    return Case(key, tuple(_event(place, row) for place, row in enumerate(ordered)), {})


def _event(place: int, row: Row) -> Event:
    number, name, engineer, flag, is_placed = row
    given = {"engineer": engineer, "urgent" if name == "reported" else "done": flag}
    values = {key: value for key, value in given.items() if value is not None}
    return Event(name, place * HOUR if is_placed else None, place, number, values)


PARTIAL = tuple(partial_traces())
COMPLETE = tuple(tuple(completions(trace)) for trace in PARTIAL)
RULES = "declare_conditions"
NAMES = [each.name for each in rules_of_the_page(RULES).standards]


@cache
def _completed(number: int) -> list[Verdicts]:
    flat = [trace for traces in COMPLETE for trace in traces]
    return judged(rules_of_the_page(RULES), number, flat, "columnar")


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("standard", NAMES)
def test_what_is_decided_is_so_whatever_was_missing(standard: str, judge: str) -> None:
    number = NAMES.index(standard)
    every = iter(_completed(number))
    decided = 0
    partial = judged(rules_of_the_page(RULES), number, PARTIAL, judge)
    for trace, found, traces in zip(PARTIAL, partial, COMPLETE, strict=True):
        possible = [next(every) for _ in traces]
        decided += sum(verdict in DECIDED for verdict in found.values())
        for key in _keys(trace, found):
            verdict, others = found.get(key), {each.get(key) for each in possible}
            assert verdict is Verdict.UNDETERMINED or others == {verdict}, (trace, key, others)
    assert decided


def _keys(trace: tuple[Row, ...], found: Verdicts) -> list[int | None]:
    """The triggers; a row without a time is no trigger in the judges' hands."""
    return [None] if None in found else [row[0] for row in trace if row[4]]

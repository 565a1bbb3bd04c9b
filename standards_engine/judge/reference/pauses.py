"""When the clock stands still (semantics 4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, holds
from standards_engine.judge.reference.clock import Change
from standards_engine.judge.reference.scope import CaseScope, matches, possible
from standards_engine.rules.nodes import PauseBetween, PauseWhile

PauseClause = PauseBetween | PauseWhile


@frozen
class Pauses:
    """The `pause` clauses of a standard, united."""

    changes: tuple[Change, ...]
    """Rows at which the clock stops or goes on."""
    edges: frozenset[int]
    """Rows at which some clause begins or ends a pause."""
    unknown: bool
    """Whether some row or hole may be such an edge."""
    turns: tuple[tuple[int, ...], ...] = ()
    """The edges of each clause: it begins to pause at the first, stops at the second …"""


def pauses_of(clauses: Sequence[PauseClause], scope: CaseScope) -> Pauses:
    """From the case's first row on: a pause that began before the trigger is one."""
    states = [list(_states(clause, scope)) for clause in clauses]
    united = [any(paused) for paused in zip(*states, strict=True)]
    changes = [Change(i, scope.history.time(i), united[i]) for i in _turns(united)]
    turns = tuple(tuple(_turns(each)) for each in states)
    edges = frozenset(index for each in turns for index in each)
    in_doubt = any(_unknown(clause, scope) for clause in clauses)
    return Pauses(tuple(changes), edges, in_doubt, turns)


def _turns(states: Sequence[bool]) -> list[int]:
    """The rows after which the state is another than before; at first nothing is paused."""
    before = [False, *states]
    return [i for i, state in enumerate(states) if state != before[i]]


def _states(clause: PauseClause, scope: CaseScope) -> Iterator[bool]:
    """Whether the clause pauses the clock after each row."""
    if isinstance(clause, PauseBetween):
        return _between(clause, scope)
    return (truth is True for truth in _while(clause, scope))


def _between(clause: PauseBetween, scope: CaseScope) -> Iterator[bool]:
    """Another start while paused, and an end while running, change nothing."""
    paused = False
    for index, row in enumerate(scope.history.rows):
        edge = clause.end if paused else clause.start
        if matches(edge, row, scope.seeing(index)) is True:
            paused = not paused
        yield paused


def _while(clause: PauseWhile, scope: CaseScope) -> Iterator[bool | Unknown]:
    """The condition on the latest row; a field that it does not give keeps its last value."""
    values: dict[str, object] = {}
    unreadable: frozenset[str] = frozenset()
    for index, row in enumerate(scope.history.rows):
        values, unreadable = {**values, **row.values}, unreadable | row.unreadable
        event = replace(row, values=values, unreadable=unreadable)
        yield holds(clause.condition, scope.seeing(index).bind("event", event))


def _unknown(clause: PauseClause, scope: CaseScope) -> bool:
    if isinstance(clause, PauseWhile):
        in_doubt = any(isinstance(truth, Unknown) for truth in _while(clause, scope))
        return in_doubt or bool(scope.history.holes)
    edges = (clause.start, clause.end)
    return any(possible(edge, scope) for edge in edges) or any(
        isinstance(matches(edge, row, scope.seeing(index)), Unknown)
        for edge in edges
        for index, row in enumerate(scope.history.rows)
    )

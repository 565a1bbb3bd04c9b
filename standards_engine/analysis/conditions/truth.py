"""What may come of a condition where the state of some terms is settled and of others open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, assert_never

from standards_engine.analysis.conditions.states import Absent, State, Term, compare
from standards_engine.analysis.conditions.terms import compared
from standards_engine.analysis.conditions.truths import (
    ANY,
    BOTH,
    EITHER,
    FALSE,
    NEGATED,
    TRUE,
    UNKNOWN,
    Truths,
    only,
)
from standards_engine.rules.expressions import (
    Aggregate,
    AsOf,
    Both,
    Calculation,
    Call,
    Choice,
    Comparison,
    Constant,
    Either,
    EventsOf,
    Expression,
    FieldOf,
    FirstOf,
    IsGiven,
    IsIn,
    LatestOf,
    LevelComparison,
    ListLiteral,
    Lookup,
    Negative,
    Not,
    Order,
    Quantified,
    TextTest,
    Variable,
)

World = Sequence[Any]
"""Of each term a `State`, of each whole test its `Truths`; None where that is open."""
Judged = Callable[[World], Truths]


class Judge:
    """Turns conditions into functions of a world; `places` says where each part stands in it."""

    def __init__(self, terms: Mapping[Expression, Term], places: Mapping[Expression, int]) -> None:
        self.terms = terms
        self.places = places

    def judged(self, condition: Expression) -> Judged:
        match condition:
            case Both(left, right):
                one, other = self.judged(left), self.judged(right)
                return lambda world: BOTH[one(world)][other(world)]
            case Either(left, right):
                one, other = self.judged(left), self.judged(right)
                return lambda world: EITHER[one(world)][other(world)]
            case Not(operand):
                inner = self.judged(operand)
                return lambda world: NEGATED[inner(world)]
            case Choice():
                return self._choice(condition)
            case Constant(value):
                return lambda _: only(truth=bool(value))
            case IsGiven(operand):
                return self._of_term(operand, lambda state: only(truth=state is not Absent.MISSING))
            case Comparison() | IsIn():
                return self._comparison(condition)
            case FieldOf():
                return self._equals(condition, Order.EQUAL, (True,))
            case (
                LevelComparison() | TextTest() | Quantified() | Lookup() | Call() | Variable()
                | AsOf() | FirstOf() | LatestOf() | Calculation() | Negative() | ListLiteral()
                | EventsOf() | Aggregate()
            ):  # fmt: skip
                return self._whole(condition)
            case _:
                assert_never(condition)

    def _choice(self, choice: Choice) -> Judged:
        asked, yes, no = map(self.judged, (choice.condition, choice.yes, choice.no))
        return lambda world: _chosen(asked(world), yes(world), no(world))

    def _comparison(self, condition: Comparison | IsIn) -> Judged:
        found = compared(condition)
        return self._whole(condition) if found is None else self._equals(*found)

    def _equals(self, term: Expression, order: Order, constants: Iterable[object]) -> Judged:
        """Whether the term compares so with some of the constants."""
        points = [self.terms[term].place(each) for each in constants]

        def truth(state: State) -> Truths:
            found = (only(truth=compare(order, state, point)) for point in points)
            return reduce(lambda one, other: EITHER[one][other], found, FALSE)

        return self._of_term(term, truth)

    def _of_term(self, term: Expression, truth: Callable[[State], Truths]) -> Judged:
        place = self.places[term]
        by_state: dict[State | None, Truths] = {
            state: truth(state) for state in self.terms[term].states
        }
        by_state[None] = reduce(or_, by_state.values())
        return lambda world: by_state[world[place]]

    def _whole(self, condition: Expression) -> Judged:
        place = self.places[condition]

        def truth(world: World) -> Truths:
            found: Truths | None = world[place]
            return ANY if found is None else found

        return truth


def _chosen(asked: Truths, yes: Truths, no: Truths) -> Truths:
    """Where it is unknown which side holds, what both have, else unknown."""
    found = 0
    if asked & TRUE:
        found |= yes
    if asked & FALSE:
        found |= no
    if asked & UNKNOWN:
        found |= yes & no & (TRUE | FALSE)
        found |= 0 if yes == no and yes in (TRUE, FALSE) else UNKNOWN
    return found

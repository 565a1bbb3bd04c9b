"""The truth of a condition in one world: a state for every term, a truth for every whole test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, assert_never

from standards_engine.analysis.conditions.states import Absent, Term, Truth, compare, negated
from standards_engine.analysis.conditions.terms import compared
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
"""A `State` of each term, then a `Truth` of each whole test."""
Judged = Callable[[World], Truth]


class Judge:
    """Turns conditions into functions of a world; `places` says where each part stands in it."""

    def __init__(self, terms: Mapping[Expression, Term], places: Mapping[Expression, int]) -> None:
        self.terms = terms
        self.places = places

    def judged(self, condition: Expression) -> Judged:
        match condition:
            case Both(left, right):
                one, other = self.judged(left), self.judged(right)
                return lambda world: every((one(world), other(world)))
            case Either(left, right):
                one, other = self.judged(left), self.judged(right)
                return lambda world: some((one(world), other(world)))
            case Not(operand):
                inner = self.judged(operand)
                return lambda world: negated(inner(world))
            case Choice():
                return self._choice(condition)
            case Constant(value):
                return lambda _: bool(value)
            case IsGiven(operand):
                place = self.places[operand]
                return lambda world: world[place] is not Absent.MISSING
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

        def truth(world: World) -> Truth:
            chosen = asked(world)
            if chosen is None:
                return yes(world) if yes(world) == no(world) else None
            return (yes if chosen else no)(world)

        return truth

    def _comparison(self, condition: Comparison | IsIn) -> Judged:
        found = compared(condition)
        return self._whole(condition) if found is None else self._equals(*found)

    def _equals(self, term: Expression, order: Order, constants: Iterable[object]) -> Judged:
        """Whether the term compares so with some of the constants."""
        place = self.places[term]
        points = [self.terms[term].place(each) for each in constants]
        return lambda world: some(compare(order, world[place], point) for point in points)

    def _whole(self, condition: Expression) -> Judged:
        place = self.places[condition]

        def truth(world: World) -> Truth:
            found: Truth = world[place]
            return found

        return truth


def every(truths: Iterable[Truth]) -> Truth:
    """False if any is false, else unknown if any is unknown, else true."""
    found = {*truths}
    if False in found:
        return False
    return None if None in found else True


def some(truths: Iterable[Truth]) -> Truth:
    """True if any is true, else unknown if any is unknown, else false."""
    found = {*truths}
    if True in found:
        return True
    return None if None in found else False

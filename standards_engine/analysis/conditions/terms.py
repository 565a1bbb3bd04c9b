"""What conditions ask about: the values they compare, and the tests that are left whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

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
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Money,
    Months,
    Number,
    OneOf,
    Text,
    WorkingDays,
)

_ORDERED = Number | Money | Date | Instant | Duration | Days | WorkingDays | Months
_MIRRORED = {
    Order.LESS: Order.MORE,
    Order.AT_MOST: Order.AT_LEAST,
    Order.MORE: Order.LESS,
    Order.AT_LEAST: Order.AT_MOST,
}


@dataclass(slots=True)
class Asked:
    """Every term of some conditions with the values it is compared with, and the whole tests.

    A term is an expression that is no constant: `case.region`, `count(visited)`. A test that is no
    comparison of a term with a constant is left whole: nothing is known of it but that it comes out
    alike wherever it stands.
    """

    terms: dict[Expression, set[object]] = field(default_factory=dict)
    whole: dict[Expression, None] = field(default_factory=dict)

    def add(self, condition: Expression) -> None:
        match condition:
            case Both(left, right) | Either(left, right):
                self.add(left)
                self.add(right)
            case Not(operand):
                self.add(operand)
            case Choice(asked, yes, no):
                for each in (asked, yes, no):
                    self.add(each)
            case Constant():
                pass
            case IsGiven(operand):
                self.terms.setdefault(operand, set())
            case Comparison() | IsIn():
                self._add_comparisons(condition)
            case FieldOf():
                self.terms.setdefault(condition, set())
            case (
                LevelComparison() | TextTest() | Quantified() | Lookup() | Call() | Variable()
                | AsOf() | FirstOf() | LatestOf() | Calculation() | Negative() | ListLiteral()
                | EventsOf() | Aggregate()
            ):  # fmt: skip
                self.whole[condition] = None
            case _:
                assert_never(condition)

    def _add_comparisons(self, condition: Comparison | IsIn) -> None:
        found = compared(condition)
        if found is None:
            self.whole[condition] = None
            return
        term, _, constants = found
        self.terms.setdefault(term, set()).update(constants)


def compared(
    condition: Comparison | IsIn,
) -> tuple[Expression, Order, tuple[object, ...]] | None:
    """The term, how it is compared, and with which constants (one of them is enough)."""
    match condition:
        case Comparison(_, Constant(), Constant()):
            return None
        case Comparison(order, term, Constant() as constant):
            return _if_alike(term, order, [constant])
        case Comparison(order, Constant() as constant, term):
            return _if_alike(term, _MIRRORED.get(order, order), [constant])
        case IsIn(term, ListLiteral(items)) if not isinstance(term, Constant):
            constants = [each for each in items if isinstance(each, Constant)]
            return _if_alike(term, Order.EQUAL, constants) if len(constants) == len(items) else None
        case _:
            return None


def _if_alike(
    term: Expression, order: Order, constants: Iterable[Constant]
) -> tuple[Expression, Order, tuple[object, ...]] | None:
    values = tuple(each.value for each in constants)
    is_simple = all(_are_alike(term, each, order) for each in constants)
    return (term, order, values) if is_simple else None


def _are_alike(term: Expression, constant: Constant, order: Order) -> bool:
    """Whether both are of one type, whose values are compared as they are."""
    match term.type, constant.type:
        case (Text() | OneOf(), Text() | OneOf()) | (Boolean(), Boolean()):
            return order in (Order.EQUAL, Order.UNEQUAL)
        case (one, other):
            return isinstance(one, _ORDERED) and one == other


def is_plain(term: Expression) -> bool:
    """Whether it is a field of something in hand: its value is known or missing, never a range."""
    return isinstance(term, FieldOf) and isinstance(term.record, Variable)


def parts_of_and(condition: Expression) -> Iterator[Expression]:
    """The conditions that `and` joins."""
    if isinstance(condition, Both):
        yield from parts_of_and(condition.left)
        yield from parts_of_and(condition.right)
    else:
        yield condition

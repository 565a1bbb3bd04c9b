"""Conditions in words: `the `fault` is "door"`, `the `appointment` is given`."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.rules.expressions import (
    Aggregate,
    Both,
    Call,
    Choice,
    Comparison,
    Constant,
    Either,
    EventsOf,
    Expression,
    FieldOf,
    Fold,
    IsGiven,
    IsIn,
    LevelComparison,
    LevelOrder,
    ListLiteral,
    Not,
    Order,
    Quantified,
    Quantifier,
    TextOrder,
    TextTest,
    Variable,
)
from standards_engine.rules.in_words import aggregates, calls, values
from standards_engine.rules.in_words.amounts import written
from standards_engine.rules.in_words.reading import variables_in
from standards_engine.rules.in_words.telling import Telling
from standards_engine.rules.types import Boolean, Date, Duration, Instant, Money, Number
from standards_engine.wording import later, listed, say

_NUMBERS = {
    Order.EQUAL: later("{left} equals {right}"),
    Order.UNEQUAL: later("{left} does not equal {right}"),
    Order.LESS: later("{left} is less than {right}"),
    Order.AT_MOST: later("{left} is at most {right}"),
    Order.MORE: later("{left} is more than {right}"),
    Order.AT_LEAST: later("{left} is at least {right}"),
}
_TIMES = {
    Order.EQUAL: later("{left} is the same as {right}"),
    Order.UNEQUAL: later("{left} is not the same as {right}"),
    Order.LESS: later("{left} is before {right}"),
    Order.AT_MOST: later("{left} is not after {right}"),
    Order.MORE: later("{left} is after {right}"),
    Order.AT_LEAST: later("{left} is not before {right}"),
}
_EMPTY = {
    Order.EQUAL: later("{left} is empty"),
    Order.UNEQUAL: later("{left} is not empty"),
}
_COUNTS = {
    Order.EQUAL: later("{items} happened exactly {times}"),
    Order.UNEQUAL: later("{items} did not happen exactly {times}"),
    Order.LESS: later("{items} happened less than {times}"),
    Order.AT_MOST: later("{items} happened at most {times}"),
    Order.MORE: later("{items} happened more than {times}"),
    Order.AT_LEAST: later("{items} happened at least {times}"),
}
_ARE_THERE = {
    Order.EQUAL: later("there are exactly {number} {items}"),
    Order.UNEQUAL: later("there are not exactly {number} {items}"),
    Order.LESS: later("there are less than {number} {items}"),
    Order.AT_MOST: later("there are at most {number} {items}"),
    Order.MORE: later("there are more than {number} {items}"),
    Order.AT_LEAST: later("there are at least {number} {items}"),
}
_OFTEN = {
    Order.EQUAL: later("{left} happened as often as {right}"),
    Order.UNEQUAL: later("{left} did not happen as often as {right}"),
    Order.LESS: later("{left} happened less often than {right}"),
    Order.AT_MOST: later("{left} happened no more often than {right}"),
    Order.MORE: later("{left} happened more often than {right}"),
    Order.AT_LEAST: later("{left} happened at least as often as {right}"),
}
_OPPOSITE = {
    Order.EQUAL: Order.UNEQUAL,
    Order.UNEQUAL: Order.EQUAL,
    Order.LESS: Order.AT_LEAST,
    Order.AT_LEAST: Order.LESS,
    Order.MORE: Order.AT_MOST,
    Order.AT_MOST: Order.MORE,
}
_LEVELS = {
    LevelOrder.BETTER: later("{left} is better than {right}"),
    LevelOrder.AS_GOOD: later("{left} is at least as good as {right}"),
}
_TEXTS = {
    TextOrder.CONTAINS: later("{text} contains {part}"),
    TextOrder.STARTS: later("{text} starts with {part}"),
    TextOrder.ENDS: later("{text} ends with {part}"),
    TextOrder.MATCHES: later("{text} matches the pattern {part}"),
}
_NOT_TEXTS = {
    TextOrder.CONTAINS: later("{text} does not contain {part}"),
    TextOrder.STARTS: later("{text} does not start with {part}"),
    TextOrder.ENDS: later("{text} does not end with {part}"),
    TextOrder.MATCHES: later("{text} does not match the pattern {part}"),
}
_QUANTIFIED = {
    Quantifier.SOME: later("at least one {variable} in {items} is such that {condition}"),
    Quantifier.EVERY: later("every {variable} in {items} is such that {condition}"),
    Quantifier.NO: later("no {variable} in {items} is such that {condition}"),
}


def about(of: Expression, variable: str, telling: Telling) -> str:
    """A condition on what was just named: its fields need no owner if nothing else is read."""
    read = variables_in(of) - {"case", "plan"}
    return condition(of, telling.beside(variable if read <= {variable} else None))


def bracketed(of: Expression, variable: str, telling: Telling) -> str:
    """The same after another `and`: in brackets where it says `or`."""
    said = about(of, variable, telling)
    return say("({inside})", inside=said) if isinstance(of, Either) else said


def condition(of: Expression, telling: Telling) -> str:
    """A clause that is true or false."""
    match of:
        case Both():
            return _chain([_inside(each, telling) for each in _both(of)], later(" and "))
        case Either():
            return _chain([_inside(each, telling) for each in _either(of)], later(" or "))
        case Not(operand=operand):
            return negated(operand, telling)
        case Comparison():
            return _comparison(of, of.order, telling)
        case LevelComparison(order=order, left=left, right=right):
            first, second = values.value(left, telling), values.value(right, telling)
            return say(_LEVELS[order], left=first, right=second)
        case IsGiven(operand=operand):
            return say("{value} is given", value=values.value(operand, telling))
        case IsIn(item=item, items=items):
            return _is_in(item, items, telling, holds=True)
        case TextTest(order=text_order, text=text, part=part):
            shown, sought = values.value(text, telling), values.value(part, telling)
            return say(_TEXTS[text_order], text=shown, part=sought)
        case Quantified():
            return _quantified(of, telling)
        case Choice(condition=asked, yes=yes, no=no):
            return say(
                "({yes} where {condition}, otherwise {no})",
                yes=condition(yes, telling),
                condition=condition(asked, telling),
                no=condition(no, telling),
            )
        case Constant(value=value, type=Boolean(), name=None):
            return say("it always holds") if value else say("it never holds")
        case Call():
            said = calls.answer(of, telling, holds=True)
            return said or say("{value} is yes", value=values.value(of, telling))
        case _:
            return say("{value} is yes", value=values.value(of, telling))


def negated(of: Expression, telling: Telling) -> str:
    match of:
        case Not(operand=operand):
            return condition(operand, telling)
        case Comparison(order=order):
            return _comparison(of, _OPPOSITE[order], telling)
        case IsGiven(operand=operand):
            return say("{value} is not given", value=values.value(operand, telling))
        case IsIn(item=item, items=items):
            return _is_in(item, items, telling, holds=False)
        case TextTest(order=order, text=text, part=part):
            shown, sought = values.value(text, telling), values.value(part, telling)
            return say(_NOT_TEXTS[order], text=shown, part=sought)
        case Call() if said := calls.answer(of, telling, holds=False):
            return said
        case FieldOf() | Variable() | Constant():
            return say("{value} is no", value=values.value(of, telling))
        case _:
            return say("it is not so that ({condition})", condition=condition(of, telling))


def _both(of: Expression) -> Iterator[Expression]:
    if isinstance(of, Both):
        yield from (*_both(of.left), *_both(of.right))
    else:
        yield of


def _either(of: Expression) -> Iterator[Expression]:
    if isinstance(of, Either):
        yield from (*_either(of.left), *_either(of.right))
    else:
        yield of


def _chain(parts: list[str], word: str) -> str:
    return say(word).join(parts)


def _inside(of: Expression, telling: Telling) -> str:
    """What reaches to the end of the sentence stands in brackets."""
    said = condition(of, telling)
    needs = isinstance(of, Both | Either | Quantified)
    return say("({inside})", inside=said) if needs else said


def _is_in(item: Expression, items: Expression, telling: Telling, *, holds: bool) -> str:
    shown = values.value(item, telling)
    if isinstance(items, ListLiteral):
        options = listed(values.value(each, telling) for each in items.items)
        if holds:
            return say("{value} is one of {options}", value=shown, options=options)
        return say("{value} is none of {options}", value=shown, options=options)
    found = values.value(items, telling)
    if holds:
        return say("{value} is among {items}", value=shown, items=found)
    return say("{value} is not among {items}", value=shown, items=found)


def _comparison(of: Comparison, order: Order, telling: Telling) -> str:
    counted = _count(of, order, telling)
    if counted is not None:
        return counted
    left, right = values.value(of.left, telling), values.value(of.right, telling)
    type_ = of.left.type
    if isinstance(type_, Instant | Date):
        return say(_TIMES[order], left=left, right=right)
    if isinstance(of.right, Constant) and of.right.value == "" and order in _EMPTY:
        return say(_EMPTY[order], left=left)
    if order is Order.EQUAL and not _is_amount(of):
        return say("{left} is {right}", left=left, right=right)
    if order is Order.UNEQUAL and not _is_amount(of):
        return say("{left} is not {right}", left=left, right=right)
    return say(_NUMBERS[order], left=left, right=right)


def _is_amount(of: Comparison) -> bool:
    """Whether it compares numbers or things worked out: there `is` would read badly."""
    worked_out = isinstance(of.left, Aggregate) or not isinstance(of.right, Constant)
    return worked_out or isinstance(of.left.type, Number | Money | Duration)


def _count(of: Comparison, order: Order, telling: Telling) -> str | None:
    """`visited` happened at least 2 times; None for other comparisons."""
    match of.left, of.right:
        case (
            Aggregate(fold=Fold.COUNT, items=EventsOf()) as count,
            Constant(value=number) as right,
        ):
            items = aggregates.counted(count, telling)
            if right.name is None and (order, number) in _SOME:
                return say("{items} happened at least once", items=items)
            if right.name is None and (order, number) in _NONE:
                return say("{items} did not happen", items=items)
            return say(_COUNTS[order], items=items, times=_times(right))
        case (Aggregate(fold=Fold.COUNT) as count, Constant(value=number) as right):
            items = aggregates.counted(count, telling)
            if right.name is None and (order, number) in _SOME:
                return say("there are some {items}", items=items)
            if right.name is None and (order, number) in _NONE:
                return say("there are no {items}", items=items)
            return say(_ARE_THERE[order], items=items, number=values.value(right, telling))
        case Aggregate(fold=Fold.COUNT, items=EventsOf()) as one, Aggregate(
            fold=Fold.COUNT, items=EventsOf()
        ) as other:
            first, second = aggregates.counted(one, telling), aggregates.counted(other, telling)
            return say(_OFTEN[order], left=first, right=second)
        case _:
            return None


_SOME = ((Order.MORE, 0), (Order.AT_LEAST, 1))
_NONE = ((Order.EQUAL, 0), (Order.LESS, 1), (Order.AT_MOST, 0))


def _times(of: Constant) -> str:
    many = say("{number} times", number=written(of.value, of.type, ""))
    times = say("once") if of.value == 1 else many
    return times if of.name is None else say("{value} (`{name}`)", value=times, name=of.name)


def _quantified(of: Quantified, telling: Telling) -> str:
    return say(
        _QUANTIFIED[of.quantifier],
        variable=values.variable(of.variable),
        items=values.value(of.items, telling),
        condition=condition(of.condition, telling),
    )

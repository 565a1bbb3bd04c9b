"""Counts, sums, shares in words."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.expressions import Aggregate, EventsOf, Fold
from standards_engine.rules.in_words import conditions, values
from standards_engine.rules.in_words.telling import Telling
from standards_engine.wording import say


def aggregate(of: Aggregate, telling: Telling) -> str:
    inner = telling.beside(of.variable)
    items = counted(of, telling)
    value = None if of.value is None else values.operand(of.value, inner)
    match of.fold:
        case Fold.COUNT if isinstance(of.items, EventsOf):
            return say("the number of times {items} happened", items=items)
        case Fold.COUNT:
            return say("how many {items} there are", items=items)
        case Fold.SHARE:
            return say(
                "the share of {items} where ({condition})",
                items=items,
                condition=_satisfies(of, telling),
            )
        case Fold.COUNT_DIFFERENT:
            return say("how many different values {value} has over {items}", **_of(value, items))
        case Fold.SUM:
            return say("the sum of {value} over {items}", **_of(value, items))
        case Fold.AVERAGE:
            return say("the average of {value} over {items}", **_of(value, items))
        case Fold.MIN:
            return say("the least of {value} over {items}", **_of(value, items))
        case Fold.MAX:
            return say("the greatest of {value} over {items}", **_of(value, items))
        case Fold.MEDIAN:
            return say("the median of {value} over {items}", **_of(value, items))
        case Fold.PERCENTILE:
            rank = "" if of.rank is None else values.value(of.rank, telling)
            return say("percentile {rank} of {value} over {items}", rank=rank, **_of(value, items))
        case _:
            assert_never(of.fold)


def counted(of: Aggregate, telling: Telling) -> str:
    """What it runs over, and which of them."""
    items = values.value(of.items, telling)
    if of.where is None:
        return items
    where = conditions.about(of.where, of.variable, telling)
    return say("{events} (only where {condition})", events=items, condition=where)


def _satisfies(of: Aggregate, telling: Telling) -> str:
    """A share always has one; mypy does not know."""
    if of.satisfies is None:
        raise TypeError("a share needs what it is the share of")
    return conditions.about(of.satisfies, of.variable, telling)


def _of(value: str | None, items: str) -> dict[str, str]:
    """Of values that are the items themselves, the items stand for both."""
    return {"value": items if value is None else value, "items": items}

"""The names in `within …`, `after …`, `by …` and the other modifiers of a pattern."""

from __future__ import annotations

from typing import assert_never

from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand
from standards_engine.analysis.names.selections import read_selection
from standards_engine.language import nodes as syntax


def read_modifiers(nodes: tuple[syntax.Modifier, ...], hand: Hand, to: Gathered) -> None:
    for node in nodes:
        _modifier(node, hand, to)


def _modifier(node: syntax.Modifier, hand: Hand, to: Gathered) -> None:
    match node:
        case syntax.Within(choices):
            for choice in choices:
                read_expression(choice.value, hand, to)
                read_expression(choice.when, hand, to)
        case syntax.After(expression) | syntax.By(expression) | syntax.Every(expression):
            read_expression(expression, hand, to)
        case syntax.Until(selection):
            read_selection(selection, hand, to)
        case (
            syntax.Before()
            | syntax.JustBefore()
            | syntax.BeforeOrAfter()
            | syntax.AsThe()
            | syntax.EachPeriod()
        ):
            return
        case _:
            assert_never(node)

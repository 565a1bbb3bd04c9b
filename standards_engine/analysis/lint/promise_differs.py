"""Titles and promises that name another figure than the rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from standards_engine.analysis.lint.asked import Value, asked_of, written
from standards_engine.analysis.lint.days_or_hours import are_days_and_hours
from standards_engine.analysis.lint.figures import Figure, Measure, figures
from standards_engine.analysis.lint.told import Text, told_by
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import PromiseDiffers
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.source import Span


def promise_differs(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for standard in ruleset.standards:
        for text in told_by(standard):
            yield from _differing(text, standard, ruleset)


def _differing(text: Text, standard: Standard, ruleset: Ruleset) -> Iterator[PromiseDiffers]:
    """A figure is compared with those of its sort; where the rule has none, with nothing."""
    asked = asked_of(standard, ruleset)
    for figure in figures(text.text):
        comparable = [each for each in asked if _are_comparable(each, figure)]
        if not comparable or any(_are_alike(each, figure) for each in comparable):
            continue
        said = text.text[figure.start : figure.end]
        place = text.place(figure.start, figure.end)
        yield PromiseDiffers(
            span=place or text.span,
            told=text.told,
            figure=said,
            asked=_words(comparable, standard, text.span),
            written=place,
        )


def _are_comparable(asked: Value, figure: Figure) -> bool:
    return (asked[0] is Measure.SHARE) == (figure.measure is Measure.SHARE)


def _are_alike(asked: Value, figure: Figure) -> bool:
    """A number may be written as a share: `percentile(80, …)` speaks of 80%."""
    if asked == figure.value or are_days_and_hours(asked, figure.value):
        return True
    return asked[0] is Measure.SHARE and asked[1] == figure.amount * 100


def _words(values: Collection[Value], standard: Standard, span: Span | None) -> tuple[str, ...]:
    """Of shares the goal alone, where there is one."""
    goal = None if standard.goal is None else (Measure.SHARE, standard.goal.ratio)
    shown = [goal] if goal in values else values
    return tuple(dict.fromkeys(written(each, span) for each in shown if each is not None))

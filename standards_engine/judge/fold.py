"""Standards for each period: the contributions of cases, folded into one obligation per group.

A judge tallies every event for every aggregate of the requirement, by period and group, in a
`Part`. Parts of batches, engines or machines merge in any order into the same whole, in exact
numbers; `finish` makes the obligations of it (semantics 7.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import NamedTuple, cast

from standards_engine.calendars import periods
from standards_engine.frozen import frozen
from standards_engine.judge.asked import asked, filled
from standards_engine.judge.expressions import Range, Truth, Unknown, evaluate, holds
from standards_engine.judge.expressions.comparison import compare
from standards_engine.judge.expressions.dates import date_of, local_days
from standards_engine.judge.expressions.rewrite import children
from standards_engine.judge.expressions.values import number
from standards_engine.judge.groups import number_text, text_of
from standards_engine.judge.period_scope import PeriodScope
from standards_engine.judge.tallies import Result, Tally, empty, merged, result
from standards_engine.rules.expressions import Aggregate, Constant, Expression, Fold, Order
from standards_engine.rules.nodes import ForEachPeriod, PeriodRequirement, Ruleset, Standard
from standards_engine.rules.types import Number, OneOf
from standards_engine.verdicts import Group, Obligation, Reason, Verdict

_MOST_DIGITS = 18

Values = tuple[str | None, ...]
"""The values of the `by` fields, as text; None where one is missing."""


class Cell(NamedTuple):
    """Where a tally belongs; None where a hole could belong to every period, or every group."""

    aggregate: int
    """Index into `asked(requirement)`."""
    period: int | None
    """The period's first date, in days since 1970-01-01."""
    group: Values | None


@dataclass(slots=True)
class Part:
    """The tallies of some cases."""

    cells: dict[Cell, Tally] = field(default_factory=dict)
    groups: set[Values] = field(default_factory=set)
    """Groups that are there, whether anything was counted in them or not."""

    def add(self, cell: Cell, tally: Tally) -> None:
        known = self.cells.get(cell)
        self.cells[cell] = tally if known is None else merged(known, tally)

    def merge(self, other: Part) -> None:
        """Takes in the tallies of other cases, and uses `other` up."""
        for cell, tally in other.cells.items():
            self.add(cell, tally)
        self.groups |= other.groups


@frozen
class Bounds:
    """Which periods are judged (instants): an unfinished one at `as_of` is pending."""

    first: int
    """The log's first event, or `--from`."""
    last: int
    """As-of, or `--to`: what came after the last event is known to be empty."""
    as_of: int


def period_parts(standard: Standard) -> tuple[ForEachPeriod, PeriodRequirement] | None:
    """Trigger and requirement of a standard for each period; None for any other."""
    trigger, requirement = standard.trigger, standard.expectation
    if isinstance(trigger, ForEachPeriod) and isinstance(requirement, PeriodRequirement):
        return trigger, requirement
    return None


def finish(standard: Standard, ruleset: Ruleset, part: Part, bounds: Bounds) -> list[Obligation]:
    """One obligation for every period within the bounds and every group, in order."""
    parts = period_parts(standard)
    if parts is None:
        raise AssertionError(f"`{standard.name}` is not judged by periods")
    trigger, requirement = parts
    questions = asked(requirement)
    scope = PeriodScope(standard.zone, bounds.as_of, {t.name: t for t in ruleset.tables})
    obligations: list[Obligation] = []
    for span, group in product(_spans(standard, trigger, bounds), _groups(trigger, part)):
        results = [_result(part, i, q, span, group, scope) for i, q in enumerate(questions)]
        verdict, reason = _verdict(requirement, questions, results, scope)
        if bounds.as_of < local_days(standard.zone).end_of(span.last):
            verdict, reason = Verdict.PENDING, Reason.PERIOD_OPEN
        obligations.append(
            _obligation(
                standard,
                bounds,
                span,
                Group(span.label, group),
                ordinal=len(obligations) + 1,
                verdict=verdict,
                reason=reason,
                observed=_observed(reason, requirement, results, standard.zone),
            )
        )
    return obligations


def _obligation(
    standard: Standard,
    bounds: Bounds,
    span: periods.Span,
    group: Group,
    *,
    ordinal: int,
    verdict: Verdict,
    reason: Reason,
    observed: str,
) -> Obligation:
    days = local_days(standard.zone)
    return Obligation(
        case=None,
        ordinal=ordinal,
        began=days.start_of(span.first),
        verdict=verdict,
        reason=reason,
        decided=None if verdict is Verdict.PENDING else days.end_of(span.last),
        partial=days.date_of(bounds.first) > span.first,
        group=group,
        observed=observed,
    )


def _spans(standard: Standard, trigger: ForEachPeriod, bounds: Bounds) -> list[periods.Span]:
    """The periods from first to last that begin while in effect; a zone may skip a whole day."""
    days = local_days(standard.zone)
    first = date_of(bounds.first, standard.zone)
    last = date_of(min(bounds.last, bounds.as_of), standard.zone)
    return [
        span
        for span in periods.between(first, last, trigger.period)
        if days.start_of(span.first) <= days.end_of(span.last)
        and (standard.first is None or standard.first <= span.first)
        and (standard.last is None or span.first <= standard.last)
    ]


def _groups(trigger: ForEachPeriod, part: Part) -> list[Values]:
    """All combinations seen, and each of them with every value of a `one of`; missing last."""
    seen = part.groups | {cell.group for cell in part.cells if cell.group is not None}
    if all(isinstance(key.value.type, OneOf) for key in trigger.by):
        widened = set(_widened(trigger, [(None,) * len(trigger.by)]))
    else:
        widened = set(_widened(trigger, seen))
    return sorted(seen | widened, key=lambda values: [(v is None, v or "") for v in values])


def _widened(trigger: ForEachPeriod, groups: Iterable[Values]) -> Iterator[Values]:
    for values in groups:
        keys = zip(trigger.by, values, strict=True)
        types = ((key.value.type, value) for key, value in keys)
        yield from product(*(t.options if isinstance(t, OneOf) else (value,) for t, value in types))


def _result(
    part: Part,
    index: int,
    question: Aggregate,
    span: periods.Span,
    group: Values,
    scope: PeriodScope,
) -> Result:
    """The aggregate over the group's events, and over the holes that may belong to it."""
    tally = empty(question.fold)
    for period, values in product((span.first, None), (group, None)):
        found = part.cells.get(Cell(index, period, values))
        tally = tally if found is None else merged(tally, found)
    rank = None if question.rank is None else evaluate(question.rank, scope)
    if isinstance(rank, Unknown):
        return rank
    return result(tally, question.fold, cast("Fraction | None", rank))


def _verdict(
    requirement: PeriodRequirement,
    questions: Sequence[Aggregate],
    results: Sequence[Result],
    scope: PeriodScope,
) -> tuple[Verdict, Reason]:
    enough: Truth = True
    if requirement.enough is not None:
        enough = compare(Order.AT_LEAST, results[-1], Fraction(requirement.enough.number))
    if enough is False:
        return Verdict.EXCUSED, Reason.TOO_FEW
    truth = holds(filled(requirement.condition, questions, results), scope)
    if isinstance(truth, Unknown) or isinstance(enough, Unknown):
        return Verdict.UNDETERMINED, Reason.CONDITION_UNKNOWN
    return (Verdict.MET, Reason.HOLDS) if truth else (Verdict.MISSED, Reason.FAILS)


def _observed(
    reason: Reason, requirement: PeriodRequirement, results: Sequence[Result], zone: str
) -> str:
    """What the condition found; of too few events, how many there are."""
    bounds = (Fraction(0), Fraction(1), *_numbers(requirement.condition))
    pairs = zip(asked(requirement), results, strict=True)
    shown = [_text(result, question, zone, bounds) for question, result in pairs]
    if reason is Reason.TOO_FEW:
        return shown[-1]
    return " and ".join(shown if requirement.enough is None else shown[:-1])


def _numbers(expression: Expression) -> Iterator[Fraction]:
    """Every number written in a condition: what a share may be compared with."""
    if isinstance(expression, Constant) and isinstance(expression.type, Number):
        yield Fraction(number(expression.value))
    for child in children(expression):
        yield from _numbers(child)


def _text(value: Result, question: Aggregate, zone: str, bounds: Sequence[Fraction]) -> str:
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, Range):
        ends = (_known_text(end, question, zone, bounds) for end in (value.low, value.high))
        return " to ".join(ends)
    return _known_text(value, question, zone, bounds)


def _known_text(value: object, question: Aggregate, zone: str, bounds: Sequence[Fraction]) -> str:
    if question.fold is Fold.SHARE:
        return _percentage(Fraction(number(value)), bounds)
    return text_of(value, question.type, zone)


def _percentage(share: Fraction, bounds: Sequence[Fraction]) -> str:
    """Two decimals, or as many as it takes to lie on the same side of every bound."""
    others = [bound for bound in bounds if bound != share]
    roundings = (round(share, digits) for digits in range(4, _MOST_DIGITS))
    shown = next((r for r in roundings if _sides(r, others) == _sides(share, others)), share)
    return f"{'' if shown == share else 'about '}{number_text(shown * 100)}%"


def _sides(share: Fraction, bounds: Sequence[Fraction]) -> list[bool]:
    return [inside for bound in bounds for inside in (share < bound, share > bound)]

"""An explanation of every obligation that a standard has in a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.alternatives import Alternative
from standards_engine.judge.reference.explanation.choices import choices_of
from standards_engine.judge.reference.explanation.moments import moments_of
from standards_engine.judge.reference.explanation.nodes import (
    Choice,
    Explanation,
    Moment,
    Part,
    Possibility,
    Role,
    Subject,
    Weighed,
)
from standards_engine.judge.reference.explanation.seen import each_part, fields_looked_at
from standards_engine.judge.reference.explanation.time_counted import stretches_of, waiting_of
from standards_engine.judge.reference.judge import Judged, Judgement, judgements
from standards_engine.judge.reference.limits import Deadline
from standards_engine.judge.reference.measures import DaysOpen, OpenTime
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.unplaced import unplaced
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import ForEachCase, Pattern, Requirement, Ruleset, Standard
from standards_engine.verdicts import Obligation, Verdict


def explanations(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, chosen: slice = slice(None)
) -> list[Explanation]:
    """In order, and of these the chosen; last the triggers whose time cannot be read."""
    found = judgements(standard, case, ruleset, as_of)
    lost = unplaced(standard, case, ruleset, as_of)
    of = len(found) + len(lost)
    every: list[Judgement | Obligation] = [*found, *lost]
    return [
        _lost(standard, case, each, of, as_of)
        if isinstance(each, Obligation)
        else replace(explained(each, found), of=of)
        for each in every[chosen]
    ]


def explained(judgement: Judgement, others: Sequence[Judgement]) -> Explanation:
    """By the run that found its verdict; `others` are all judgements of the case."""
    matter, outcome = judgement.matter, judgement.outcome
    alternative = _alternative(judgement)
    pattern = matter.standard.expectation if alternative is None else alternative.pattern
    choices = tuple(choices_of(matter, alternative))
    moments = moments_of(judgement, pattern, others)
    required = tuple(_required(pattern, outcome.run))
    is_clear = judgement.obligation.verdict is not Verdict.UNDETERMINED
    missing = () if is_clear else tuple(_missing(choices, moments, required))
    unreadable = frozenset(_unreadable(choices, moments, required))
    return Explanation(
        standard=matter.standard,
        obligation=judgement.obligation,
        of=len(others),
        as_of=matter.as_of,
        calendar=None if outcome.run is None else _calendar(outcome.run),
        case_values=fields_looked_at(matter.standard).of_case(matter.history.case, matter.scope),
        choices=choices,
        moments=moments,
        stretches=stretches_of(judgement.obligation, outcome),
        waited=waiting_of(matter),
        deadline=None if outcome.run is None else _deadline(outcome.run),
        required=required,
        possible=tuple(_possibility(each) for each in judgement.possible),
        missing=missing,
        unreadable=tuple(each for each in missing if each in unreadable),
    )


def _alternative(judgement: Judgement) -> Alternative | None:
    """What decided; where that is unknown, the first that may apply."""
    judged = judgement.judged or next(iter(judgement.possible), None)
    return None if judged is None else judged.alternative


def _required(pattern: Pattern, run: Run | None) -> Iterator[Weighed]:
    """Of a case as it stood at its end, or as it stands; of an event, at the event."""
    if not isinstance(pattern, Requirement) or run is None:
        return
    matter, scope = run.matter, run.matter.scope
    if isinstance(matter.standard.trigger, ForEachCase):
        close, last = run.window.close, len(matter.history.rows) - 1
        at_end = last if close is None or close.index is None else close.index
        found = list(each_part(pattern.condition, scope.seeing(at_end)))
        is_kept = all(each.truth is True for each in found)
        yield from each_part(pattern.condition, scope.seeing(last)) if is_kept else found
    else:
        yield from each_part(pattern.condition, scope)


def _possibility(judged: Judged) -> Possibility:
    alternative, outcome = judged.alternative, judged.outcome
    calendar = None if outcome.run is None else _calendar(outcome.run)
    return Possibility(
        clause=alternative.clause,
        calendar=calendar,
        limit=outcome.limit,
        unit=outcome.unit,
        verdict=outcome.verdict,
        reason=outcome.reason,
    )


def _deadline(run: Run) -> int | None:
    limit = run.window.limit
    return limit.instant if isinstance(limit, Deadline) else None


def _calendar(run: Run) -> str | None:
    window = run.matter.begun.window
    clock = run.window.clock if window is None else window.clock
    measure = clock.measure
    return measure.working.calendar.name if isinstance(measure, OpenTime | DaysOpen) else None


def _conditions(
    choices: Iterable[Choice], moments: Iterable[Moment], required: Iterable[Weighed]
) -> Iterator[Weighed]:
    found = [each.weighed for each in choices]
    found += [part.weighed for moment in moments for part in moment.parts]
    yield from (each for each in (*found, *required) if each is not None)


def _unreadable(
    choices: Sequence[Choice], moments: Sequence[Moment], required: Sequence[Weighed]
) -> Iterator[str]:
    """The values of which something stands in the log that cannot be read."""
    looked_at = [seen for each in _conditions(choices, moments, required) for seen in each.seen]
    looked_at += [seen for each in choices for seen in each.seen]
    yield from (seen.name for seen in looked_at if seen.unreadable)


def _missing(
    choices: Sequence[Choice], moments: Sequence[Moment], required: Sequence[Weighed]
) -> Iterator[str]:
    """What is not known, each thing once."""
    values: list[object] = [each.truth for each in _conditions(choices, moments, required)]
    values += [seen.value for each in choices for seen in each.seen]
    blamed = (b.what for value in values if isinstance(value, Unknown) for b in value.blame)
    yield from dict.fromkeys(blamed)


def _lost(
    standard: Standard, case: Case, obligation: Obligation, of: int, as_of: int
) -> Explanation:
    """Only its row is known."""
    trigger = (Part(role=Role.TRIGGER), Part(role=Role.UNREADABLE, subject=Subject.CASE))
    moments = [
        Moment(row=event.row, time=None, activity=event.name, parts=trigger)
        for event in case.events
        if event.row in obligation.rows
    ]
    return Explanation(
        standard=standard,
        obligation=obligation,
        of=of,
        as_of=as_of,
        calendar=None,
        choices=(),
        moments=tuple(moments),
        stretches=(),
    )

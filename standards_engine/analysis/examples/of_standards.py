"""Examples of standards: the events of one case, judged by the reference judge."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.judge.fold import Bounds, finish, period_parts
from standards_engine.judge.reference import judge_case
from standards_engine.judge.reference.periods import contributions
from standards_engine.judge.supported import unsupported
from standards_engine.logs.events import Case, Event
from standards_engine.rules.nodes import Example, ExampleEvent, Ruleset, Standard
from standards_engine.verdicts import Obligation


def run_standard_example(
    example: Example, versions: Sequence[Standard], ruleset: Ruleset
) -> ExampleResult:
    expected = tuple(verdict.word for verdict in example.verdicts)
    refused = next((clause for each in versions if (clause := unsupported(each))), None)
    if refused is not None:
        return ExampleResult(example=example, expected=expected, found=(), refused=refused)
    case, as_of = _case(example), _as_of(example)
    found = [each for version in versions for each in _judged(version, case, ruleset, as_of)]
    obligations = tuple(sorted(found, key=lambda each: each.began))
    return ExampleResult(
        example=example,
        expected=expected,
        found=tuple(each.verdict.word for each in obligations),
        reasons=tuple(each.reason.word.replace("-", " ") for each in obligations),
        obligations=obligations,
        versions=tuple(versions),
        case=case,
        as_of=as_of,
    )


def _judged(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Obligation]:
    """A standard for each period judges the example as if it were the whole log.

    Groups that none of the example's events belongs to are left out.
    """
    if period_parts(standard) is None:
        return judge_case(standard, case, ruleset, as_of)
    times = [event.time for event in case.events if event.time is not None]
    bounds = Bounds(min(times, default=as_of), as_of, as_of)
    part = contributions(standard, case, ruleset, as_of)
    named = {cell.group for cell in part.cells}
    found = finish(standard, ruleset, part, bounds)
    return [obligation for obligation in found if obligation.group.by in named]


def _case(example: Example) -> Case:
    ordered = sorted(enumerate(example.events, start=1), key=lambda pair: pair[1].time)
    events = tuple(_event(number, event) for number, event in ordered)
    return Case(example.title.text, events, dict(example.case_values))


def _event(number: int, event: ExampleEvent) -> Event:
    """Events of an example are written in order, so that no two of them are a tie."""
    return Event(event.event, event.time, number, number, dict(event.values))


def _as_of(example: Example) -> int:
    if example.as_of is not None:
        return example.as_of
    return max((event.time for event in example.events), default=0)

"""Events that a standard waits for and that the log never has."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import assert_never

from standards_engine.logs.summary import LogSummary
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EitherSide,
    EventMatch,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Ruleset,
    Sequence,
)
from standards_engine.wording import alternatives, say


def never_seen(ruleset: Ruleset, log: LogSummary, missed: Container[str]) -> Iterator[str]:
    """One sentence for each such event, or choice of events: more likely a mapping than a firm.

    Only of standards in `missed`, by name: elsewhere nothing rests on it.
    """
    seen = {name for name, count in log.event_counts if count}
    waiting: dict[tuple[str, ...], list[str]] = {}
    for standard in (each for each in ruleset.standards if each.name in missed):
        for match in _awaited(standard.expectation):
            if seen.isdisjoint(match.events):
                names = waiting.setdefault(match.events, [])
                names += [f"`{standard.name}`"] if f"`{standard.name}`" not in names else []
    for events, standards in waiting.items():
        yield say(
            "{events} never occurs in the log, so nothing can meet {standards}: is it called "
            "otherwise there? A mapping says so",
            events=alternatives([f"`{event}`" for event in events]),
            standards=alternatives(standards),
        )


def _awaited(pattern: Pattern) -> tuple[EventMatch, ...]:
    """What must happen for an obligation to be met."""
    match pattern:
        case Response(match=match) | EitherSide(match=match) | Periodic(match=match):
            return (match,)
        case Precedence() | Position():
            return () if pattern.forbidden else (pattern.match,)
        case Sequence(steps=steps):
            return steps
        case Count(match=match, bound=bound, number=number):
            return (match,) if bound is not Bound.AT_MOST and number else ()
        case Absence() | Requirement() | PeriodRequirement():
            return ()
        case _:
            assert_never(pattern)

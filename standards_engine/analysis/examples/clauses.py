"""The clauses of a standard that can do one thing or another, and so want an example of each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from standards_engine.findings.words import iso_date
from standards_engine.frozen import frozen
from standards_engine.judge.reference.explanation.seen import text_of
from standards_engine.judge.reference.explanation.time_counted import written
from standards_engine.judge.reference.patterns import limit_of
from standards_engine.rules.expressions import Lookup
from standards_engine.rules.nodes import (
    CalendarChoice,
    EventMatch,
    Excepted,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    LimitChoice,
    Pattern,
    PauseBetween,
    PauseWhile,
    PeriodRequirement,
    Reopening,
    Requirement,
    Restart,
    Ruleset,
    Sequence,
    Standard,
    TableRow,
    Within,
)


class ClauseKind(StrEnum):
    """What a clause is called in the documentation of the language."""

    RULE = "rule"
    EXCEPTION = "exception"
    VERSION = "version"
    TRIGGER = "for each … where"
    EXPECTED = "expect … where"
    LIMIT = "limit"
    TABLE_ROW = "table row"
    CALENDAR = "clock runs during"
    PAUSE = "pause"
    CANCELLED = "cancelled by"
    RESTARTED = "restarted by"
    REOPENED = "reopened by"
    WARN = "warn"
    ENOUGH = "if there are at least"


class Way(StrEnum):
    """What an example can show a clause doing."""

    MET = "met"
    NOT_MET = "not met"
    APPLIED = "applied"
    NOT_APPLIED = "not applied"
    HOLDS = "holds"
    FAILS = "does not hold"
    JUDGED = "judged by"
    CHOSEN = "chosen"
    RUN = "run"
    LEFT_OUT = "closed time left out"
    HAPPENED = "happened"
    AT_RISK = "at risk"
    NOT_AT_RISK = "pending, not at risk"
    ENOUGH = "enough"
    TOO_FEW = "too few"


Node = (
    Standard
    | EventMatch
    | ForEachCase
    | LimitChoice
    | TableRow
    | CalendarChoice
    | PauseBetween
    | PauseWhile
    | Restart
    | Reopening
)


@frozen
class Clause:
    """A clause, and the ways in which examples can show it."""

    kind: ClauseKind
    text: str | None
    ways: tuple[Way, ...]
    node: Node
    of_exception: str | None = None
    """Of a limit, the exception that sets it."""


def clauses_of(standard: Standard, ruleset: Ruleset) -> Iterator[Clause]:
    """In the order of the documentation; without the exceptions."""
    if _is_one_of_several(standard, ruleset):
        yield Clause(ClauseKind.VERSION, _effective(standard), (Way.JUDGED,), standard)
    yield from _trigger(standard)
    yield from _expected(standard)
    yield from _limits(standard, ruleset)
    yield from _calendars(standard)
    yield from _clock(standard)
    if standard.warn_at is not None:
        ways = (Way.AT_RISK, Way.NOT_AT_RISK)
        yield Clause(ClauseKind.WARN, None, ways, standard)


def _is_one_of_several(standard: Standard, ruleset: Ruleset) -> bool:
    return sum(each.name == standard.name for each in ruleset.standards) > 1


def _effective(standard: Standard) -> str:
    """`2026-03-01..`: as ranges of dates are written."""
    ends = (standard.first, standard.last)
    return "..".join("" if end is None else iso_date(end) for end in ends)


def _trigger(standard: Standard) -> Iterator[Clause]:
    trigger, ways = standard.trigger, (Way.HOLDS, Way.FAILS)
    match trigger:
        case ForEachEvent(match=match) | ForEachSilence(match=match) if match.where is not None:
            yield Clause(ClauseKind.TRIGGER, text_of(match.where), ways, match)
        case ForEachCase(where=where) if where is not None:
            yield Clause(ClauseKind.TRIGGER, text_of(where), ways, trigger)
        case _:
            return


def _expected(standard: Standard) -> Iterator[Clause]:
    """The conditions of awaited and forbidden events, each once."""
    ways = (Way.HOLDS, Way.FAILS)
    found = {
        text_of(match.where): match
        for _, pattern in _patterns(standard)
        for match in _matches(pattern)
        if match.where is not None
    }
    for text, match in found.items():
        yield Clause(ClauseKind.EXPECTED, text, ways, match)
    pattern = standard.expectation
    if isinstance(pattern, PeriodRequirement) and pattern.enough is not None:
        text = str(pattern.enough.number)
        yield Clause(ClauseKind.ENOUGH, text, (Way.ENOUGH, Way.TOO_FEW), standard)


def _patterns(standard: Standard) -> Iterator[tuple[str | None, Pattern]]:
    """What is expected by the standard itself, and by each exception that expects something."""
    yield None, standard.expectation
    for each in standard.exceptions:
        if not isinstance(each.outcome, Excepted):
            yield each.name, each.outcome


def _matches(pattern: Pattern) -> tuple[EventMatch, ...]:
    match pattern:
        case Sequence(steps=steps):
            return steps
        case Requirement() | PeriodRequirement():
            return ()
        case _:
            return (pattern.match,)


def _limits(standard: Standard, ruleset: Ruleset) -> Iterator[Clause]:
    """Where there is a choice; and the rows of the tables that limits are looked up in."""
    tables: dict[str, None] = {}
    for exception, pattern in _patterns(standard):
        limit = limit_of(pattern)
        choices = limit.choices if isinstance(limit, Within) else ()
        for choice in choices:
            if isinstance(choice.value, Lookup):
                tables[choice.value.table] = None
            if len(choices) > 1:
                text = limit_text(choice)
                yield Clause(ClauseKind.LIMIT, text, (Way.CHOSEN,), choice, exception)
    for table in ruleset.tables:
        for row in table.rows if table.name in tables else ():
            text = f"{table.name}: {row_text(row)}"
            yield Clause(ClauseKind.TABLE_ROW, text, (Way.CHOSEN,), row)


def limit_text(choice: LimitChoice) -> str:
    """As written: `4 hours` and its condition."""
    parts = (text_of(choice.value), None if choice.when is None else text_of(choice.when))
    return ", ".join(part for part in parts if part)


def row_text(row: TableRow) -> str | None:
    return None if row.span is None else " ".join(row.span.text.split())


def _calendars(standard: Standard) -> Iterator[Clause]:
    several = len(standard.calendars) > 1
    ways = (Way.CHOSEN, Way.LEFT_OUT) if several else (Way.LEFT_OUT,)
    for choice in standard.calendars:
        yield Clause(ClauseKind.CALENDAR, choice.calendar, ways, choice)


def _clock(standard: Standard) -> Iterator[Clause]:
    for pause in standard.pauses:
        text = written(pause) if pause.span is None else " ".join(pause.span.text.split())
        yield Clause(ClauseKind.PAUSE, text, (Way.RUN,), pause)
    ways = (Way.HAPPENED,)
    for cancel in standard.cancels:
        yield Clause(ClauseKind.CANCELLED, _events(cancel), ways, cancel)
    for restart in standard.restarts:
        yield Clause(ClauseKind.RESTARTED, _events(restart.match), ways, restart)
    for reopening in standard.reopenings:
        yield Clause(ClauseKind.REOPENED, _events(reopening.match), ways, reopening)


def _events(match: EventMatch) -> str:
    names = ", ".join(match.events)
    return names if match.where is None else f"{names}, {text_of(match.where)}"

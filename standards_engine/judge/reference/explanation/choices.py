"""What was looked at, at the trigger, to find what applies: each thing in the order of looking."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions import Truth, evaluate
from standards_engine.judge.expressions.tables import possible_rows
from standards_engine.judge.reference.alternatives import Alternative
from standards_engine.judge.reference.explanation.nodes import Choice, Seen, Topic, Weighed
from standards_engine.judge.reference.explanation.seen import seen, seen_as, text_of, weighed
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.patterns import limit_of
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.rules.expressions import Expression, Lookup
from standards_engine.rules.nodes import (
    Absence,
    By,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    Pattern,
    Period,
    Periodic,
    Response,
    Sequence,
    TableRow,
    Within,
)


def choices_of(matter: Matter, alternative: Alternative | None) -> Iterator[Choice]:
    """Of the alternative that decided; where none did, only what may apply."""
    yield from _trigger(matter)
    yield from _exceptions(matter)
    yield from _calendars(matter)
    if alternative is not None:
        yield from _limits(alternative.pattern, matter.scope)


def _trigger(matter: Matter) -> Iterator[Choice]:
    trigger, scope = matter.standard.trigger, matter.scope
    match trigger:
        case ForEachEvent(match=match):
            where: Expression | None = match.where
        case ForEachCase(where=where):
            scope = scope.seeing(len(matter.history.rows) - 1)
        case ForEachSilence(match=match, within=within):
            where = match.where
            visit = scope.seeing(matter.begun.origin)
            yield from _within(within, visit, Topic.SILENCE)
        case _:
            return
    if where is not None:
        yield Choice(topic=Topic.TRIGGER, name=None, weighed=weighed(where, scope))


def _exceptions(matter: Matter) -> Iterator[Choice]:
    """In written order, up to the first that certainly holds."""
    for exception in matter.standard.exceptions:
        found = weighed(exception.when, matter.scope)
        yield Choice(topic=Topic.EXCEPTION, name=exception.name, weighed=found)
        if found is not None and found.truth is True:
            return


def _calendars(matter: Matter) -> Iterator[Choice]:
    for choice in matter.standard.calendars:
        found = weighed(choice.when, matter.scope)
        yield Choice(topic=Topic.CALENDAR, name=choice.calendar, weighed=found)
        if _settles(found):
            return


def _limits(pattern: Pattern, scope: CaseScope) -> Iterator[Choice]:
    after = pattern.after if isinstance(pattern, Response | Absence | Sequence) else None
    if after is not None:
        yield _value(Topic.START, after, scope)
    limit = limit_of(pattern)
    if isinstance(limit, By):
        yield _value(Topic.DEADLINE, limit.deadline, scope)
    elif isinstance(limit, Within):
        yield from _within(limit, scope, Topic.LIMIT)
    elif isinstance(pattern, Periodic) and not isinstance(pattern.every, Period):
        yield _value(Topic.EVERY, pattern.every, scope)


def _within(limit: Within, scope: CaseScope, topic: Topic) -> Iterator[Choice]:
    for choice in limit.choices:
        found = weighed(choice.when, scope)
        yield _value(topic, choice.value, scope, found)
        if isinstance(choice.value, Lookup) and (found is None or found.truth is not False):
            yield from _table(choice.value, scope)
        if _settles(found):
            return


def _table(lookup: Lookup, scope: CaseScope) -> Iterator[Choice]:
    """The rows of the table that match or may, up to the first that certainly does."""
    arguments = [evaluate(argument, scope) for argument in lookup.arguments]
    looked_at = tuple(each for argument in lookup.arguments for each in seen(argument, scope))
    for row, truth in possible_rows(scope.table(lookup.table), arguments):
        found = Weighed(text=_written(row), truth=truth, seen=looked_at)
        value = Seen(lookup.table, evaluate(row.value, scope), row.value.type)
        yield Choice(topic=Topic.TABLE_ROW, name=lookup.table, weighed=found, seen=(value,))


def _written(row: TableRow) -> str | None:
    return None if row.span is None else " ".join(row.span.text.split())


def _value(
    topic: Topic, value: Expression, scope: CaseScope, condition: Weighed | None = None
) -> Choice:
    name = text_of(value)
    found = seen_as(name or "", value, scope)
    return Choice(topic=topic, name=name, weighed=condition, seen=(found,))


def _settles(found: Weighed | None) -> bool:
    truth: Truth = True if found is None else found.truth
    return truth is True

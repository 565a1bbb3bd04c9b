"""Clauses that shape the clock: pauses, calendars, cancelling, restarting, reopening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.diagnostics.clauses import ContradictingClauses, MissingCalendar
from standards_engine.diagnostics.idle import PauseWithoutEffect
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.unknown import UnknownCalendar
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Variable
from standards_engine.rules.from_syntax.clauses import Clauses
from standards_engine.rules.from_syntax.expressions import check_condition
from standards_engine.rules.from_syntax.limits import check_calendar_choices, check_start
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.selections import check_selection
from standards_engine.rules.nodes import (
    Absence,
    By,
    CalendarChoice,
    Count,
    EitherSide,
    EventMatch,
    ForEachSilence,
    LimitChoice,
    Pattern,
    PauseBetween,
    PauseWhile,
    Precedence,
    Reopening,
    Response,
    Restart,
    Trigger,
    Within,
)
from standards_engine.rules.nodes import (
    Sequence as Steps,
)
from standards_engine.rules.types import Days, Field, Months, Record, WorkingDays
from standards_engine.wording import say


@frozen
class Clock:
    """`names_calendars`: whether it says which, though none of them may be known."""

    names_calendars: bool
    calendars: tuple[CalendarChoice, ...]
    pauses: tuple[PauseBetween | PauseWhile, ...]
    cancels: tuple[EventMatch, ...]
    restarts: tuple[Restart, ...]
    reopenings: tuple[Reopening, ...]


def check_clock(clauses: Clauses, case: Scope, trigger: Scope) -> Clock:
    """Pauses see the case alone, everything else the trigger too."""
    between = [_pause(node, case) for node in clauses.all(syntax.Pause)]
    while_ = [_pause_while(node, case) for node in clauses.all(syntax.PauseWhile)]
    cancels = [check_selection(n.selection, trigger)[0] for n in clauses.all(syntax.CancelledBy)]
    restarts = [_restart(node, trigger) for node in clauses.all(syntax.RestartedBy)]
    reopenings = [_reopening(node, trigger) for node in clauses.all(syntax.ReopenedBy)]
    return Clock(
        clauses.one(syntax.ClockRunsDuring) is not None,
        _calendars(clauses.one(syntax.ClockRunsDuring), trigger),
        tuple(each for each in (*between, *while_) if each is not None),
        tuple(each for each in cancels if each is not None),
        tuple(each for each in restarts if each is not None),
        tuple(each for each in reopenings if each is not None),
    )


def _calendars(node: syntax.ClockRunsDuring | None, scope: Scope) -> tuple[CalendarChoice, ...]:
    if node is None:
        return ()
    names = scope.names
    for choice in node.choices:
        name = choice.calendar.text
        names.use(Kind.CALENDAR, name)
        if name not in names.calendars and not names.is_silent(Kind.CALENDAR, name):
            known = tuple(names.calendars)
            scope.report(UnknownCalendar(name=name, known=known, span=choice.calendar.span))
    return check_calendar_choices(node, tuple(names.calendars), scope)


def _pause(node: syntax.Pause, scope: Scope) -> PauseBetween | None:
    start, end = check_selection(node.start, scope)[0], check_selection(node.end, scope)[0]
    return PauseBetween(start, end, span=node.span) if start and end else None


def _pause_while(node: syntax.PauseWhile, scope: Scope) -> PauseWhile | None:
    row = Variable("event", _any_event(scope))
    for name in scope.names.events:
        scope.names.use(Kind.EVENT, name)
    condition = check_condition(node.condition, scope.bind("event", row))
    return None if condition is None else PauseWhile(condition, span=node.span)


def _any_event(scope: Scope) -> Record:
    """Every field that some event declares, unless two events declare it with two types."""
    fields: dict[str, Field] = {}
    mixed: set[str] = set()
    for event in scope.names.events.values():
        for field in event.record.fields:
            if fields.setdefault(field.name, field).type != field.type:
                mixed.add(field.name)
    return Record("event", tuple(field for name, field in fields.items() if name not in mixed))


def _restart(node: syntax.RestartedBy, scope: Scope) -> Restart | None:
    match, inner = check_selection(node.selection, scope)
    start = None if node.start is None else check_start(node.start, inner)
    return None if match is None else Restart(match, start, span=node.span)


def _reopening(node: syntax.ReopenedBy, scope: Scope) -> Reopening | None:
    match, _ = check_selection(node.selection, scope)
    return None if match is None else Reopening(match, node.resume, span=node.span)


def check_limits_fit(
    clock: Clock, patterns: Sequence[Pattern], trigger: Trigger | None, scope: Scope
) -> None:
    """Tells of limits that the clock cannot count."""
    choices = [choice for pattern in patterns for choice in _choices(pattern)]
    if isinstance(trigger, ForEachSilence):
        choices += trigger.within.choices
    for choice in choices:
        type_, span = choice.value.type, choice.value.span
        if isinstance(type_, Days | Months) and clock.calendars:
            hint = say(
                "count working days, as in `{example}`, or hours",
                example=in_rules("within 3 working days", span),
            )
            second = say("a limit in days or months")
            first = f"`{keyword('clock runs during', span)}`"
            scope.report(ContradictingClauses(first=first, second=second, hint=hint, span=span))
        if isinstance(type_, WorkingDays) and not clock.names_calendars:
            scope.report(MissingCalendar(span=span))


def warn_of_pauses(clock: Clock, expectation: Pattern | None, scope: Scope) -> None:
    limit = _limit(expectation)
    if isinstance(limit, By) and not limit.plus_pauses and clock.pauses:
        scope.report(PauseWithoutEffect(span=clock.pauses[0].span, deadline=limit.span))


def _choices(pattern: Pattern) -> Iterator[LimitChoice]:
    limit = _limit(pattern)
    if isinstance(limit, Within):
        yield from limit.choices


def _limit(pattern: Pattern | None) -> object:
    match pattern:
        case Response() | Precedence() | EitherSide() | Absence() | Count() | Steps():
            return pattern.limit
        case _:
            return None

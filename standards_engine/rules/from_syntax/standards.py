"""`standard home_visit …`."""

from __future__ import annotations

from standards_engine.diagnostics.clauses import MissingClause
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import TextClauseWord
from standards_engine.rules.from_syntax.calendars import date_range
from standards_engine.rules.from_syntax.case_ends import check_case_end
from standards_engine.rules.from_syntax.clauses import (
    Clauses,
    check_places,
    without_repeated,
)
from standards_engine.rules.from_syntax.clocks import (
    check_clock,
    check_limits_fit,
    warn_of_pauses,
)
from standards_engine.rules.from_syntax.counts import check_share
from standards_engine.rules.from_syntax.exceptions import check_exceptions
from standards_engine.rules.from_syntax.goals import check_goal
from standards_engine.rules.from_syntax.header import title
from standards_engine.rules.from_syntax.messages import check_message
from standards_engine.rules.from_syntax.patterns import check_pattern
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.triggers import check_trigger, standard_scope
from standards_engine.rules.nodes import ExceptionClause, Pattern, Standard

_OF_CONSTRAINTS = ("ensures",)
_NOT_OF_PERIODS = (
    "except",
    "pause",
    "pause while",
    "clock runs during",
    "cancelled by",
    "restarted by",
    "reopened by",
    "warn at",
)


def check_standard(node: syntax.StandardDeclaration, file: Scope) -> tuple[Standard | None, Scope]:
    """The standard, and what its conditions can read.

    None where its trigger or expectation is missing or faulty.
    """
    scope = standard_scope(file)
    clauses = _clauses(node, scope)
    first, wanted = clauses.trigger, clauses.pattern
    trigger, inner = (None, scope.unguarded()) if first is None else check_trigger(first, scope)
    exceptions, main = check_exceptions(clauses, trigger, inner)
    expectation = None if wanted is None else check_pattern(wanted, trigger, main)
    clock = check_clock(clauses, scope, inner)
    patterns = _patterns(expectation, exceptions)
    check_limits_fit(clock, patterns, trigger, scope)
    warn_of_pauses(clock, expectation, scope)
    check_case_end(node.name, patterns, trigger, scope)
    warn, goal = clauses.one(syntax.WarnAt), clauses.one(syntax.Goal)
    warn_at = None if warn is None else check_share(warn.share, "a warning", scope)
    checked_goal = None if goal is None else check_goal(goal, inner)
    valid = clauses.one(syntax.EffectiveClause)
    days = date_range(None if valid is None else valid.effective, scope)
    if valid is not None:
        scope.need_zone("dates", valid.span)
    message = clauses.text_clause(TextClauseWord.MESSAGE)
    text = None if message is None else check_message(message.value, inner)
    if trigger is None or expectation is None:
        return None, inner
    covers = clauses.one(syntax.Covers)
    standard = Standard(
        name=node.name.text,
        title=title(node.title),
        origin=scope.file.origin,
        zone=scope.file.zone or "UTC",
        case_end=scope.file.case_end,
        trigger=trigger,
        expectation=expectation,
        exceptions=exceptions,
        calendars=clock.calendars,
        pauses=clock.pauses,
        cancels=clock.cancels,
        restarts=clock.restarts,
        reopenings=clock.reopenings,
        warn_at=warn_at,
        goal=checked_goal,
        severity=clauses.severity(),
        first=days[0],
        last=days[1],
        owner=clauses.text(TextClauseWord.OWNER) or scope.file.owner,
        promise=clauses.text(TextClauseWord.PROMISE),
        covers=tuple(name.text for name in covers.names) if covers else (),
        because=clauses.text(TextClauseWord.BECAUSE),
        source=clauses.text(TextClauseWord.SOURCE) or scope.file.source,
        message=text,
        span=node.name.span,
    )
    return standard, inner


def _clauses(node: syntax.StandardDeclaration, scope: Scope) -> Clauses:
    hint = "`ensures` is for constraints on plans; what a standard covers is said by `covers`"
    kept = check_places(node.clauses, _OF_CONSTRAINTS, "a standard", hint, scope)
    if any(isinstance(each, syntax.ForEachPeriod) for each in kept):
        hint = "a period is judged as a whole: it has no clock and no exceptions"
        place = "a standard about a period"
        kept = check_places(kept, _NOT_OF_PERIODS, place, hint, scope)
    clauses = without_repeated(kept, several_requires=False, scope=scope)
    if not scope.faults.damaged(node.span):
        _check_complete(node, clauses, scope)
    return clauses


def _check_complete(node: syntax.StandardDeclaration, clauses: Clauses, scope: Scope) -> None:
    name, span = node.name.text, node.name.span
    if clauses.trigger is None:
        example = "for each reported"
        scope.report(MissingClause(rule=name, clause="`for each`", example=example, span=span))
    if clauses.pattern is None:
        words, example = "`expect`, `forbid` or `require`", "expect visited within 24 hours"
        scope.report(MissingClause(rule=name, clause=words, example=example, span=span))


def _patterns(
    expectation: Pattern | None, exceptions: tuple[ExceptionClause, ...]
) -> list[Pattern]:
    outcomes = [each.outcome for each in exceptions if isinstance(each.outcome, Pattern)]
    return [*([expectation] if expectation else []), *outcomes]

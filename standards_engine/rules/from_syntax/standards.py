"""`standard home_visit …`."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.diagnostics.clauses import MissingClause
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.frozen import frozen
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
    Clock,
    check_clock,
    check_limits_fit,
    warn_of_pauses,
)
from standards_engine.rules.from_syntax.counts import check_share
from standards_engine.rules.from_syntax.exceptions import check_exceptions
from standards_engine.rules.from_syntax.goals import check_goal
from standards_engine.rules.from_syntax.groups import check_groups
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.messages import check_message
from standards_engine.rules.from_syntax.patterns import check_pattern
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.triggers import check_trigger, standard_scope
from standards_engine.rules.nodes import (
    ExceptionClause,
    Goal,
    Message,
    Pattern,
    Standard,
    Trigger,
)
from standards_engine.wording import alternatives, say

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


@frozen
class _Core:
    """What decides verdicts; `readable` is what conditions of the standard can read."""

    trigger: Trigger | None
    exceptions: tuple[ExceptionClause, ...]
    expectation: Pattern | None
    clock: Clock
    readable: Scope


def check_standard(node: syntax.StandardDeclaration, file: Scope) -> tuple[Standard | None, Scope]:
    """The standard, and what its conditions can read.

    None where its trigger or expectation is missing or faulty.
    """
    scope = standard_scope(file)
    clauses = _clauses(node, scope)
    core = _core(clauses, scope)
    patterns = _patterns(core)
    check_limits_fit(core.clock, patterns, core.trigger, scope)
    warn_of_pauses(core.clock, core.expectation, scope)
    check_case_end(node.name, patterns, core.trigger, scope)
    return _standard(node, clauses, core), core.readable


def _core(clauses: Clauses, scope: Scope) -> _Core:
    first, wanted = clauses.trigger, clauses.pattern
    trigger, inner = (None, scope.unguarded()) if first is None else check_trigger(first, scope)
    exceptions, main = check_exceptions(clauses, trigger, inner)
    expectation = None if wanted is None else check_pattern(wanted, trigger, main)
    check_groups(trigger, expectation, scope)
    return _Core(trigger, exceptions, expectation, check_clock(clauses, scope, inner), inner)


def _standard(node: syntax.StandardDeclaration, clauses: Clauses, core: _Core) -> Standard | None:
    scope = core.readable
    warn_at, goal = _warning(clauses, scope), _goal(clauses, scope)
    first, last = _effective(clauses, scope)
    message = _message(clauses, scope)
    if core.trigger is None or core.expectation is None:
        return None
    covers = clauses.one(syntax.Covers)
    return Standard(
        name=node.name.text,
        title=wording(node.title),
        origin=scope.file.origin,
        zone=scope.file.zone or "UTC",
        case_end=scope.file.case_end,
        trigger=core.trigger,
        expectation=core.expectation,
        exceptions=core.exceptions,
        calendars=core.clock.calendars,
        pauses=core.clock.pauses,
        cancels=core.clock.cancels,
        restarts=core.clock.restarts,
        reopenings=core.clock.reopenings,
        warn_at=warn_at,
        goal=goal,
        severity=clauses.severity(),
        first=first,
        last=last,
        owner=clauses.wording(TextClauseWord.OWNER) or scope.file.owner,
        promise=clauses.wording(TextClauseWord.PROMISE),
        covers=tuple(name.text for name in covers.names) if covers else (),
        because=clauses.wording(TextClauseWord.BECAUSE),
        source=clauses.wording(TextClauseWord.SOURCE) or scope.file.source,
        message=message,
        span=node.name.span,
        written=node.span,
    )


def _warning(clauses: Clauses, scope: Scope) -> Fraction | None:
    node = clauses.one(syntax.WarnAt)
    return None if node is None else check_share(node.share, say("a warning"), scope)


def _goal(clauses: Clauses, scope: Scope) -> Goal | None:
    node = clauses.one(syntax.Goal)
    return None if node is None else check_goal(node, scope)


def _effective(clauses: Clauses, scope: Scope) -> tuple[int | None, int | None]:
    node = clauses.one(syntax.EffectiveClause)
    if node is None:
        return None, None
    scope.need_zone(say("dates"), node.span)
    return date_range(node.effective, scope)


def _message(clauses: Clauses, scope: Scope) -> Message | None:
    node = clauses.text_clause(TextClauseWord.MESSAGE)
    return None if node is None else check_message(node.value, scope)


def _clauses(node: syntax.StandardDeclaration, scope: Scope) -> Clauses:
    hint = say(
        "`{ensures}` is for constraints on plans; what a standard covers is said by `{covers}`",
        ensures=keyword("ensures", node.span),
        covers=keyword("covers", node.span),
    )
    kept = check_places(node.clauses, _OF_CONSTRAINTS, say("a standard"), hint, scope)
    if any(isinstance(each, syntax.ForEachPeriod) for each in kept):
        hint = say("a period is judged as a whole: it has no clock and no exceptions")
        place = say("a standard about a period")
        kept = check_places(kept, _NOT_OF_PERIODS, place, hint, scope)
    clauses = without_repeated(kept, several_requires=False, scope=scope)
    if not scope.faults.damaged(node.span):
        _check_complete(node, clauses, scope)
    return clauses


def _check_complete(node: syntax.StandardDeclaration, clauses: Clauses, scope: Scope) -> None:
    name, span = node.name.text, node.name.span
    if clauses.trigger is None:
        example = in_rules("for each reported", span)
        clause = f"`{keyword('for each', span)}`"
        scope.report(MissingClause(rule=name, clause=clause, example=example, span=span))
    if clauses.pattern is None:
        example = in_rules("expect visited within 24 hours", span)
        words = [f"`{keyword(word, span)}`" for word in ("expect", "forbid", "require")]
        clause = alternatives(words)
        scope.report(MissingClause(rule=name, clause=clause, example=example, span=span))


def _patterns(core: _Core) -> list[Pattern]:
    outcomes = [each.outcome for each in core.exceptions if isinstance(each.outcome, Pattern)]
    return [*([core.expectation] if core.expectation else []), *outcomes]

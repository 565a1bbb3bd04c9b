"""`except NAME when …`: excused, undetermined, or another expectation."""

from __future__ import annotations

from standards_engine.diagnostics.names import DuplicateName
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import ExceptionWord
from standards_engine.rules.from_syntax.clauses import Clauses
from standards_engine.rules.from_syntax.expressions import assuming_not, narrowed
from standards_engine.rules.from_syntax.patterns import check_pattern
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Excepted, ExceptionClause, Pattern, Trigger
from standards_engine.source import Span
from standards_engine.verdicts import Verdict

_VERDICTS = {
    ExceptionWord.EXCUSED: Verdict.EXCUSED,
    ExceptionWord.UNDETERMINED: Verdict.UNDETERMINED,
}


def check_exceptions(
    clauses: Clauses, trigger: Trigger | None, scope: Scope
) -> tuple[tuple[ExceptionClause, ...], Scope]:
    """The exceptions in order, and the scope in which none of them holds."""
    found: list[ExceptionClause] = []
    places: dict[str, Span] = {}
    for node in clauses.all(syntax.Except):
        _check_name(node.name, places, scope)
        when, inner = narrowed(node.when, scope)
        outcome = _outcome(node, trigger, inner)
        if when is not None and outcome is not None:
            found.append(ExceptionClause(node.name.text, when, outcome, span=node.span))
        scope = assuming_not(when, node.when, scope)
    return tuple(found), scope


def _outcome(
    node: syntax.Except, trigger: Trigger | None, scope: Scope
) -> Pattern | Excepted | None:
    if isinstance(node.outcome, ExceptionWord):
        return Excepted(_VERDICTS[node.outcome], span=node.span)
    return check_pattern(node.outcome, trigger, scope)


def _check_name(name: syntax.Name, places: dict[str, Span], scope: Scope) -> None:
    other = places.setdefault(name.text, name.span)
    if other is not name.span:
        scope.report(DuplicateName(kind="exception", name=name.text, other=other, span=name.span))

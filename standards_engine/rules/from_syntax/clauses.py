"""The clauses of a rule, sorted: which are there, twice, or out of place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar, get_args

from standards_engine.diagnostics.clauses import MisplacedClause, RepeatedClause
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import TextClauseWord
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Severity, Wording
from standards_engine.wording import say

_Node = TypeVar("_Node", bound=syntax.Node)

TriggerNode = (
    syntax.ForEach
    | syntax.ForEachCase
    | syntax.ForEachPeriod
    | syntax.ForThePlan
    | syntax.ForEachStandard
)
_WORDS: dict[type[syntax.Clause], str] = {
    **dict.fromkeys(get_args(TriggerNode), "for each"),
    syntax.Expect: "expect",
    syntax.Forbid: "forbid",
    syntax.Require: "require",
    syntax.Except: "except",
    syntax.Pause: "pause",
    syntax.PauseWhile: "pause while",
    syntax.ClockRunsDuring: "clock runs during",
    syntax.CancelledBy: "cancelled by",
    syntax.RestartedBy: "restarted by",
    syntax.ReopenedBy: "reopened by",
    syntax.WarnAt: "warn at",
    syntax.Goal: "goal",
    syntax.Severity: "severity",
    syntax.Covers: "covers",
    syntax.Ensures: "ensures",
    syntax.EffectiveClause: "effective",
}
_REPEATABLE = (
    syntax.Except,
    syntax.Pause,
    syntax.PauseWhile,
    syntax.CancelledBy,
    syntax.RestartedBy,
    syntax.ReopenedBy,
)


def word_of(clause: syntax.Clause) -> str:
    return clause.word if isinstance(clause, syntax.TextClause) else _WORDS[type(clause)]


@frozen
class Clauses:
    """The clauses of one rule that are in place."""

    nodes: Sequence[syntax.Clause]

    @property
    def trigger(self) -> TriggerNode | None:
        return next((node for node in self.nodes if isinstance(node, TriggerNode)), None)

    @property
    def pattern(self) -> syntax.Pattern | None:
        return next((node for node in self.nodes if isinstance(node, syntax.Pattern)), None)

    def one(self, kind: type[_Node]) -> _Node | None:
        return next(self.all(kind), None)

    def all(self, kind: type[_Node]) -> Iterator[_Node]:
        return (node for node in self.nodes if isinstance(node, kind))

    def wording(self, word: TextClauseWord) -> Wording | None:
        clause = self.text_clause(word)
        return wording(clause.value) if clause else None

    def text_clause(self, word: TextClauseWord) -> syntax.TextClause | None:
        return next((each for each in self.all(syntax.TextClause) if each.word is word), None)

    def severity(self) -> Severity:
        node = self.one(syntax.Severity)
        return Severity(node.severity.value) if node else Severity.MAJOR


def check_places(
    nodes: Sequence[syntax.Clause], foreign: Collection[str], place: str, hint: str, scope: Scope
) -> list[syntax.Clause]:
    """The clauses that may stand in a kind of rule; tells of the others."""
    kept = []
    for node in nodes:
        if word_of(node) in foreign:
            word = word_of(node)
            scope.report(MisplacedClause(clause=word, place=place, hint=hint, span=node.span))
        else:
            kept.append(node)
    return kept


def without_repeated(
    nodes: Sequence[syntax.Clause], *, several_requires: bool, scope: Scope
) -> Clauses:
    """The first of each kind of clause that a rule can have once; tells of the others."""
    kept: list[syntax.Clause] = []
    seen: dict[str, str] = {}
    for node in nodes:
        key, word = _key(node, several_requires=several_requires), word_of(node)
        if key is not None and key in seen:
            first, hint = seen[key], _hint(key)
            scope.report(RepeatedClause(clause=word, first=first, hint=hint, span=node.span))
            continue
        if key is not None:
            seen[key] = word
        kept.append(node)
    return Clauses(kept)


def _key(node: syntax.Clause, *, several_requires: bool) -> str | None:
    """What a clause is the only one of; None where there may be several."""
    if isinstance(node, _REPEATABLE):
        return None
    if isinstance(node, syntax.Pattern):
        return None if several_requires else "expectation"
    return word_of(node)


def _hint(key: str) -> str | None:
    match key:
        case "expectation":
            return say("a standard expects one thing; write a second standard for the other")
        case "for each":
            return say("a rule stands for one kind of thing; write a second rule for the other")
        case "goal":
            return say("keep one of them, or write a second standard for the other")
        case _:
            return None

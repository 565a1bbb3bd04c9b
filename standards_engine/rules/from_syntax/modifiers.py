"""What stands after an expected event: `within`, `by`, `before`, `until` …, sorted out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from standards_engine.diagnostics.clauses import (
    ContradictingClauses,
    MisplacedClause,
    RepeatedClause,
)
from standards_engine.diagnostics.phrases import keyword, quoted
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import WithinSide
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.wording import later, say

WORDS: dict[type[syntax.Modifier], str] = {
    syntax.Within: "within",
    syntax.After: "after",
    syntax.By: "by",
    syntax.Before: "before",
    syntax.JustBefore: "just before",
    syntax.BeforeOrAfter: "before or after",
    syntax.AsThe: later("as the … event"),
    syntax.Until: "until",
    syntax.Every: "INTERVAL",
    syntax.EachPeriod: "each",
}


@dataclass(slots=True)
class Modifiers:
    """The modifiers of one pattern, at most one of a kind."""

    within: syntax.Within | None = None
    after: syntax.After | None = None
    by: syntax.By | None = None
    before: syntax.Before | syntax.JustBefore | None = None
    either: syntax.BeforeOrAfter | None = None
    place: syntax.AsThe | None = None
    until: syntax.Until | None = None
    every: syntax.Every | syntax.EachPeriod | None = None
    present: list[syntax.Modifier] = field(default_factory=list)

    @property
    def looks_back(self) -> bool:
        is_before = self.within is not None and self.within.side is WithinSide.BEFORE
        return self.before is not None or is_before

    def only(self, allowed: Sequence[type[syntax.Modifier]], place: str, scope: Scope) -> None:
        """Tells of modifiers that the pattern cannot have."""
        for each in self.present:
            kind = _kind(each)
            if type(each) not in allowed or kind not in allowed:
                words = quoted(keyword(WORDS[kind], each.span) for kind in allowed)
                hint = say("it can have {words}", words=words)
                if not allowed:
                    hint = say("it has no limit of its own")
                clause = WORDS[kind]
                scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=each.span))


def _kind(node: syntax.Modifier) -> type[syntax.Modifier]:
    """`within 2 hours before` looks back, whatever else it is."""
    is_before = isinstance(node, syntax.Within) and node.side is WithinSide.BEFORE
    return syntax.Before if is_before else type(node)


def sort_modifiers(nodes: Sequence[syntax.Modifier], scope: Scope) -> Modifiers:
    found = Modifiers()
    for node in nodes:
        _add(node, found, scope)
    if found.within is not None and found.by is not None:
        second = max(found.within, found.by, key=lambda each: each.span.start)
        within, by = keyword("within", second.span), keyword("by", second.span)
        scope.report(
            ContradictingClauses(
                first=f"`{within}`",
                second=f"`{by}`",
                hint=say(
                    "keep `{within}` for a length of time, or `{by}` for a deadline",
                    within=within,
                    by=by,
                ),
                span=second.span,
            )
        )
        found.by = None
    return found


def _add(node: syntax.Modifier, found: Modifiers, scope: Scope) -> None:
    name = _slot(node)
    if getattr(found, name) is not None:
        scope.report(RepeatedClause(clause=WORDS[type(node)], span=node.span))
        return
    setattr(found, name, node)
    found.present.append(node)


def _slot(node: syntax.Modifier) -> str:
    match node:
        case syntax.Within():
            return "within"
        case syntax.After():
            return "after"
        case syntax.By():
            return "by"
        case syntax.Before() | syntax.JustBefore():
            return "before"
        case syntax.BeforeOrAfter():
            return "either"
        case syntax.AsThe():
            return "place"
        case syntax.Until():
            return "until"
        case syntax.Every() | syntax.EachPeriod():
            return "every"

"""The clauses of a half-written declaration, token by token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.frozen import frozen
from standards_engine.language.scanner import Candidate

DECLARATIONS = frozenset({
    "RULESET", "USE", "PARAMETER", "DEFINE", "CALENDAR", "A_CASE_ENDS_AT",
    "A_CASE_ENDS_WITH_THE_LOG", "EACH_HAS", "EVENT", "TABLE", "STANDARD", "CONSTRAINT", "EXAMPLE",
    "WAIVE",
})  # fmt: skip
TRIGGERS = frozenset({
    "FOR_EACH", "FOR_THE_FIRST", "FOR_EACH_CASE", "FOR_EACH_STANDARD", "FOR_THE_PLAN",
})  # fmt: skip
CLAUSES = TRIGGERS | {
    "EXPECT", "EXPECTED", "FORBID", "REQUIRE", "EXCEPT", "PAUSE", "PAUSE_WHILE",
    "CLOCK_RUNS_DURING", "CANCELLED_BY", "RESTARTED_BY", "REOPENED_BY", "WARN_AT", "GOAL",
    "SEVERITY", "PROMISE", "OWNER", "BECAUSE", "SOURCE", "MESSAGE", "COVERS", "ENSURES",
    "EFFECTIVE",
}  # fmt: skip
OF_EXAMPLES = frozenset({"INSTANT", "CASE", "AS_OF", "PLAN", "CHANGE", "WITHOUT", "LOG"})


@frozen
class Declaration:
    """The last declaration that was begun: its own words, then clause by clause."""

    kind: str | None
    clauses: tuple[tuple[Candidate, ...], ...]

    @property
    def last(self) -> tuple[Candidate, ...]:
        return self.clauses[-1] if self.clauses else ()

    @property
    def trigger(self) -> tuple[Candidate, ...]:
        found = (each for each in self.clauses if each and each[0].terminal in TRIGGERS)
        return next(found, ())

    @property
    def openers(self) -> frozenset[str]:
        return frozenset(each[0].terminal for each in self.clauses if each)


def declaration(tokens: Sequence[Candidate]) -> Declaration:
    opened = [i for i, each in enumerate(tokens) if each.terminal in DECLARATIONS]
    if not opened:
        return Declaration(None, tuple(_cut(tokens, None)))
    inside = tokens[opened[-1] :]
    return Declaration(inside[0].terminal, tuple(_cut(inside, inside[0].terminal)))


def _cut(tokens: Sequence[Candidate], kind: str | None) -> Iterator[tuple[Candidate, ...]]:
    openers = CLAUSES | OF_EXAMPLES if kind == "EXAMPLE" else CLAUSES
    clause: list[Candidate] = []
    for token in tokens:
        if token.terminal in openers and clause:
            yield tuple(clause)
            clause = []
        clause.append(token)
    if clause:
        yield tuple(clause)

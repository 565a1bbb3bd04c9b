"""Which rules, exceptions and other clauses the examples exercise, each in every way it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.analysis.examples.clauses import Clause, ClauseKind, Way, clauses_of
from standards_engine.analysis.examples.evidence import Evidence, evidence_of
from standards_engine.analysis.examples.exercised import ways_of
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Ruleset, Standard

_BAD = frozenset({"missed", "violated", "unproven"})
_REQUIRED = (ClauseKind.RULE, ClauseKind.EXCEPTION)


@frozen
class Coverage:
    """How many examples show a clause in each way that it has: a rule met and not met."""

    rule: str
    kind: ClauseKind
    clause: str | None
    """As written; None for the rule itself."""
    shown: tuple[tuple[Way, int], ...]

    @property
    def exception(self) -> str | None:
        return self.clause if self.kind is ClauseKind.EXCEPTION else None

    @property
    def is_required(self) -> bool:
        """Rules and exceptions must be shown both ways; of other clauses it is only told."""
        return self.kind in _REQUIRED

    @property
    def is_whole(self) -> bool:
        return all(count for _, count in self.shown)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The words of what no example shows."""
        return tuple(way.value for way, count in self.shown if not count)


def coverage_of(ruleset: Ruleset, results: Sequence[ExampleResult]) -> list[Coverage]:
    """Every rule as written, each followed by its exceptions; failing examples do not count."""
    return [each for each in whole_coverage_of(ruleset, results) if each.is_required]


def whole_coverage_of(ruleset: Ruleset, results: Sequence[ExampleResult]) -> list[Coverage]:
    """The same with all other clauses that can do one thing or another."""
    kept = [result for result in results if result.kept]
    standards = (each.name for each in ruleset.standards)
    names = dict.fromkeys([*standards, *(each.name for each in ruleset.constraints)])
    found: list[Coverage] = []
    for name in names:
        examples = [result for result in kept if result.example.rule == name]
        versions = [each for each in ruleset.standards if each.name == name]
        found.append(_rule(name, examples))
        found += _exceptions(name, versions, examples)
        found += _other(name, versions, ruleset, examples)
    return found


def _rule(name: str, examples: Sequence[ExampleResult]) -> Coverage:
    met = sum("met" in result.found for result in examples)
    broken = sum(not _BAD.isdisjoint(result.found) for result in examples)
    return Coverage(name, ClauseKind.RULE, None, ((Way.MET, met), (Way.NOT_MET, broken)))


def _exceptions(
    name: str, versions: Sequence[Standard], examples: Sequence[ExampleResult]
) -> Iterator[Coverage]:
    """An exception is applied where it decides an obligation; `versions` may share one."""
    clauses = dict.fromkeys(each.name for version in versions for each in version.exceptions)
    deciding = [[each.clause for each in result.obligations] for result in examples]
    for clause in clauses:
        applied = sum(clause in decided for decided in deciding)
        others = sum(any(each != clause for each in decided) for decided in deciding)
        shown = ((Way.APPLIED, applied), (Way.NOT_APPLIED, others))
        yield Coverage(name, ClauseKind.EXCEPTION, clause, shown)


def _other(
    name: str, versions: Sequence[Standard], ruleset: Ruleset, examples: Sequence[ExampleResult]
) -> Iterator[Coverage]:
    """Of several versions with the same clause each is asked for by itself."""
    clauses = [(version, each) for version in versions for each in clauses_of(version, ruleset)]
    evidence = [evidence_of(result, ruleset) for result in examples] if clauses else []
    for version, clause in clauses:
        yield Coverage(name, clause.kind, clause.text, _shown(clause, version, evidence))


def _shown(
    clause: Clause, version: Standard, evidence: Sequence[Evidence]
) -> tuple[tuple[Way, int], ...]:
    seen = [ways_of(clause, each.of_version(version)) for each in evidence]
    return tuple((way, sum(way in each for each in seen)) for way in clause.ways)

"""Which rules and exceptions the examples exercise, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Ruleset, Standard

_BAD = frozenset({"missed", "violated", "unproven"})


@frozen
class Coverage:
    """How many examples show a rule kept and broken, or an exception applied and not applied."""

    rule: str
    exception: str | None
    one_way: int
    other_way: int

    @property
    def is_whole(self) -> bool:
        return self.one_way > 0 and self.other_way > 0

    @property
    def lacking(self) -> tuple[str, ...]:
        """The words of what no example shows."""
        ways = ("applied", "not applied") if self.exception else ("met", "not met")
        counts = (self.one_way, self.other_way)
        return tuple(way for way, count in zip(ways, counts, strict=True) if not count)


def coverage_of(ruleset: Ruleset, results: Sequence[ExampleResult]) -> list[Coverage]:
    """Every rule as written, each followed by its exceptions; failing examples do not count."""
    kept = [result for result in results if result.kept]
    standards = (each.name for each in ruleset.standards)
    names = dict.fromkeys([*standards, *(each.name for each in ruleset.constraints)])
    found: list[Coverage] = []
    for name in names:
        examples = [result for result in kept if result.example.rule == name]
        met, broken = _rule(examples)
        found.append(Coverage(name, None, met, broken))
        versions = [each for each in ruleset.standards if each.name == name]
        found += _exceptions(name, versions, examples)
    return found


def _rule(examples: Iterable[ExampleResult]) -> tuple[int, int]:
    met = broken = 0
    for result in examples:
        met += "met" in result.found
        broken += not _BAD.isdisjoint(result.found)
    return met, broken


def _exceptions(
    name: str, versions: Sequence[Standard], examples: Sequence[ExampleResult]
) -> Iterator[Coverage]:
    """An exception is applied where it decides an obligation; `versions` may share one."""
    clauses = dict.fromkeys(each.name for version in versions for each in version.exceptions)
    deciding = [[each.clause for each in result.obligations] for result in examples]
    for clause in clauses:
        applied = sum(clause in decided for decided in deciding)
        others = sum(any(each != clause for each in decided) for decided in deciding)
        yield Coverage(name, clause, applied, others)

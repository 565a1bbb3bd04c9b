"""Rule files whose examples were run together."""

from __future__ import annotations

from standards_engine.analysis.examples.coverage import Coverage
from standards_engine.analysis.examples.differences import Compared, compared
from standards_engine.analysis.examples.results import ExampleResult
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Ruleset


@frozen(kw_only=True)
class Tested:
    names: tuple[str, ...]
    """Of the files."""
    ruleset: Ruleset
    results: tuple[ExampleResult, ...]
    coverage: tuple[Coverage, ...] | None = None
    """None where nobody asked for it."""

    def compared(self, result: ExampleResult) -> tuple[Compared, ...]:
        return compared(result, self.ruleset)

    def waives(self, rule: str) -> bool:
        """Whether a waiver stands in the files, which examples do not count."""
        return any(waiver.rule == rule for waiver in self.ruleset.waivers)


def failed(tested: tuple[Tested, ...]) -> int:
    return sum(not result.kept for each in tested for result in each.results)


def total(tested: tuple[Tested, ...]) -> int:
    return sum(len(each.results) for each in tested)


def all_coverage(tested: tuple[Tested, ...]) -> list[Coverage]:
    return [coverage for each in tested for coverage in each.coverage or ()]

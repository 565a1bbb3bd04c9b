"""What many rules of a file lack is told once: its author chose to write none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from standards_engine.analysis.lint.inside import file_of
from standards_engine.rules.nodes import Constraint, Standard

Rule = TypeVar("Rule", bound=Standard | Constraint)


def lacking(rules: Iterable[Rule], lacks: Callable[[Rule], bool]) -> Iterator[tuple[Rule, ...]]:
    """Each rule that lacks it, alone; all together where no rule of the file has it.

    Of several versions of a rule the first stands for all.
    """
    files: dict[str, dict[str, Rule]] = {}
    for rule in rules:
        files.setdefault(file_of(rule.span), {}).setdefault(rule.name, rule)
    for found in files.values():
        bare = [rule for rule in found.values() if lacks(rule)]
        if len(bare) == len(found):
            yield tuple(bare)
        else:
            yield from ((rule,) for rule in bare)

"""What many rules of a file lack is told once: its author chose to write none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from standards_engine.analysis.lint.inside import file_of
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import Lacking
from standards_engine.rules.nodes import Constraint, Standard

Rule = TypeVar("Rule", bound=Standard | Constraint)


def lacking(
    doubt: type[Lacking], rules: Iterable[Rule], lacks: Callable[[Rule], bool]
) -> Iterator[Lacking]:
    """A doubt of each rule that lacks it; of several versions of a rule the first is told."""
    files: dict[str, dict[str, Rule]] = {}
    for rule in rules:
        files.setdefault(file_of(rule.span), {}).setdefault(rule.name, rule)
    for found in files.values():
        everywhere = all(map(lacks, found.values()))
        for rule in filter(lacks, found.values()):
            yield doubt(span=rule.span, rules=(rule.name,), everywhere=everywhere)


def gathered(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those of a file in which no rule has it, as one, in the place of the first.

    It is done after comments were heeded: what they allow one rule, they do not allow the others.
    """
    groups: dict[object, list[Lacking]] = {}
    for each in found:
        if isinstance(each, Lacking) and each.everywhere:
            groups.setdefault(_group(each), []).append(each)
    told = {id(group[0]): _as_one(group) for group in groups.values()}
    rest = {id(each) for group in groups.values() for each in group[1:]}
    return [told.get(id(each), each) for each in found if id(each) not in rest]


def _group(each: Lacking) -> tuple[type, str]:
    return type(each), file_of(each.span)


def _as_one(group: Sequence[Lacking]) -> Lacking:
    return replace(group[0], rules=tuple(name for each in group for name in each.rules))

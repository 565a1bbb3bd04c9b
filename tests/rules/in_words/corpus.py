"""The standards and constraints of every conformance page, each once."""

from __future__ import annotations

from functools import cache

from standards_engine.language import parse
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.from_syntax import check
from standards_engine.rules.nodes import Constraint, Ruleset, Standard
from standards_engine.source import Source
from tests.conformance.page import pages, read_page


@cache
def rulesets() -> tuple[Ruleset, ...]:
    texts = (page.rules for page in map(read_page, pages()) if page.diagnostics is None)
    checked = (_checked(text) for text in dict.fromkeys(texts))
    return tuple(each for each in checked if each is not None)


def _checked(text: str) -> Ruleset | None:
    parsed = parse(Source("page.std", text))
    return check([parsed.tree], vocabulary=plan_vocabulary()).ruleset


def standards() -> list[tuple[Standard, Ruleset]]:
    return [(each, ruleset) for ruleset in rulesets() for each in ruleset.standards]


def constraints() -> list[tuple[Constraint, Ruleset]]:
    return [(each, ruleset) for ruleset in rulesets() for each in ruleset.constraints]

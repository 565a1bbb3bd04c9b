"""The parameters a run was made with, as a person writes them."""

from __future__ import annotations

from standards_engine.judge.plan.words import in_words
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import ENGLISH, speaking

_DECIMALS = 6
"""A parameter is shown as it was set."""


def written_parameters(ruleset: Ruleset) -> tuple[tuple[str, str], ...]:
    """In English in every language: programs read them."""
    with speaking(ENGLISH):
        return tuple(
            (each.name, in_words(each.value, each.type, None, places=_DECIMALS))
            for each in ruleset.parameters
        )

"""Whatever is changed in a rule, its words change: so they leave nothing out."""

from __future__ import annotations

import re

import pytest

from standards_engine.rules.in_words import constraint_in_words, standard_in_words
from standards_engine.wording import LANGUAGES, speaking
from tests.rules.in_words.changes import changed
from tests.rules.in_words.corpus import constraints, standards

_NAMES = re.compile("`[^`]*`|“[^”]*”|（[^（）\u4e00-\u9fff]*）|理由：.*")
"""Names, texts, titles, the reason of a waiver: words of the author."""
_WORD = re.compile("[A-Za-z]{2,}")
_CURRENCIES = {"CNY", "USD", "EUR", "JPY", "GBP"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_to_a_standard_changes_its_words(language: str) -> None:
    silent = []
    with speaking(language):
        for standard, ruleset in standards():
            words = standard_in_words(standard, ruleset)
            silent += [
                (standard.name, place, words)
                for place, other in changed(standard)
                if standard_in_words(other, ruleset) == words
            ]
    assert not silent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_to_a_constraint_changes_its_words(language: str) -> None:
    silent = []
    with speaking(language):
        for constraint, ruleset in constraints():
            words = constraint_in_words(constraint, ruleset)
            silent += [
                (constraint.name, place, words)
                for place, other in changed(constraint)
                if constraint_in_words(other, ruleset) == words
            ]
    assert not silent


def test_changes_are_tried_in_every_clause() -> None:
    """Else the two tests above would say little."""
    tried = {place.partition(":")[0] for each, _ in standards() for place, _ in changed(each)}
    assert tried >= {
        "trigger",
        "expectation",
        "exceptions",
        "calendars",
        "pauses",
        "cancels",
        "restarts",
        "reopenings",
        "warn_at",
        "goal",
        "severity",
        "first",
        "last",
    }


def test_chinese_holds_no_english() -> None:
    found = []
    with speaking("zh"):
        told = [standard_in_words(*each) for each in standards()]
        told += [constraint_in_words(*each) for each in constraints()]
    for line in (line for lines in told for line in lines):
        left = set(_WORD.findall(_NAMES.sub("", line))) - _CURRENCIES
        if left and not line.startswith("违规时报告"):
            found.append((left, line))
    assert not found

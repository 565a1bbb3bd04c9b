"""Everything the tool says has a wording in every language, and says the same facts in it."""

from __future__ import annotations

import pytest

from standards_engine.wording import (
    ENGLISH,
    LANGUAGES,
    alternatives,
    language_of,
    listed,
    plural,
    say,
    speaking,
    spoken,
)
from standards_engine.wording.tables import table, tables
from tests.wording.templates import fields, not_literal, templates

OTHERS = [each for each in LANGUAGES if each != ENGLISH]


@pytest.mark.parametrize("language", OTHERS)
def test_every_template_has_a_wording(language: str) -> None:
    missing = {text: place for text, place in templates().items() if text not in table(language)}
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_every_wording_is_said_somewhere(language: str) -> None:
    assert not set(table(language)) - set(templates())


@pytest.mark.parametrize("language", OTHERS)
def test_a_wording_tells_the_same_facts(language: str) -> None:
    differing = [
        text for text, wording in table(language).items() if fields(text) != fields(wording)
    ]
    assert not differing


@pytest.mark.parametrize("language", OTHERS)
def test_a_template_stands_in_one_file(language: str) -> None:
    found = [key for _, wordings in tables(language) for key in wordings]
    assert sorted(set(found)) == sorted(found)


def test_templates_are_literal() -> None:
    assert not not_literal()


def test_the_language_spoken_ends_with_its_context() -> None:
    with speaking("zh"):
        assert spoken() == "zh"
        assert alternatives(["甲", "乙", "丙"]) == "甲、乙或丙"
    assert spoken() == "en"
    assert alternatives(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b"]) == "a, b"


def test_one_and_many() -> None:
    assert plural(1, "{number} row", "{number} rows") == "1 row"
    assert plural(2000, "{number} row", "{number} rows") == "2,000 rows"


def test_what_has_no_wording_is_said_in_english() -> None:
    with speaking("zh"):
        assert say("nobody says {this}", this="that") == "nobody says that"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C", "LANGUAGE": "fr:zh_CN:en"}, "zh"),
        ({"LANG": "zh-Hans"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language

"""The keyword tables say the same in every language."""

from __future__ import annotations

from collections import Counter

import pytest

from standards_engine.language.keywords import LANGUAGES, Keywords, keywords, language_of
from standards_engine.plans import plan_vocabulary
from standards_engine.rules.expressions import Fold
from standards_engine.rules.from_syntax.examples import OUTCOMES
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.nodes import Kind
from standards_engine.verdicts import Verdict

ENGLISH = keywords("en")
others = pytest.mark.parametrize(
    "other", [keywords(each) for each in LANGUAGES if each != "en"], ids=lambda each: each.language
)


def _own_names() -> set[str]:
    """Every name that the language brings along."""
    records = plan_vocabulary().records
    names = {"case", "event", "as_of", "at", "date", "first", "latest", "share"}
    names |= {each.name for each in records}
    names |= {field.name for each in records for field in each.fields}
    names |= {*FUNCTIONS, *map(str, set(Fold) - {Fold.COUNT_DIFFERENT}), *map(str, Kind)}
    return names | {each.word for each in Verdict} | set(OUTCOMES)


@others
def test_every_keyword_has_a_word(other: Keywords) -> None:
    assert set(ENGLISH.spelling) <= set(other.spelling)


@others
def test_each_way_to_write_a_keyword_is_written_once(other: Keywords) -> None:
    written = Counter(
        (phrase.terminal, phrase.words) for found in other.phrases.values() for phrase in found
    )
    assert max(written.values()) == 1


@others
def test_every_own_name_has_a_word_of_its_own(other: Keywords) -> None:
    assert set(other.names) == _own_names()
    assert len(set(other.names.values())) == len(other.names)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ruleset care", "en"),
        ("规则集 冰箱", "zh"),
        ("# 中文的注释\nruleset care", "en"),
        ("# a comment in English\n\n  标准 上门", "zh"),
        ("＃ 注释\n事件 报修", "zh"),
        ("规责集 冰箱", "zh"),
        ("rulset care", "en"),
        ("24小时", "zh"),
        ("24 hours", "en"),
        ("", "en"),
    ],
)
def test_the_first_word_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language

"""Numbers in Chinese characters."""

from __future__ import annotations

import pytest

from standards_engine.language.numerals import in_digits


@pytest.mark.parametrize(
    ("word", "written", "digits"),
    [
        ("二十四小时内", "二十四", "24"),
        ("两天", "两", "2"),
        ("十五分钟", "十五", "15"),
        ("一百零五", "一百零五", "105"),
        ("一千二百", "一千二百", "1200"),
        ("三万五千", "三万五千", "35000"),
        ("二〇二六年", "二〇二六", "2026"),
        ("百分之九十五", "百分之九十五", "95%"),
        ("百分之99.5", "百分之99.5", "99.5%"),
    ],
)
def test_what_a_word_begins_with_in_digits(word: str, written: str, digits: str) -> None:
    assert in_digits(word) == (written, digits)


@pytest.mark.parametrize("word", ["24小时", "上门", ""])
def test_a_word_without_a_written_number(word: str) -> None:
    assert in_digits(word) is None

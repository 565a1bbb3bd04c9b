"""The names of used files are the same in every language."""

from __future__ import annotations

from standards_engine.language.layout import formatted
from standards_engine.source import Source


def test_the_path_of_a_use_is_not_translated() -> None:
    english = "ruleset care\n\nuse rules\nuse standard.event with x = 1\n"
    chinese = formatted(Source("care.std", english), "zh").text
    assert chinese == "规则集 care\n\n采用 rules\n采用 standard.event 设 x = 1\n"
    assert formatted(Source("care.std", chinese), "en").text == english

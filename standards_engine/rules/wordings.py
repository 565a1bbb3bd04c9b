"""What a rule's author wrote for people to read."""

from __future__ import annotations

import re

from standards_engine.frozen import frozen
from standards_engine.wording import ENGLISH, spoken

_CHINESE = re.compile("[\u3400-\u9fff]")


@frozen
class Wording:
    """In the author's own language, and its translations by language code."""

    text: str
    translations: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """Its translation into a language; the author's own words where there is none."""
        return dict(self.translations).get(language, self.text)

    @property
    def said(self) -> str:
        """In the language spoken now."""
        return self.in_language(spoken())


def language_of_text(text: str) -> str:
    """Chinese by its characters; what has no letter at all is in the language spoken."""
    if _CHINESE.search(text):
        return "zh"
    return ENGLISH if any(char.isalpha() for char in text) else spoken()

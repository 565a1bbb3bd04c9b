"""What a rule's author wrote for people to read."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.wording import spoken


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

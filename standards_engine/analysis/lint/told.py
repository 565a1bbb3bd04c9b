"""The title and the promise of a standard, in every language, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standards_engine.diagnostics.texts import Told
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Standard, Wording
from standards_engine.source import Span

_QUOTE = '["＂“”「」『』]'


@frozen
class Text:
    """A text for customers, and the whole standard that it stands in."""

    told: Told
    text: str
    standard: Standard

    def place(self, start: int, end: int) -> Span | None:
        """Of these characters of the text, if they stand in the file just so, and once."""
        whole = self._place()
        if whole is None:
            return None
        found = [*re.finditer(re.escape(self.text[start:end]), whole.text)]
        if len(found) != 1:
            return None
        begin = whole.start + found[0].start()
        return Span(whole.source, begin, begin + end - start)

    @property
    def span(self) -> Span | None:
        """Of its quotes and all between them; else of the name of the standard."""
        return self._place() or self.standard.span

    def _place(self) -> Span | None:
        """Of two texts that are alike the title stands before the promise."""
        written = self.standard.written
        if written is None:
            return None
        words = r"\s+".join(map(re.escape, self.text.split()))
        found = [*re.finditer(rf"{_QUOTE}\s*{words}\s*{_QUOTE}", written.text)]
        if not found:
            return None
        start, end = found[0 if self.told is Told.TITLE else -1].span()
        return Span(written.source, written.start + start, written.start + end)


def told_by(standard: Standard) -> Iterator[Text]:
    for told, wording in ((Told.TITLE, standard.title), (Told.PROMISE, standard.promise)):
        for text in _texts(wording):
            yield Text(told, text, standard)


def _texts(wording: Wording | None) -> Iterator[str]:
    if wording is not None:
        yield wording.text
        yield from (text for _, text in wording.translations)

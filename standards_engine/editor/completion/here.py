"""The half-written declaration before a place, cut where a word may begin.

Only the declaration around the place is read, so that an answer takes as long in a file of ten
thousand lines as in one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from standards_engine.frozen import frozen
from standards_engine.language.keywords import Keywords, keywords
from standards_engine.language.so_far import SoFar, read_so_far
from standards_engine.source import Source

_QUOTES = '"“”「」『』＂'
_TEXT = rf"[{_QUOTES}](?:[^{_QUOTES}\\]|\\.)*[{_QUOTES}]"
_COMMENTS = "#＃"
_ASIDE = rf"{_TEXT}|[{_COMMENTS}][^\n]*|`[^`\n]*`"
_RUN = re.compile(r"\w*\Z")
_NUMBER_BEFORE = re.compile(r"(?<![\w.:-])(\d+(?:\.\d+)?)[ \t]*\Z")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_WORDS_BEFORE = re.compile(r"(?:[^\W\d]\w*[ \t]+)\Z")
_MOST_WORDS = 4
_LINES_GIVEN_UP = 3


@frozen
class Here:
    """Where a completion may begin: at `start` of `text`, which ends where somebody types.

    `before` is what is read up to there or, where something is begun, up to its `words`: those of
    a keyword, or a number.
    """

    text: str
    start: int
    before: SoFar
    words: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        return self.text[self.start :]

    @property
    def begins_line(self) -> bool:
        return not self._line.strip()

    @property
    def begins_text_line(self) -> bool:
        """Whether not even a space stands before it: there declarations begin."""
        return not self._line

    @property
    def words_begin_line(self) -> bool:
        return tuple(self._line.casefold().split()) == self.words

    @property
    def _line(self) -> str:
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]


@frozen
class Begun:
    """The text from the declaration around a place up to it, and the table to read it with."""

    text: str
    keywords: Keywords

    def here(self) -> Iterator[Here]:
        """The word at the place first; where words need no spaces, then each end of it."""
        for start in self._starts():
            if (before := self._sound(start)) is not None:
                yield Here(self.text, start, before)

    def phrases(self) -> Iterator[Here]:
        """Before each of the words that a keyword of several words may have begun with."""
        start, words = self._word_start(), list[str]()
        while len(words) < _MOST_WORDS:
            found = _WORDS_BEFORE.search(self.text[:start])
            if found is None:
                return
            start = found.start()
            words.insert(0, found[0].strip().casefold())
            if (before := self._sound(start)) is not None:
                yield Here(self.text, self._word_start(), before, tuple(words))

    def number(self) -> Here | None:
        """Before the number that stands right before the word, or before a space and the word."""
        starts = self._starts()
        start = next(starts)
        found = _NUMBER_BEFORE.search(self.text[:start])
        before = self._sound(found.start()) if found else None
        return Here(self.text, start, before, (found[1],)) if found and before else None

    def _word_start(self) -> int:
        found = _RUN.search(self.text)
        return found.start() if found else len(self.text)

    def _starts(self) -> Iterator[int]:
        first = self._word_start()
        digits = _DIGITS.match(self.text, first)
        starts = [digits.end()] if digits else [first]
        if self.keywords.unspaced:
            starts = [*range(starts[0], len(self.text) + 1)]
        return iter(starts)

    def _sound(self, start: int) -> SoFar | None:
        """What is read up to there; on a new line without the last ones if these have faults."""
        text = self.text[:start]
        begins_line = not text[text.rfind("\n") + 1 :].strip()
        for _ in range(_LINES_GIVEN_UP if begins_line else 1):
            found = read(text, self.keywords.language)
            if found.sound_from < max(1, len(text.rstrip())):
                return found
            text = text[: text.rstrip().rfind("\n") + 1]
        return None


@lru_cache(maxsize=64)
def read(text: str, language: str) -> SoFar:
    """What a declaration says up to where it is broken off."""
    return read_so_far(Source("", text), keywords(language), 0, len(text))


def begun_at(text: str, offset: int, table: Keywords) -> Begun | None:
    """None inside a text in quotes, a comment or a name in back quotes."""
    begin = behind = 0
    for found in _openings(table.language).finditer(text, 0, offset):
        behind = found.end()
        if found["word"]:
            begin = found.start("word")
        elif behind == offset and found[0][0] in _COMMENTS:
            return None
    rest = text[behind:offset]
    line = rest[rest.rfind("\n") + 1 :]
    if any(quote in rest for quote in _QUOTES) or "`" in line:
        return None
    return Begun(text[begin:offset], table)


@cache
def _openings(language: str) -> re.Pattern[str]:
    """What is no rule (texts, comments), and the words that only open declarations."""
    words = "|".join(map(re.escape, sorted(keywords(language).reserved)))
    return re.compile(rf"{_ASIDE}|^[ \t]*(?P<word>{words})(?![\w.])", re.MULTILINE | re.IGNORECASE)

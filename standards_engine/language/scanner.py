"""Text to candidate tokens: what may stand at a place, the longest reading first.

The scanner does not know what the grammar expects; the parser takes the first candidate that it
can accept. That is how a word is a keyword only where the grammar has a place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from standards_engine.frozen import frozen
from standards_engine.language.keywords import WILDCARD, Keywords, Phrase, keywords
from standards_engine.source import Source

_SKIP = re.compile(r"(?:\s+|#[^\n]*)*")
_WORD = re.compile(r"[^\W\d]\w*")
_QUOTED_NAME = re.compile(r"`([^`\n]+)`")
_TEXTS = {
    '"': r'"(?:[^"\\]|\\.)*"',
    "“": r"“(?:[^“”\\]|\\.|“[^“”]*”)*”|“[^“”\"\n]*\"",
    "”": r"”(?:[^“”\\]|\\.|“[^“”]*”)*”",
    "「": r"「(?:[^「」\\]|\\.|「[^「」]*」)*」",
    "『": r"『(?:[^『』\\]|\\.|『[^『』]*』)*』",
}
"""A text by the quote that opens it: it ends with its counterpart, and others may stand in it."""
OPENING = frozenset(_TEXTS)
TEXT = re.compile("|".join(_TEXTS.values()), re.DOTALL)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d)"
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%")
_MONEY = re.compile(r"(?P<currency>[A-Z]{3})\s*(?P<amount>\d+(?:\.\d+)?)(?!\w)")
_MONEY_BEHIND = re.compile(r"(?P<amount>\d+(?:\.\d+)?)[ \t]*(?P<currency>[A-Z]{3})(?!\w)")
_UNUSUAL_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)|\d{4}([./-])\d{1,2}\2\d{1,2}(?!\d)")
SLIPS = {"==": "=", "<>": "!=", "=>": ">=", "=<": "<=", ":=": "=", "~": "..", "–": "..", "—": ".."}
"""Signs of other languages, and what stands for them here."""
SLIPS_IN_WORDS = {"&&": "AND", "||": "OR"}
"""Signs that a keyword stands for."""
_SIGNS = dict.fromkeys((*SLIPS, *SLIPS_IN_WORDS), "SLIP") | {
    "!=": "UNEQUAL",
    "<=": "LESS_EQUAL",
    ">=": "MORE_EQUAL",
    "..": "_RANGE",
    "=": "EQUAL",
    "<": "LESS",
    ">": "MORE",
    "≤": "LESS_EQUAL",
    "≥": "MORE_EQUAL",
    "≠": "UNEQUAL",
    "+": "_PLUS",
    "-": "_MINUS",
    "*": "_TIMES",
    "/": "_DIVIDE",
    "(": "_LPAR",
    ")": "_RPAR",
    ",": "_COMMA",
    ".": "_DOT",
}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x3001: 0x2C,
}


def possible_dates(text: str) -> list[str]:
    """The dates that `01/05/2026` may mean, as year-month-day; none where it is no date."""
    first, second, third = (int(part) for part in re.split("[./-]", text))
    orders = [(first, second, third)] if first > 999 else [(third, second, first)]
    if first <= 999:
        orders.append((third, first, second))
    dates = [f"{y}-{m:02}-{d:02}" for y, m, d in orders if 1 <= m <= 12 and 1 <= d <= 31]
    return sorted({*dates}, key=dates.index)


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    """With full-width signs as their plain forms; a file is scanned again for each expression."""
    return text.translate(_FULL_WIDTH)


@cache
def _around_names(language: str) -> tuple[tuple[Phrase, re.Pattern[str]], ...]:
    """Each phrase of an unspaced language that holds a name, with what matches it."""
    phrases = [each for found in keywords(language).phrases.values() for each in found]
    around = [each for each in phrases if WILDCARD in each.words]
    around.sort(key=lambda each: -len("".join(each.words)))
    return tuple((each, _pattern(each)) for each in around)


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    pieces = (r"(?:`([^`\n]+)`|(\w+?))" if w == WILDCARD else re.escape(w) for w in phrase.words)
    return re.compile(r"[ \t]*".join(pieces) + r"(?!\w)")


@cache
def _single_words(language: str) -> tuple[Phrase, ...]:
    """The keywords of one word, longest first."""
    phrases = [each for found in keywords(language).phrases.values() for each in found]
    return tuple(sorted((p for p in phrases if len(p.words) == 1), key=lambda p: -len(p.words[0])))


@frozen
class Candidate:
    """One reading of the text from `start` to `end`. `value` is what a wildcard stood for."""

    terminal: str
    start: int
    end: int
    value: str


class Scanner:
    """Reads one source with one keyword table. Full-width signs are read as their plain forms."""

    def __init__(self, source: Source, keywords: Keywords, start: int, end: int) -> None:
        self.source = source
        self.keywords = keywords
        self.text = _plain(source.text)
        self.start = start
        self.end = end

    def next_start(self, offset: int) -> int:
        """The first offset at or after `offset` that is neither space nor comment."""
        found = _SKIP.match(self.text, offset, self.end)
        return found.end() if found else offset

    def begins_line(self, offset: int) -> bool:
        line_start = self.text.rfind("\n", 0, offset) + 1
        return not self.text[line_start:offset].strip()

    def candidates(self, offset: int) -> Iterator[Candidate]:
        """All readings of the token at `offset`, best first; none for an unknown character."""
        char = self.text[offset]
        if char in OPENING:
            yield from self._match(TEXT, "STRING", offset)
        elif char == "`":
            yield from self._quoted_name(offset)
        elif char.isdigit():
            yield from self._numbers(offset)
        elif _WORD.match(self.text, offset, self.end):
            yield from self._words(offset)
        else:
            yield from self._signs(offset)

    def _match(self, pattern: re.Pattern[str], terminal: str, offset: int) -> Iterator[Candidate]:
        if found := pattern.match(self.text, offset, self.end):
            text = self.source.text if terminal == "STRING" else self.text
            yield Candidate(terminal, offset, found.end(), text[offset : found.end()])

    def _quoted_name(self, offset: int) -> Iterator[Candidate]:
        if found := _QUOTED_NAME.match(self.text, offset, self.end):
            yield Candidate("NAME", offset, found.end(), found[1])

    def _numbers(self, offset: int) -> Iterator[Candidate]:
        yield from self._match(_INSTANT, "INSTANT", offset)
        yield from self._match(_DATE, "DATE", offset)
        if unusual := self._unusual_date(offset):
            yield unusual
            return
        yield from self._match(_TIME, "TIME", offset)
        yield from self._match(_PERCENT, "NUMBER", offset)
        yield from self._measured(offset)
        yield from self._money(_MONEY_BEHIND, offset)
        yield from self._match(_NUMBER, "NUMBER", offset)

    def _unusual_date(self, offset: int) -> Candidate | None:
        """`01/05/2026`: read as three numbers divided, it would be a fault nobody understands."""
        if _DATE.match(self.text, offset, self.end):
            return None
        found = _UNUSUAL_DATE.match(self.text, offset, self.end)
        if found is None or not possible_dates(found[0]):
            return None
        return Candidate("UNUSUAL_DATE", offset, found.end(), found[0])

    def _measured(self, offset: int) -> Iterator[Candidate]:
        """A number with the words behind it: a unit of time, or those for `%`."""
        number = _NUMBER.match(self.text, offset, self.end)
        if number is None:
            return
        readings = [(phrase, f"{number[0]} {unit}") for phrase, unit in self.keywords.units]
        readings += [(phrase, f"{number[0]}%") for phrase in self.keywords.percent]
        for phrase, value in readings:
            end = self._behind_number(phrase, self._space(number.end()))
            if end is not None:
                yield Candidate(phrase.terminal, offset, end, value)
        yield from self._with_word(number, offset)

    def _behind_number(self, phrase: Phrase, offset: int) -> int | None:
        """Where a unit ends that begins at `offset`; without spaces more may follow."""
        if not self.keywords.unspaced:
            return self.phrase_end(phrase, offset)
        word = phrase.words[0]
        return offset + len(word) if self.text.startswith(word, offset, self.end) else None

    def _with_word(self, number: re.Match[str], offset: int) -> Iterator[Candidate]:
        """`120元` is an amount of money, `20个` the number 20."""
        start = self._space(number.end())
        for word, currency in self.keywords.money.items():
            if self.text.startswith(word, start, self.end):
                yield Candidate("MONEY", offset, start + len(word), f"{currency} {number[0]}")
        for word in self.keywords.counters:
            if self.text.startswith(word, start, self.end):
                yield Candidate("NUMBER", offset, start + len(word), number[0])

    def _money(self, pattern: re.Pattern[str], offset: int) -> Iterator[Candidate]:
        """An amount of money, its currency first; three capitals that are a keyword are none."""
        found = pattern.match(self.text, offset, self.end)
        if found is not None and found["currency"].casefold() not in self.keywords.phrases:
            value = f"{found['currency']} {found['amount']}"
            yield Candidate("MONEY", offset, found.end(), value)

    def _words(self, offset: int) -> Iterator[Candidate]:
        yield from self._money(_MONEY, offset)
        found = _WORD.match(self.text, offset, self.end)
        assert found is not None
        word = found[0]
        for phrase in self.keywords.phrases.get(word.casefold(), ()):
            ended = self._phrase_end(phrase, offset)
            if ended is not None:
                yield Candidate(phrase.terminal, offset, ended[0], ended[1] or phrase.words[0])
        around = self.text[offset - 1 : offset], self.text[found.end() : found.end() + 1]
        if self.keywords.unspaced:
            yield from self._unspaced_phrases(offset)
        run = self.keywords.run
        if run is not None and _DIGIT.search(word) and run.fullmatch(word):
            yield from self._beginnings(word, offset)  # `至多1次` is no name where `至多` can stand
        if word not in self.keywords.reserved or "." in around:
            yield Candidate("NAME", offset, found.end(), word)
        if run is not None and not self._is_slip(word):
            yield from self._beginnings(word, offset)

    def _is_slip(self, word: str) -> bool:
        """Whether something else is surely meant by the whole word."""
        return any(phrase.words == (word,) for phrase, _ in self.keywords.meant)

    def _unspaced_phrases(self, offset: int) -> Iterator[Candidate]:
        """`每个案件有`: a phrase around a name, with or without spaces."""
        for phrase, pattern in _around_names(self.keywords.language):
            if found := pattern.match(self.text, offset, self.end):
                name = found[1] or found[2]
                yield Candidate(phrase.terminal, offset, found.end(), name)

    def _beginnings(self, word: str, offset: int) -> Iterator[Candidate]:
        """The keywords that a run of letters begins with, longest first.

        One of a single character counts only in a run that consists of nothing but keywords.
        """
        of_keywords = self.keywords.run is not None and self.keywords.run.fullmatch(word)
        for phrase in _single_words(self.keywords.language):
            begun = phrase.words[0]
            if begun != word and word.startswith(begun) and (of_keywords or len(begun) > 1):
                yield Candidate(phrase.terminal, offset, offset + len(begun), begun)

    def phrase_end(self, phrase: Phrase, offset: int) -> int | None:
        """Where the phrase ends if it stands at `offset`."""
        ended = self._phrase_end(phrase, offset)
        return None if ended is None else ended[0]

    def _phrase_end(self, phrase: Phrase, offset: int) -> tuple[int, str] | None:
        """Where the phrase ends that begins at `offset`, and what its wildcard stood for."""
        value = ""
        for index, expected in enumerate(phrase.words):
            start = offset if index == 0 else self.next_start(offset)
            quoted = _QUOTED_NAME.match(self.text, start, self.end)
            found = quoted or _WORD.match(self.text, start, self.end)
            if found is None:
                return None
            if expected == WILDCARD:
                value = quoted[1] if quoted else found[0]
            elif found[0].casefold() != expected:
                return None
            offset = found.end()
        return offset, value

    def _space(self, offset: int) -> int:
        while offset < self.end and self.text[offset] in " \t":
            offset += 1
        return offset

    def _signs(self, offset: int) -> Iterator[Candidate]:
        for length in (2, 1):
            sign = self.text[offset : min(offset + length, self.end)]
            if sign in _SIGNS:
                yield Candidate(_SIGNS[sign], offset, offset + len(sign), sign)
                return

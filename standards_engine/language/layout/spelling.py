"""How a token is written: canonically, in the words of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lark

from standards_engine.frozen import frozen
from standards_engine.language.keywords import WILDCARD, Keywords, Phrase

_SIGNS = {
    "_COMMA": ",", "_DOT": ".", "_LPAR": "(", "_RPAR": ")", "_RANGE": "..", "EQUAL": "=",
    "UNEQUAL": "!=", "LESS": "<", "LESS_EQUAL": "<=", "MORE": ">", "MORE_EQUAL": ">=",
    "_PLUS": "+", "_MINUS": "-", "_TIMES": "*", "_DIVIDE": "/",
}  # fmt: skip
_WIDE_COMMA = "\N{FULLWIDTH COMMA}"
_BARE = re.compile(r"[^\W\d]\w*")
_QUOTE = re.compile(r'\\.|"', re.DOTALL)
"""What is escaped, or a quote that is not: inside other quotes it needs no escape."""
_LINE_END = re.compile(r"\s*\n\s*")


def bare(terminal: str) -> str:
    """The name of a keyword in the tables: the grammar marks what leaves no trace."""
    return terminal.removeprefix("_")


def is_bare_name(text: str) -> bool:
    """Whether a name can stand without back quotes, as far as its characters go."""
    return _BARE.fullmatch(text) is not None


def text_in_quotes(inside: str) -> str:
    """Lines of a text begin below its first letter; spaces around their ends mean nothing."""
    plain = _QUOTE.sub(lambda found: '\\"' if found[0] == '"' else found[0], inside)
    return f'"{_LINE_END.sub(chr(10), plain)}"'


def quoted(name: str) -> str:
    return f"`{name}`"


@frozen
class Speller:
    """From the words of one table into those of another, or of the same.

    `read` are the English names of the language's own, as the text spells them; `written` how they
    are spelled in what is written. None of these is a name that the file declares.
    """

    source: Keywords
    target: Keywords
    read: dict[str, str]
    written: dict[str, str]

    def has_word(self, terminal: str) -> bool:
        return bare(terminal) in self.target.spelling

    def spelled(self, token: lark.Token, text: str) -> str:
        """`text` is the token as it was written."""
        value = str(token)
        match token.type:
            case "NAME":
                return self.name(value, is_quoted=text.startswith("`"))
            case "STRING":
                return text_in_quotes(value[1:-1])
            case "NUMBER":
                return self._number(value, text)
            case "QUANTITY":
                return self._quantity(*value.split(" ", 1))
            case "MONEY":
                return self._money(value)
            case "DATE" | "TIME" | "INSTANT":
                return value
            case "_COMMA" if self.target.unspaced:
                return _WIDE_COMMA
            case sign if sign in _SIGNS:
                return _SIGNS[sign]
            case _:
                return self._keyword(token, text)

    def name(self, value: str, *, is_quoted: bool) -> str:
        """In back quotes a name is never one of the language's own."""
        english = value if is_quoted else self.read.get(value, value)
        if english in self.written:
            return self.written[english]
        is_taken = english in self.written.values()
        return quoted(english) if is_taken or not is_bare_name(english) else english

    def _number(self, value: str, text: str) -> str:
        counter = text.removeprefix(value).strip()
        if counter in self.source.counters and self.source is self.target:
            return f"{value}{counter}"
        return value.replace(" ", "")

    def _quantity(self, number: str, unit: str) -> str:
        word = self.target.unit_spelling[unit]
        if number == "1":
            word = _singular(word, self.target)
        return f"{number}{word}" if self.target.unspaced else f"{number} {word}"

    def _money(self, value: str) -> str:
        currency, amount = value[:3], value[3:].strip()
        word = next((word for word, of in self.target.money.items() if of == currency), None)
        return f"{amount}{word}" if word else f"{currency} {amount}"

    def _keyword(self, token: lark.Token, text: str) -> str:
        terminal = bare(token.type)
        words = tuple(self.target.spelling[terminal].split())
        if WILDCARD not in words:
            return " ".join(words)
        if _is_without_name(text, terminal, self.source):
            plain = next(_without_name(terminal, self.target))
            return " ".join(plain.words)
        name = self.name(str(token), is_quoted=False)
        return " ".join(name if word == WILDCARD else word for word in words)


def _singular(word: str, keywords: Keywords) -> str:
    """`hour` for `hours`, where the table has it."""
    one = word.removesuffix("s")
    spellings = (" ".join(phrase.words) for phrase, _ in keywords.units)
    return one if one in spellings else word


def _without_name(terminal: str, keywords: Keywords) -> Iterator[Phrase]:
    """`each counts as new`, beside `each * counts as new`."""
    phrases = (each for found in keywords.phrases.values() for each in found)
    return (each for each in phrases if each.terminal == terminal and WILDCARD not in each.words)


def _is_without_name(text: str, terminal: str, keywords: Keywords) -> bool:
    written = " ".join(text.split()).casefold()
    return any(" ".join(each.words) == written for each in _without_name(terminal, keywords))

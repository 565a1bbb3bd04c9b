"""The words of the language, read from one table per human language."""

from __future__ import annotations

import tomllib
from functools import cache

from standards_engine.frozen import frozen
from standards_engine.language.nodes import Unit
from standards_engine.resources import resource

LANGUAGES = ("en",)
WILDCARD = "*"


@frozen
class Phrase:
    """A keyword as a sequence of words; `*` stands for one name."""

    words: tuple[str, ...]
    terminal: str


@frozen
class Keywords:
    """One language's table.

    `phrases` holds, by first word, its phrases with the longest first; `spelling` the canonical
    text of each terminal; `units` the unit of each unit word, longest first; `percent` the words
    for `%`; `reserved` the words that can never be bare names. `numbers` and `meant` are no words
    of the language: numbers written out, and phrases with what stands for them here.
    """

    language: str
    phrases: dict[str, tuple[Phrase, ...]]
    spelling: dict[str, str]
    units: tuple[tuple[Phrase, Unit], ...]
    percent: tuple[Phrase, ...]
    reserved: frozenset[str]
    numbers: dict[str, int]
    meant: tuple[tuple[Phrase, str], ...]


@cache
def keywords(language: str = "en") -> Keywords:
    """The table of a language code out of `LANGUAGES`."""
    text = resource("grammar", "keywords", f"{language}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    spellings = {name: _spellings(words) for name, words in table["keywords"].items()}
    return Keywords(
        language=table["language"],
        phrases=_by_first_word(spellings),
        spelling={name: words[0] for name, words in spellings.items()},
        units=_units(table["units"]),
        percent=tuple(Phrase(tuple(text.split()), "NUMBER") for text in table["percent"]),
        reserved=frozenset(spellings[name][0] for name in table["reserved"]),
        numbers=table["numbers"],
        meant=tuple(
            (Phrase(tuple(text.split()), "SLIP"), instead)
            for text, instead in table["meant"].items()
        ),
    )


def _spellings(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _by_first_word(spellings: dict[str, list[str]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for terminal, texts in spellings.items():
        for text in texts:
            phrase = Phrase(tuple(text.split()), terminal)
            found.setdefault(phrase.words[0], []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for first, phrases in found.items()
    }


def _units(table: dict[str, list[str]]) -> tuple[tuple[Phrase, Unit], ...]:
    units = [
        (Phrase(tuple(text.split()), "QUANTITY"), Unit(unit))
        for unit, texts in table.items()
        for text in texts
    ]
    return tuple(sorted(units, key=lambda pair: -len(pair[0].words)))

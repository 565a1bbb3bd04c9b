"""The words of the language, read from one table per human language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from standards_engine.frozen import frozen
from standards_engine.language.nodes import Unit
from standards_engine.resources import resource

LANGUAGES = ("en", "zh")
WILDCARD = "*"
_FIRST_WORD = re.compile(r"(?:\s+|[#＃][^\n]*)*([^\W\d]\w*)")
_OPENINGS = re.compile(r"^[ \t]*([^\W\d]\w*)", re.MULTILINE)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_QUOTED = re.compile(r'"[^"]*"|`[^`]*`|“[^”]*”')


@frozen
class Phrase:
    """A keyword as a sequence of words; `*` stands for one name."""

    words: tuple[str, ...]
    terminal: str


@frozen
class Keywords:
    """One language's table.

    `phrases` holds, by first word, its phrases with the longest first; `spelling` the canonical
    text of each terminal that has one; `units` the unit of each unit word, longest first, and
    `unit_spelling` the canonical word of each; `percent` the words for `%`; `counters` words that
    may stand behind a number and say nothing; `money` the currency of each word for one; `reserved`
    the words that can never be bare names. `names` are the language's own names by their English
    ones. `attached` are terminals that are written right behind the token before. `numbers` and
    `meant` are no words of the language: numbers written out, and phrases with what stands for them
    here.

    In an `unspaced` language words need no space between them: a run of letters that consists of
    `run` and can be no name is cut into words.
    """

    language: str
    phrases: dict[str, tuple[Phrase, ...]]
    spelling: dict[str, str]
    units: tuple[tuple[Phrase, Unit], ...]
    unit_spelling: dict[str, str]
    percent: tuple[Phrase, ...]
    counters: tuple[str, ...]
    money: dict[str, str]
    reserved: frozenset[str]
    names: dict[str, str]
    attached: frozenset[str]
    numbers: dict[str, int]
    meant: tuple[tuple[Phrase, str], ...]
    unspaced: bool
    run: re.Pattern[str] | None
    variants: Mapping[int, str]
    """Traditional characters, and the simplified ones that the words are written in."""

    def simplified(self, word: str) -> str:
        return word.translate(self.variants)


@cache
def keywords(language: str = "en") -> Keywords:
    """The table of a language code out of `LANGUAGES`."""
    text = resource("grammar", "keywords", f"{language}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    spellings = {name: _spellings(words) for name, words in table["keywords"].items()}
    return Keywords(
        language=table["language"],
        phrases=_by_first_word(spellings),
        spelling={name: words[0] for name, words in spellings.items() if words},
        units=_units(table["units"]),
        unit_spelling={unit: texts[0] for unit, texts in table["units"].items()},
        percent=tuple(Phrase(tuple(text.split()), "NUMBER") for text in table["percent"]),
        counters=tuple(table.get("counters", ())),
        money={word: code for code, words in table.get("money", {}).items() for word in words},
        reserved=frozenset(spellings[name][0] for name in table["reserved"]),
        names=table.get("names", {}),
        attached=frozenset(table.get("attached", ())),
        numbers=table.get("numbers", {}),
        meant=tuple(
            (Phrase(tuple(text.split()), "SLIP"), instead)
            for text, instead in table["meant"].items()
        ),
        unspaced=table.get("unspaced", False),
        run=_run(table, spellings) if table.get("unspaced") else None,
        variants=str.maketrans(table.get("traditional", {})),
    )


def language_of(text: str) -> str:
    """The language of a rule file, by its first word; of other rules, by the characters in it."""
    begun = _FIRST_WORD.match(text)
    first = begun[1].casefold() if begun else ""
    opened = (each for each in LANGUAGES if first in keywords(each).reserved)
    found = next(opened, None)
    if found is not None:
        return _of_declarations(text, found) or found
    return "zh" if _CHINESE.search(first or _QUOTED.sub("", text)) else "en"


def _of_declarations(text: str, header: str) -> str | None:
    """The other language, where all declarations behind the header begin in that one."""
    openings = _OPENINGS.findall(text)[1:]
    for language in LANGUAGES:
        theirs, ours = keywords(language).reserved, keywords(header).reserved
        if language != header and not ours.intersection(openings):
            return language if theirs.intersection(openings) else None
    return None


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
    return tuple(sorted(units, key=lambda pair: (-len(pair[0].words), -len(pair[0].words[0]))))


def _run(table: dict[str, Any], spellings: dict[str, list[str]]) -> re.Pattern[str]:
    """A run of letters made of keywords, the language's own names and numbers with units."""
    words = {word for texts in spellings.values() for word in texts if " " not in word}
    words |= set(table["names"].values())
    behind = {word for texts in table["units"].values() for word in texts}
    behind |= {*table["counters"], *(word for words in table["money"].values() for word in words)}
    number = rf"\d+(?:{_any_of(behind)})?"
    return re.compile(rf"(?:{_any_of(words)}|{number})+")


def _any_of(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

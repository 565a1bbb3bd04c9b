"""Pieces that several messages are made of: lists of names, and what stands in rule files."""

from __future__ import annotations

import errno
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from standards_engine.resources import resource
from standards_engine.source import Source, Span
from standards_engine.wording import (
    ENGLISH,
    LANGUAGES,
    later,
    listed,
    plural,
    say,
    speaking,
    spoken,
)

_FIRST_WORD = re.compile(r"(?:\s+|\ufeff|[#＃][^\n]*)*(\w+)")


def quoted(names: Iterable[str], most: int | None = None) -> str:
    """The names in back quotes; of more than `most`, the rest is only counted."""
    words = [f"`{name}`" for name in names]
    more = 0 if most is None else len(words) - most
    if more <= 0:
        return listed(words)
    return plural(
        more,
        "{names} and {number} more",
        "{names} and {number} more",
        names=listed(words[:most]),
    )


def joined(names: Sequence[str]) -> str:
    """`a`, `b` and `c`, in back quotes."""
    words = [f"`{name}`" for name in names]
    if len(words) < 2:
        return "".join(words)
    return say("{first} and {last}", first=listed(words[:-1]), last=words[-1])


def in_their_words(text: str) -> str:
    """What another program said, which nobody translates."""
    return say("{words}", words=text)


def of_system(error: OSError) -> str:
    """Why the operating system refused, in the language spoken where it is a customary reason."""
    if error.strerror is None or error.errno is None:
        return say("it cannot be opened")
    template = _REFUSALS.get(error.errno)
    if template is not None and error.strerror == os.strerror(error.errno):
        return say(template)
    return in_their_words(error.strerror.lower())


_REFUSALS = {
    errno.ENOENT: later("no such file or directory"),
    errno.EACCES: later("permission denied"),
    errno.EPERM: later("operation not permitted"),
    errno.EISDIR: later("is a directory"),
    errno.ENOTDIR: later("not a directory"),
    errno.EROFS: later("read-only file system"),
    errno.ENAMETOOLONG: later("file name too long"),
    errno.EMFILE: later("too many open files"),
    errno.EIO: later("input/output error"),
}


def noun(kind: str) -> str:
    """What something declared is called, by the word of the code: `parameter`."""
    return say(_NOUNS.get(kind, kind))


_NOUNS = {
    "parameter": later("parameter"),
    "definition": later("definition"),
    "event": later("event"),
    "calendar": later("calendar"),
    "table": later("table"),
    "standard": later("standard"),
    "constraint": later("constraint"),
    "field": later("field"),
    "setting": later("setting"),
    "option": later("option"),
    "example": later("example"),
    "rule": later("rule"),
    "exception": later("exception"),
    "the line": later("the line"),
}


def in_rules(template: str, span: Span | None, /, **facts: object) -> str:
    """A piece of rule text, in the language of the rule file in which `span` lies.

    Where the file does not tell, or it is no rule file, in the language spoken.
    """
    language = None if span is None else rules_language(span.source)
    return in_rules_of(template, language or spoken(), **facts)


def in_rules_of(template: str, language: str, /, **facts: object) -> str:
    """A piece of rule text in this language."""
    with speaking(language):
        return say(template, **facts)


@lru_cache(maxsize=64)
def rules_language(source: Source) -> str | None:
    """The language in which a rule file is written, as its first word tells."""
    found = _FIRST_WORD.match(source.text)
    word = found[1] if found else ""
    if word.casefold() == "ruleset":
        return "en"
    return "zh" if "\u4e00" <= word[:1] <= "\u9fff" and "zh" in LANGUAGES else None


def keyword(word: str, span: Span | None) -> str:
    """A keyword in the language of the rule file in which `span` lies, else in that spoken.

    `word` is its English spelling, or its name in the grammar where the spelling is not enough.
    """
    language = (None if span is None else rules_language(span.source)) or spoken()
    terminal = word if word in _spellings(ENGLISH) else _terminals().get(word)
    if terminal is not None:
        return _spellings(language).get(terminal, word)
    return _own_names(language).get(word) or in_rules(word, span)


def as_written(names: Iterable[str], span: Span | None) -> tuple[str, ...]:
    """Names and paths as they are written in the rule file in which `span` lies.

    The language has names of its own, such as `met` and `service`: they are one in every language.
    """
    language = ENGLISH if span is None else rules_language(span.source) or ENGLISH
    own = _own_names(language)
    return tuple(".".join(own.get(part, part) for part in name.split(".")) for name in names)


@cache
def _table(language: str) -> Mapping[str, Any]:
    path = resource("grammar", "keywords", f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _spellings(language: str) -> Mapping[str, str]:
    """The canonical spelling of each keyword, by its name in the grammar."""
    words = _table(language)["keywords"]
    return {n: each if isinstance(each, str) else each[0] for n, each in words.items() if each}


@cache
def _own_names(language: str) -> Mapping[str, str]:
    """The language's own names, by the English ones."""
    names: dict[str, str] = _table(language).get("names", {})
    return names


@cache
def _terminals() -> Mapping[str, str]:
    return {word: name for name, word in _spellings(ENGLISH).items() if name not in _SECOND}


_SECOND = {"CURRENCY", "GROUPED_BY", "EXPECTED", "PERIOD_OF", "THEN_VALUE", "INTERVAL"}
"""Spelled in English as another keyword is, that is named more often."""

"""What the tool says, in the reader's language.

Every sentence for a reader stands once in the code, in English, as a template:
`say("no event is called `{name}`", name=…)`. Its other wordings stand in one folder a language,
`zh/*.toml`, one file a room, with the English template as the key. A template without a wording is
said in English. Rules, plans and logs are never translated here: only what the tool itself says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce

from standards_engine.wording.tables import ENGLISH, LANGUAGES, table

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "alternatives",
    "both",
    "either",
    "language_of",
    "later",
    "listed",
    "plural",
    "say",
    "speaking",
    "spoken",
]

_SPOKEN: ContextVar[str] = ContextVar("spoken", default=ENGLISH)
_OF_PLACES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def spoken() -> str:
    """The code of the language spoken now, out of `LANGUAGES`."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, everything is said in this language, in this thread and its tasks."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def say(template: str, /, **facts: object) -> str:
    """The template in the language spoken, with the facts in its braces.

    The template is a literal, or was marked by `later`: a test reads them out of the code.
    """
    wording = table(_SPOKEN.get()).get(template, template)
    return wording.format(**facts) if facts else wording.format()


def later(template: str, /) -> str:
    """Marks a template that stands in a table of the code, to be said later."""
    return template


def plural(number: int, one: str, many: str, /, **facts: object) -> str:
    """`say` of `one` for 1 and of `many` for other numbers; `{number}` is the number."""
    return say(one if number == 1 else many, number=f"{number:,}", **facts)


def listed(names: Iterable[str]) -> str:
    """`a, b, c`."""
    return say(", ").join(names)


def alternatives(names: Sequence[str]) -> str:
    """`a, b or c`."""
    if len(names) < 2:
        return "".join(names)
    return say("{first} or {last}", first=listed(names[:-1]), last=names[-1])


def either(names: Iterable[str]) -> str:
    """`a or b or c`."""
    return reduce(lambda first, last: say("{first} or {last}", first=first, last=last), names)


def both(names: Iterable[str]) -> str:
    """`a and b and c`."""
    return reduce(lambda first, last: say("{first} and {last}", first=first, last=last), names)


def language_of(environment: Mapping[str, str]) -> str:
    """The first language of the locale that the tool speaks, as gettext would choose it."""
    locale = next((environment[name] for name in _OF_PLACES if environment.get(name)), "")
    wanted = (each.partition("_")[0].partition("-")[0].lower() for each in locale.split(":"))
    return next((each for each in wanted if each in LANGUAGES), ENGLISH)

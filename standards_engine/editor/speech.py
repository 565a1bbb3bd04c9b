"""In which language a file is spoken about: its own, unless the editor was told another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from standards_engine.language import language_of
from standards_engine.wording import ENGLISH, LANGUAGES, speaking, spoken


def speech(text: str, chosen: str | None) -> str:
    """`chosen` is the editor's setting; an English file may be spoken about in another language."""
    if chosen in LANGUAGES:
        return chosen
    written = language_of(text)
    return spoken() if written == ENGLISH else written


@contextmanager
def speaking_of(text: str, chosen: str | None) -> Iterator[None]:
    with speaking(speech(text, chosen)):
        yield

"""The page of each diagnostic, `docs/diagnostics/<code>.md`: what it means, wrong, and right.

A page says the same twice, in English and below `## 中文`; its blocks stand there once. Blocks of
both sides stand under `**Beside it**`; a block is a file, whose name may stand behind its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from standards_engine.frozen import frozen
from standards_engine.resources import resource
from standards_engine.wording import ENGLISH

_SIDES = ("Beside it", "Wrong", "Right")
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?: name=(?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_SIDE = re.compile(rf"^\*\*({'|'.join(_SIDES)})\*\*$", re.MULTILINE)
_HEADINGS = {"zh": "## 中文"}


@frozen
class Block:
    """A file, or what is typed and answered where its kind is `console`."""

    kind: str
    text: str
    name: str | None = None


@frozen(kw_only=True)
class Page:
    """The text is paragraphs with an empty line between; the first says what is wrong."""

    code: str
    text: str
    beside: tuple[Block, ...]
    wrong: tuple[Block, ...]
    right: tuple[Block, ...]

    @property
    def meaning(self) -> str:
        """Its first sentence."""
        return re.split(r"(?<=\.)\s|(?<=。)", self.text, maxsplit=1)[0].replace("\n", " ")


def codes() -> tuple[str, ...]:
    """Of every page there is."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md")))


def page(code: str, language: str = ENGLISH) -> Page | None:
    """In English where there is no text in the language; None where there is no page."""
    path = _folder() / f"{code}.md"
    if code not in codes():
        return None
    texts = dict(_texts(path.read_text(encoding="utf-8")))
    before, *rest = _SIDE.split(texts[ENGLISH])
    sides = {side: _blocks(text) for side, text in zip(rest[::2], rest[1::2], strict=True)}
    beside, wrong, right = (sides.get(side, ()) for side in _SIDES)
    text = before.partition("\n")[2].strip()
    if language != ENGLISH:
        text = texts.get(language, text)
    return Page(code=code, text=text, beside=beside, wrong=wrong, right=right)


def _folder() -> Path:
    return resource("docs", "diagnostics")


def _texts(whole: str) -> Iterator[tuple[str, str]]:
    """By language: all before the first heading, and what stands below each."""
    for language, heading in _HEADINGS.items():
        whole, found, below = whole.partition(f"\n{heading}\n")
        if found:
            yield language, below.strip()
    yield ENGLISH, whole


def _blocks(text: str) -> tuple[Block, ...]:
    found = _FENCE.finditer(text)
    return tuple(Block(kind=each["kind"], text=each["text"], name=each["name"]) for each in found)

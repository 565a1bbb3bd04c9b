"""The page of each diagnostic, `docs/diagnostics/<code>.md`: what it means, wrong, and right.

A page says the same twice, in English and below `## 中文`. Its blocks stand there once, except
where what is wrong cannot be said in the words of the other language. Blocks of both sides stand
under `**Beside it**`; a block is a file, whose name may stand behind its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from standards_engine.frozen import frozen
from standards_engine.resources import resource
from standards_engine.wording import ENGLISH

_SIDES = {
    ENGLISH: ("Beside it", "Wrong", "Right"),
    "zh": ("旁边的文件", "错误写法", "正确写法"),
}
_USUAL = {
    "rules": "rules.std",
    "plan": "plan.yaml",
    "mapping": "mapping.yaml",
    "waivers": "waivers.yaml",
    "log": "log.csv",
}
_HEADINGS = {"zh": "## 中文"}
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?: name=(?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_SIDE = re.compile(r"^\*\*(.+)\*\*$", re.MULTILINE)


@frozen
class Block:
    """A file, or what is typed and answered where its kind is `console`."""

    kind: str
    text: str
    name: str | None = None

    @property
    def file(self) -> str | None:
        """The name under which it is tried, also where the page gives none."""
        return self.name or _USUAL.get(self.kind)


@frozen(kw_only=True)
class Page:
    """The text is paragraphs with an empty line between; the first says what is wrong."""

    code: str
    text: str
    beside: tuple[Block, ...]
    wrong: tuple[Block, ...]
    right: tuple[Block, ...]

    @property
    def files(self) -> frozenset[str]:
        """Names of all files of both sides."""
        blocks = (*self.beside, *self.wrong, *self.right)
        return frozenset(block.file for block in blocks if block.file is not None)

    @property
    def meaning(self) -> str:
        """Its first sentence."""
        return re.split(r"(?<=\.)\s|(?<=。)", self.text, maxsplit=1)[0].replace("\n", " ")


def codes() -> tuple[str, ...]:
    """Of every page there is."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md")))


def page(code: str, language: str = ENGLISH) -> Page | None:
    """In English where there is no text in the language; None where there is no page."""
    if code not in codes():
        return None
    texts = dict(_texts((_folder() / f"{code}.md").read_text(encoding="utf-8")))
    text, english = _parts(texts[ENGLISH], ENGLISH)
    text, own = _parts(texts[language], language) if language in texts else (text, ())
    beside, wrong, right = own if any(own) else english
    return Page(code=code, text=text, beside=beside, wrong=wrong, right=right)


def _folder() -> Path:
    return resource("docs", "diagnostics")


def _texts(whole: str) -> Iterator[tuple[str, str]]:
    """By language, without the headings: what stands below its own, and all before them."""
    for language, heading in _HEADINGS.items():
        whole, found, below = whole.partition(f"\n{heading}\n")
        if found:
            yield language, below
    yield ENGLISH, whole.partition("\n")[2]


def _parts(text: str, language: str) -> tuple[str, tuple[tuple[Block, ...], ...]]:
    """What stands before the sides, and the blocks of each side."""
    before, *rest = _SIDE.split(text)
    sides = {side: _blocks(below) for side, below in zip(rest[::2], rest[1::2], strict=True)}
    return before.strip(), tuple(sides.get(side, ()) for side in _SIDES[language])


def _blocks(text: str) -> tuple[Block, ...]:
    found = _FENCE.finditer(text)
    return tuple(Block(kind=each["kind"], text=each["text"], name=each["name"]) for each in found)

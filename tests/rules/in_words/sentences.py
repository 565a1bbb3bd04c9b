"""The blocks of sentences.md: clauses, and the sentences that they should be read as."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_PAGE = Path(__file__).with_name("sentences.md")


class Said(NamedTuple):
    """The first lines of the words of `standard s CLAUSES`, in both languages."""

    clauses: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]


def sentences() -> list[Said]:
    blocks = [block.splitlines() for block in _PAGE.read_text(encoding="utf-8").split("\n\n")]
    return [
        Said(blocks[index][0].strip(), _lines(blocks[index + 1]), _lines(blocks[index + 2]))
        for index, block in enumerate(blocks)
        if block[0].startswith("    ")
    ]


def _lines(block: list[str]) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ") for line in block)
